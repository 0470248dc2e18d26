import { application } from '../../modules/index.ts';
import { examine, type Outcome } from '../../platform/doctor/doctor.ts';
import { say } from '../../platform/text/say.ts';
import { type Command, WrongUse, withDatabase } from './command.ts';
import type { Terminal } from './terminal.ts';

/** How many of the things found are named; --json has all. */
const NAMED = 5;

export const doctorCommand: Command = {
  usage: 'doctor',
  label: { zh: '检查数据库里的每一条不变量', en: 'Check everything that must hold in the database' },
  options: {},
  async run(said, terminal) {
    if (said.positionals.length > 0) throw new WrongUse();
    const outcomes = await withDatabase(said, terminal, ({ url, database, keyring }) =>
      examine(url, { ...application, database, keyring }),
    );
    terminal.answer(outcomes.map(({ check, found }) => ({ check: check.name, ok: found.length === 0, found })));
    for (const outcome of outcomes) tell(outcome, terminal);
    return outcomes.every(({ found }) => found.length === 0) ? 0 : 1;
  },
};

function tell({ check, found }: Outcome, terminal: Terminal): void {
  const { language } = terminal;
  const label = say(check.label, {}, language);
  if (found.length === 0) {
    terminal.say(say({ zh: '正常  {label}', en: 'ok     {label}' }, { label }, language));
    return;
  }
  const params = {
    label,
    count: found.length,
    names: found
      .slice(0, NAMED)
      .map(({ title }) => title)
      .join(', '),
    more: found.length > NAMED ? ' …' : '',
    remedy: say(check.remedy, {}, language),
  };
  terminal.say(
    say(
      {
        zh: '有误  {label}：{count} 处不符（{names}{more}）。{remedy}',
        en: 'WRONG  {label}: {count} are not so ({names}{more}). {remedy}',
      },
      params,
      language,
    ),
  );
}
