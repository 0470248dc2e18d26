import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { application } from '../../modules/index.ts';
import { DomainError, type Word } from '../../platform/errors/errors.ts';
import { look, recognise, writeLook } from '../../platform/imports/import.ts';
import type { ImportKind } from '../../platform/imports/kind.ts';
import { type Look, seenIn } from '../../platform/imports/look.ts';
import { asideWorkbook, type Reported, reported } from '../../platform/imports/report.ts';
import { changeImport, importById, keepUpload, workbookOf } from '../../platform/imports/store.ts';
import { words } from '../../platform/imports/words.ts';
import type { Workbook } from '../../platform/sheets/workbook.ts';
import { say } from '../../platform/text/say.ts';
import { actNow, batchFor } from '../act.ts';
import type { Opened } from '../open.ts';
import type { Terminal } from './terminal.ts';

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

export interface ImportOptions {
  readonly kind: string | null;
  readonly party: string | null;
  readonly dryRun: boolean;
  readonly acceptWarnings: boolean;
  /** Where rows with errors are handed back; null where they block. */
  readonly aside: string | null;
}

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly workbook: Workbook;
  readonly kind: ImportKind;
}

/** Organisations before their members, members before what they won, in whatever order the files are named. */
export async function importFiles(
  opened: Opened,
  paths: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<Imported[]> {
  const results = new Map<string, Imported>();
  const files: File[] = [];
  const withErrors: Look[] = [];
  for (const path of paths) {
    terminal.progress({ zh: `正在读取 ${basename(path)}`, en: `Reading ${basename(path)}` });
    const file = await readFileFor(opened, path, options, terminal);
    if (!('workbook' in file)) results.set(path, file);
    else files.push(file);
  }
  const order = application.imports;
  for (const file of files.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    terminal.progress({ zh: `正在写入 ${basename(file.path)}`, en: `Writing ${basename(file.path)}` });
    const { imported, seen } = await importFile(opened, file, options, terminal);
    results.set(file.path, imported);
    if (!options.aside || !seen || seen.counts.errors === 0) continue;
    // After each file, so that what was set aside is there whatever becomes of the next.
    withErrors.push(seen);
    await writeFile(options.aside, await asideWorkbook(withErrors, terminal.language));
  }
  return paths.map((path) => results.get(path) as Imported);
}

async function readFileFor(
  opened: Opened,
  path: string,
  options: ImportOptions,
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
    return refusedFile(path, options.kind, options.party, error, terminal);
  }
}

/** A file that cannot be read stops none of the others. Passes on any other error. */
function refusedFile(
  path: string,
  kind: string | null,
  party: string | null,
  error: unknown,
  terminal: Terminal,
): Imported {
  const refused = refusalOf(error, basename(path), terminal);
  if (!refused) throw error;
  const none = { rows: 0, new: 0, updated: 0, unchanged: 0, warnings: 0, errors: 0, problems: [] };
  return { file: path, kind, party, ...none, batch: null, committed: false, refused };
}

/** A path below a file leads to none either. */
const noFile = new Set(['ENOENT', 'ENOTDIR']);
const notReadable = new Set(['EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']);

function refusalOf(error: unknown, file: string, { language }: Terminal) {
  if (error instanceof DomainError && error.kind === 'invalid') {
    return { code: error.code, message: say(error.word, error.params, language) };
  }
  const { code = '' } = error as NodeJS.ErrnoException;
  const word: Word | null = noFile.has(code) ? words.noSuchFile : notReadable.has(code) ? words.fileNotReadable : null;
  return word && { code: word.code, message: say(word, { file }, language) };
}

interface Taken {
  readonly imported: Imported;
  readonly seen: Look | null;
}

/** One transaction a file: the lock, the look, the writing and the record of the import. */
async function importFile(opened: Opened, file: File, options: ImportOptions, terminal: Terminal): Promise<Taken> {
  const fileName = basename(file.path);
  const batch = batchFor(opened, actNow('import', fileName));
  let seen: Look | null = null;
  try {
    const { id, look: written } = await opened.database.inTransaction(opened.scope, async (tx) => {
      const about = { fileName, party: options.party, said: {}, kinds: application.imports };
      const told = await look(tx, batch, file.kind, file.workbook, about);
      seen = told;
      if (options.dryRun) return { id: null, look: told };
      const acceptance = { acceptWarnings: options.acceptWarnings, setErrorsAside: options.aside !== null };
      const seq = await writeLook(tx, batch, told, acceptance);
      const upload = { fileName, bytes: file.bytes };
      const id = await keepUpload(tx, batch, upload, { state: 'ready', kind: file.kind.kind, party: options.party });
      const became = { state: 'committed', counts: told.counts, seen: seenIn(told), seq } as const;
      await changeImport(tx, batch, await importById(tx, batch, id), became);
      return { id, look: told };
    });
    return { imported: summary(file, written, id, terminal), seen };
  } catch (error) {
    // Stopped by its own errors or warnings: nothing was written, and the problems say what to do.
    if (seen && error instanceof DomainError && error.kind === 'rule')
      return { imported: summary(file, seen, null, terminal), seen: null };
    return { imported: refusedFile(file.path, file.kind.kind, options.party, error, terminal), seen: null };
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
