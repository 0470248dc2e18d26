import { parseArgs } from 'node:util';
import { DomainError } from '../../platform/errors/errors.ts';
import { say, setTraditional } from '../../platform/text/say.ts';
import { traditional } from '../../platform/text/traditional.ts';
import { systemProblem } from '../system-problem.ts';
import { auditCommand } from './audit.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { type Command, WrongUse } from './command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { evidenceCommand, figuresCommand } from './figures.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { reportCommand, sealCommand, verifyCommand } from './report.ts';
import { retentionCommand } from './retention.ts';
import { searchCommand } from './search.ts';
import { type ExitCode, languageOf, type Terminal, terminal } from './terminal.ts';
import { undoCommand } from './undo.ts';

const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  undo: undoCommand,
  figures: figuresCommand,
  evidence: evidenceCommand,
  report: reportCommand,
  seal: sealCommand,
  verify: verifyCommand,
  search: searchCommand,
  retention: retentionCommand,
  demo: demoCommand,
  audit: auditCommand,
  doctor: doctorCommand,
  keys: keysCommand,
  backup: backupCommand,
  restore: restoreCommand,
};

const shared = {
  data: { type: 'string' },
  database: { type: 'string' },
  jurisdiction: { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(args: readonly string[]): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const plain = terminal(languageOf(undefined), false);
  if (!command) return usage(plain, name === 'help' || name === '--help' || name === '-h' ? 0 : 2);
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...shared, ...command.options },
      allowPositionals: true,
    });
    const spoken = terminal(languageOf(values.language), values.json === true);
    if (values.help) return usage(spoken, 0, command);
    return await run(command, { positionals, options: values }, spoken);
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    plain.complain(error.message);
    return usage(plain, 2, command);
  }
}

async function run(command: Command, words: Parameters<Command['run']>[0], spoken: Terminal): Promise<ExitCode> {
  try {
    return await command.run(words, spoken);
  } catch (problem) {
    if (problem instanceof WrongUse) return usage(spoken, 2, command);
    const error = problem instanceof DomainError ? problem : systemProblem(problem);
    if (!error) throw problem;
    const message = say(error.word, error.params, spoken.language);
    spoken.answer({ error: { code: error.code, message } });
    spoken.complain(message);
    return error.kind === 'invalid' || error.kind === 'not-found' ? 2 : 1;
  }
}

function usage(spoken: Terminal, code: ExitCode, command?: Command): ExitCode {
  const listed = command ? [command] : Object.values(commands);
  const lines = listed.map(({ usage: line, label }) => `  tongzhou ${line}\n      ${say(label, {}, spoken.language)}`);
  const text = `${lines.join('\n')}\n\n  --data DIR | --database URL   --jurisdiction CODE   --json   --language zh-Hans|zh-Hant|en`;
  if (code === 0) spoken.say(text);
  else spoken.complain(text);
  return code;
}

setTraditional(traditional);
process.exitCode = await main(process.argv.slice(2));
