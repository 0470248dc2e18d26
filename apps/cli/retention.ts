import { carryOutDue, type Due, dataCategory, dueOn } from '../../modules/rights/index.ts';
import { closeBatch } from '../../platform/record/batch.ts';
import { parsePartialDate } from '../../platform/text/partial-date.ts';
import { inLanguage, say } from '../../platform/text/say.ts';
import { actNow, batchFor } from '../act.ts';
import { type Command, textOption, WrongUse, withDatabase } from './command.ts';
import type { Terminal } from './terminal.ts';

const words = {
  none: { zh: '没有保存期满的内容', en: 'Nothing is kept longer than it is needed' },
  listed: {
    zh: '以上 {count} 人有保存期满的内容；没有删除。要删除，请加 --carry-out',
    en: '{count} people are due; nothing was erased. Add --carry-out to erase',
  },
  erased: { zh: '已删除 {count} 人的期满内容', en: 'Erased what was due of {count} people' },
};

export const retentionCommand: Command = {
  usage: 'retention [--before DATE] [--carry-out]',
  label: { zh: '列出保存期满的个人信息；确认后删除', en: 'List personal data kept long enough; erase them when told' },
  options: { before: { type: 'string' }, 'carry-out': { type: 'boolean' } },
  async run(said, terminal) {
    const act = actNow('command line', 'retention');
    const before = textOption(said, 'before') ?? act.today;
    if (said.positionals.length > 0 || before.length !== 10 || parsePartialDate(before) !== before)
      throw new WrongUse();
    const { due, erased } = await withDatabase(said, terminal, async (opened) => {
      const within = <T>(work: Parameters<typeof opened.database.inTransaction<T>>[1]) =>
        opened.database.inTransaction(opened.scope, work);
      const found = await within((tx) => dueOn(tx, batchFor(opened, act), before));
      let done = 0;
      for (const { person } of said.options['carry-out'] === true ? found : []) {
        // Each is one transaction and one link of the log: a halt between two leaves both whole.
        const batch = batchFor(opened, act);
        const went = await within(async (tx) => {
          const erasedOne = await carryOutDue(tx, batch, person, before);
          await closeBatch(tx, batch);
          return erasedOne;
        });
        if (went) done += 1;
      }
      return { due: found, erased: done };
    });
    tell(terminal, due, said.options['carry-out'] === true ? erased : null);
    return 0;
  },
};

function tell(terminal: Terminal, due: readonly Due[], erased: number | null): void {
  const { language } = terminal;
  terminal.answer({ due, ...(erased === null ? {} : { erased }) });
  for (const { name, person, categories } of erased === null ? due : []) {
    const labels = categories.map((code) =>
      inLanguage(dataCategory.byCode.get(code) ?? { zh: code, en: code }, language),
    );
    terminal.say(`${name}  ${person}  ${labels.join(language === 'en' ? ', ' : '、')}`);
  }
  if (due.length === 0) terminal.say(words.none);
  else if (erased === null) terminal.say(say(words.listed, { count: due.length }, language));
  else terminal.say(say(words.erased, { count: erased }, language));
}
