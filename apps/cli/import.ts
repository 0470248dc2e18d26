import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parties } from '../../data/parties.ts';
import { application } from '../../modules/index.ts';
import { codeOf } from '../../platform/codes/codes.ts';
import { DomainError, type Word } from '../../platform/errors/errors.ts';
import { look, recognise, writeLook } from '../../platform/imports/import.ts';
import type { ImportKind } from '../../platform/imports/kind.ts';
import type { Look } from '../../platform/imports/look.ts';
import { asideWorkbook, type Reported, reported } from '../../platform/imports/report.ts';
import { changeImport, importById, keepUpload, workbookOf } from '../../platform/imports/store.ts';
import { words } from '../../platform/imports/words.ts';
import type { Workbook } from '../../platform/sheets/workbook.ts';
import { fold } from '../../platform/text/fold.ts';
import { say } from '../../platform/text/say.ts';
import { actNow, batchFor } from '../act.ts';
import type { Opened } from '../open.ts';
import { type Command, textOption, type Words, WrongUse, withDatabase } from './command.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** What became of one file. */
export interface Imported {
  readonly file: string;
  readonly kind: string | null;
  readonly party: string | null;
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly warnings: number;
  readonly errors: number;
  readonly problems: readonly Reported[];
  /** For `undo`; null where nothing was committed. */
  readonly batch: string | null;
  readonly committed: boolean;
  readonly refused?: { readonly code: string; readonly message: string };
}

interface Options {
  readonly kind: string | null;
  readonly party: string | null;
  readonly dryRun: boolean;
  readonly acceptWarnings: boolean;
  readonly aside: string | null;
}

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly workbook: Workbook;
  readonly kind: ImportKind;
}

export const importCommand: Command = {
  usage:
    'import FILE... [--kind roster|organisations|honours|posts] [--party CODE] [--dry-run] [--accept-warnings] [--set-errors-aside FILE]',
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
    const results = await withDatabase(said, terminal, (opened) =>
      importFiles(opened, said.positionals, options, terminal),
    );
    terminal.answer(results);
    for (const result of results) tell(result, terminal);
    return exitCode(results, options);
  },
};

function optionsOf(said: Words): Options {
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

/** Organisations before their members, members before what they won, in whatever order the files are named. */
async function importFiles(
  opened: Opened,
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<Imported[]> {
  const results = new Map<string, Imported>();
  const files: File[] = [];
  for (const path of paths) {
    terminal.progress({ zh: `正在读取 ${basename(path)}`, en: `Reading ${basename(path)}` });
    const file = await readFileFor(opened, path, options, terminal);
    if (!('workbook' in file)) results.set(path, file);
    else files.push(file);
  }
  const order = application.imports;
  for (const file of files.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    terminal.progress({ zh: `正在写入 ${basename(file.path)}`, en: `Writing ${basename(file.path)}` });
    results.set(file.path, await importFile(opened, file, options, terminal));
  }
  return paths.map((path) => results.get(path) as Imported);
}

async function readFileFor(
  opened: Opened,
  path: string,
  options: Options,
  terminal: Terminal,
): Promise<File | Imported> {
  const fileName = basename(path);
  try {
    const bytes = await readFile(path);
    const workbook = await workbookOf(fileName, bytes);
    const kind = await opened.database.inTransaction(opened.scope, (tx) =>
      recognise(tx, batchFor(opened, actNow('import')), application.imports, workbook, fileName, options.kind),
    );
    return { path, bytes, workbook, kind };
  } catch (error) {
    const refused = refusalOf(error, fileName, terminal);
    if (!refused) throw error;
    const none = { rows: 0, new: 0, updated: 0, unchanged: 0, warnings: 0, errors: 0, problems: [] };
    return { file: path, kind: options.kind, party: options.party, ...none, batch: null, committed: false, refused };
  }
}

function refusalOf(error: unknown, file: string, { language }: Terminal) {
  if (error instanceof DomainError && error.kind === 'invalid') {
    return { code: error.code, message: say(error.word, error.params, language) };
  }
  const { code } = error as NodeJS.ErrnoException;
  const word: Word | null =
    code === 'ENOENT' ? words.noSuchFile : code === 'EISDIR' || code === 'EACCES' ? words.fileNotReadable : null;
  return word && { code: word.code, message: say(word, { file }, language) };
}

/** One transaction a file: the lock, the look, the writing and the record of the import. */
async function importFile(opened: Opened, file: File, options: Options, terminal: Terminal): Promise<Imported> {
  const fileName = basename(file.path);
  const batch = batchFor(opened, actNow('import', fileName));
  let seen: Look | null = null;
  try {
    const written = await opened.database.inTransaction(opened.scope, async (tx) => {
      seen = await look(tx, batch, file.kind, file.workbook, { fileName, party: options.party, said: {} });
      if (options.dryRun) return null;
      const acceptance = { acceptWarnings: options.acceptWarnings, setErrorsAside: options.aside !== null };
      const seq = await writeLook(tx, batch, seen, acceptance);
      const upload = { fileName, bytes: file.bytes };
      const id = await keepUpload(tx, batch, upload, { state: 'ready', kind: file.kind.kind, party: options.party });
      await changeImport(tx, batch, await importById(tx, batch, id), { state: 'committed', counts: seen.counts, seq });
      return id;
    });
    if (options.aside && seen && (seen as Look).counts.errors > 0)
      await writeFile(options.aside, await asideWorkbook(seen, terminal.language));
    return summary(file, seen as unknown as Look, written, terminal);
  } catch (error) {
    // Stopped by its own errors or warnings: nothing was written, and the problems say what to do.
    if (seen && error instanceof DomainError && error.kind === 'rule') return summary(file, seen, null, terminal);
    throw error;
  }
}

function summary({ path, kind }: File, seen: Look, batch: string | null, { language }: Terminal): Imported {
  const { aside: _, ...counts } = seen.counts;
  const party = seen.prepared.context.party;
  return {
    file: path,
    kind: kind.kind,
    party,
    ...counts,
    problems: reported(seen, language),
    batch,
    committed: batch !== null,
  };
}

function exitCode(results: readonly Imported[], { dryRun }: Options): ExitCode {
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
