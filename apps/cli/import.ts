import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parties } from '../../data/parties.ts';
import { application } from '../../modules/index.ts';
import { codeOf } from '../../platform/codes/codes.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { words } from '../../platform/imports/words.ts';
import { fold } from '../../platform/text/fold.ts';
import { say } from '../../platform/text/say.ts';
import { type Command, textOption, type Words, WrongUse, withDatabase } from './command.ts';
import { type Imported, type ImportOptions, importFiles } from './import-files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export const importCommand: Command = {
  usage:
    'import FILE... [--kind roster|organisations|honours|posts|proposals] [--party CODE] [--dry-run] [--accept-warnings] [--set-errors-aside FILE]',
  label: { zh: '导入工作簿', en: 'Take in workbooks' },
  options: {
    kind: { type: 'string' },
    party: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'accept-warnings': { type: 'boolean' },
    'set-errors-aside': { type: 'string' },
  },
  async run(said, terminal) {
    if (said.positionals.length === 0) throw new WrongUse();
    const options = optionsOf(said);
    if (options.aside) await requireWritable(options.aside, said.positionals);
    const results = await withDatabase(said, terminal, (opened) =>
      importFiles(opened, said.positionals, options, terminal),
    );
    terminal.answer(results);
    for (const result of results) tell(result, terminal);
    return exitCode(results, options);
  },
};

function optionsOf(said: Words): ImportOptions {
  const kind = textOption(said, 'kind') ?? null;
  if (kind && !application.imports.some((known) => known.kind === kind))
    throw new DomainError('invalid', words.noSuchKind, { kind });
  const party = textOption(said, 'party');
  const code = party ? codeOf(parties, fold(party)) : null;
  if (party && !code) throw new DomainError('invalid', words.noSuchParty, { party });
  return {
    kind,
    party: code,
    dryRun: said.options['dry-run'] === true,
    acceptWarnings: said.options['accept-warnings'] === true,
    aside: textOption(said, 'set-errors-aside') ?? null,
  };
}

/** Before anything is written to the database: rows that are set aside have no other place to go. */
async function requireWritable(file: string, read: readonly string[]): Promise<void> {
  if (read.some((path) => resolve(path) === resolve(file)))
    throw new DomainError('invalid', words.asideIsRead, { file });
  const isNew = !existsSync(file);
  try {
    await (await open(file, 'a')).close();
  } catch {
    throw new DomainError('invalid', words.asideNotWritable, { file });
  }
  if (isNew) await rm(file);
}

function exitCode(results: readonly Imported[], { dryRun }: ImportOptions): ExitCode {
  if (results.some(({ refused }) => refused)) return 2;
  return results.some(({ committed, errors }) => (dryRun ? errors > 0 : !committed)) ? 1 : 0;
}

const marks = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '待确认', en: 'warning' },
  notice: { zh: '提示', en: 'notice' },
} as const;

function tell(result: Imported, terminal: Terminal): void {
  const { file, refused, problems } = result;
  if (refused) {
    terminal.complain(`${file}: ${refused.message}`);
    return;
  }
  for (const { sheet, row, column, severity, message } of problems) {
    terminal.say(`  ${sheet} ${row} ${column}: ${say(marks[severity], {}, terminal.language)} ${message}`);
  }
  const word = result.committed ? words.summaryWritten : words.summaryNotWritten;
  const { rows, new: made, updated, unchanged, warnings, errors, batch } = result;
  terminal.say(
    say(
      word,
      { file: basename(file), rows, made, updated, unchanged, warnings, errors, batch: batch ?? '' },
      terminal.language,
    ),
  );
}
