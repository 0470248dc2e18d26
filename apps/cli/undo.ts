import { application } from '../../modules/index.ts';
import { undoImport } from '../../platform/imports/import.ts';
import { type Dependent, StillNeeded } from '../../platform/imports/undo.ts';
import { closeBatch } from '../../platform/record/batch.ts';
import { say } from '../../platform/text/say.ts';
import { actNow, batchFor } from '../act.ts';
import { type Command, type Words, WrongUse, withDatabase } from './command.ts';
import type { Terminal } from './terminal.ts';

export const undoCommand: Command = {
  usage: 'undo BATCH',
  label: { zh: '撤销一次导入', en: 'Take back an import' },
  options: { reason: { type: 'string' } },
  async run(said, terminal) {
    const [id, ...more] = said.positionals;
    if (!id || more.length > 0) throw new WrongUse();
    try {
      await undo(id, said, terminal);
    } catch (error) {
      if (!(error instanceof StillNeeded)) throw error;
      refuse(error, terminal);
      return 1;
    }
    terminal.answer({ batch: id, undone: true });
    terminal.say({
      zh: '已撤销，记录恢复到导入之前',
      en: 'Taken back: the records are as they were before the import',
    });
    return 0;
  },
};

function undo(id: string, said: Words, terminal: Terminal): Promise<void> {
  return withDatabase(said, terminal, (opened) => {
    const batch = batchFor(opened, actNow('command line', String(said.options.reason ?? 'undo')));
    return opened.database.inTransaction(opened.scope, async (tx) => {
      await undoImport(tx, batch, id);
      await closeBatch(tx, batch);
    });
  });
}

const SHOWN = 20;

/** All that stands in the way for machines; for people as much as they read, and how much more there is. */
function refuse({ code, word, params, dependents }: StillNeeded, terminal: Terminal): void {
  const message = say(word, params, terminal.language);
  terminal.answer({ error: { code, message }, dependents });
  terminal.complain(message);
  for (const dependent of dependents.slice(0, SHOWN)) terminal.complain(`  ${lineOf(dependent, terminal)}`);
  const more = { count: dependents.length - SHOWN };
  if (more.count > 0) terminal.complain(`  ${say(andMore, more, terminal.language)}`);
}

const andMore = { zh: '另有 {count} 处，用 --json 全部列出', en: '{count} more; --json names all' };
const reasons = {
  changed: { zh: '后来改过', en: 'changed later' },
  refers: { zh: '后来引用了它', en: 'made later and refers to it' },
} as const;

function lineOf({ record, id, title, why }: Dependent, { language }: Terminal): string {
  const label = application.definitions.get(record)?.label ?? { zh: record, en: record };
  return `${say(label, {}, language)} ${title} ${id}: ${say(reasons[why], {}, language)}`;
}
