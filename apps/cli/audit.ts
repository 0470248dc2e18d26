import { application } from '../../modules/index.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { say } from '../../platform/text/say.ts';
import { type Command, WrongUse, withDatabase } from './command.ts';

export const auditCommand: Command = {
  usage: 'audit verify',
  label: { zh: '核对日志', en: 'Verify the log' },
  options: {},
  async run(words, terminal) {
    if (words.positionals.join(' ') !== 'verify') throw new WrongUse();
    const { batches, entries, firstProblem } = await withDatabase(words, terminal, ({ database, scope }) =>
      verifyLog(database, scope, application.definitions),
    );
    const problem = firstProblem && {
      code: firstProblem.word.code,
      message: say(firstProblem.word, firstProblem.params ?? {}, terminal.language),
    };
    terminal.answer({ ok: problem === null, batches, entries, ...(problem ? { firstProblem: problem } : {}) });
    terminal.say(
      problem
        ? problem.message
        : say(
            {
              zh: '日志完整：{batches} 批，{entries} 条',
              en: 'The log is whole: {batches} batches, {entries} entries',
            },
            { batches, entries },
            terminal.language,
          ),
    );
    return problem ? 1 : 0;
  },
};
