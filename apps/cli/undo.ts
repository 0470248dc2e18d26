import { undoImport } from '../../platform/imports/import.ts';
import { closeBatch } from '../../platform/record/batch.ts';
import { actNow, batchFor } from '../act.ts';
import { type Command, WrongUse, withDatabase } from './command.ts';

export const undoCommand: Command = {
  usage: 'undo BATCH',
  label: { zh: '撤销一次导入', en: 'Take back an import' },
  options: { reason: { type: 'string' } },
  async run(words, terminal) {
    const [id, ...more] = words.positionals;
    if (!id || more.length > 0) throw new WrongUse();
    await withDatabase(words, terminal, (opened) => {
      const batch = batchFor(opened, actNow('command line', String(words.options.reason ?? 'undo')));
      return opened.database.inTransaction(opened.scope, async (tx) => {
        await undoImport(tx, batch, id);
        await closeBatch(tx, batch);
      });
    });
    terminal.answer({ batch: id, undone: true });
    terminal.say({
      zh: '已撤销，记录恢复到导入之前',
      en: 'Taken back: the records are as they were before the import',
    });
    return 0;
  },
};
