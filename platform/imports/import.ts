import { placeInLog } from '../audit/log.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import { type Batch, closeBatch } from '../record/batch.ts';
import { words as recordWords } from '../record/words.ts';
import { words as sheetWords } from '../sheets/words.ts';
import type { Workbook } from '../sheets/workbook.ts';
import { type Acceptance, lockImports, requireAcceptable, writePlan } from './commit.ts';
import { kindsOf } from './fit.ts';
import type { ImportKind } from './kind.ts';
import { type Look, lookAt, seenIn } from './look.ts';
import { forgetColumns, memoryOf, memoryThatFits, prepareByMemory, rememberColumns } from './memory.ts';
import type { Said } from './prepare.ts';
import { changeImport, type Import, importById, keepSeen, uploadOf, workbookOf } from './store.ts';
import { type Dependent, dependentsOf, StillNeeded, undoBatch } from './undo.ts';
import { words } from './words.ts';

/** One file on its way in: what is kept of it, and what it would do now (null once it is over, or where it cannot be read). */
export interface Conversation {
  readonly kept: Import;
  readonly look: Look | null;
}

/** Which kind a workbook is: the one chosen, else the one whose columns fit best. Throws where none fits. */
export async function recognise(
  tx: Tx,
  batch: Batch,
  kinds: readonly ImportKind[],
  workbook: Workbook,
  fileName: string,
  chosen: string | null,
): Promise<ImportKind> {
  if (chosen) return kindNamed(kinds, chosen);
  const [best] = kindsOf(workbook, kinds, new Map(), fileName);
  if (best) return best;
  for (const kind of kinds) {
    if (memoryThatFits(workbook, kind, await memoryOf(tx, batch, kind.kind))) return kind;
  }
  throw new DomainError('invalid', sheetWords.noHeaderRow, { file: fileName });
}

export function kindNamed(kinds: readonly ImportKind[], name: string): ImportKind {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw new DomainError('invalid', words.noSuchKind, { kind: name });
  return found;
}

export interface FileToLook {
  readonly fileName: string;
  readonly party: string | null;
  readonly said: Said;
  /** All that there are: a sheet that fits another better is left out. */
  readonly kinds: readonly ImportKind[];
}

/** What a workbook would do now. Holds the imports' lock, so that what is seen is what a commit in the same transaction writes. */
export async function look(
  tx: Tx,
  batch: Batch,
  kind: ImportKind,
  workbook: Workbook,
  file: FileToLook,
): Promise<Look> {
  await lockImports(tx, batch.jurisdiction);
  return see(tx, batch, kind, workbook, file);
}

async function see(tx: Tx, batch: Batch, kind: ImportKind, workbook: Workbook, file: FileToLook): Promise<Look> {
  const memory = await memoryOf(tx, batch, kind.kind);
  return lookAt(tx, batch, prepareByMemory(workbook, kind, file, memory), file.said);
}

/** Writes what a look planned and closes the batch. Returns its place in the log; null where everything was unchanged. */
export async function writeLook(tx: Tx, batch: Batch, seen: Look, acceptance: Acceptance): Promise<number | null> {
  requireAcceptable(seen, acceptance);
  await writePlan(tx, batch, seen);
  const link = await closeBatch(tx, batch);
  return link === null ? null : placeInLog(tx, batch.jurisdiction, link);
}

export async function conversation(
  tx: Tx,
  batch: Batch,
  kinds: readonly ImportKind[],
  id: string,
): Promise<Conversation> {
  const kept = await importById(tx, batch, id);
  if (kept.state !== 'ready' || !kept.kind) return { kept, look: null };
  return { kept, look: await lookAgain(tx, batch, kinds, kept) };
}

/** The first look at a file that came in. */
export async function firstLook(tx: Tx, batch: Batch, kinds: readonly ImportKind[], id: string): Promise<Conversation> {
  const { kept, look } = await conversation(tx, batch, kinds, id);
  return { kept: look ? await keepSeen(tx, batch, kept, look) : kept, look };
}

/** The rows that were not written, or would not be: also after the commit, when they are handed back to be corrected. */
export async function lookAtRest(
  tx: Tx,
  batch: Batch,
  kinds: readonly ImportKind[],
  id: string,
): Promise<{ kept: Import; look: Look }> {
  const kept = await importById(tx, batch, id);
  if (!kept.kind || (kept.state !== 'ready' && kept.state !== 'committed'))
    throw new DomainError('rule', words.notReady);
  return { kept, look: await lookAgain(tx, batch, kinds, kept) };
}

async function lookAgain(tx: Tx, batch: Batch, kinds: readonly ImportKind[], kept: Import): Promise<Look> {
  const bytes = await uploadOf(tx, batch, kept.id);
  const workbook = await workbookOf(kept.fileName, bytes);
  return see(tx, batch, kindNamed(kinds, kept.kind ?? ''), workbook, { ...kept, kinds });
}

export interface Answers extends Said {
  readonly version: number;
  readonly kind?: string;
  readonly party?: string;
  /** Columns to be read by their headers again: what was chosen and what is remembered for them is forgotten. */
  readonly automatic?: readonly { readonly sheet: string; readonly index: number }[];
}

/** Takes in what people said; the newest word about a cell, a row or a column counts, and null takes it back. */
export async function answerImport(
  tx: Tx,
  batch: Batch,
  kinds: readonly ImportKind[],
  id: string,
  answers: Answers,
): Promise<Conversation> {
  const kept = await current(tx, batch, id, answers.version);
  const kind = answers.kind ?? kept.kind;
  if (answers.automatic) await forgetColumns(tx, batch, await lookAgain(tx, batch, kinds, kept), answers.automatic);
  const said: Said = {
    mapping: mappingAfter(kept.said.mapping, answers),
    fixes: merged(kept.said.fixes, answers.fixes, ({ sheet, row, field }) => `${sheet} ${row} ${field}`).filter(
      ({ value }) => value !== null,
    ),
    answers: merged(kept.said.answers, answers.answers, ({ sheet, row, field }) => `${sheet} ${row} ${field}`).filter(
      ({ choice }) => choice !== null,
    ),
    aside: merged(kept.said.aside, answers.aside, ({ sheet, row }) => `${sheet} ${row}`).filter(
      (row) => !('aside' in row) || row.aside,
    ),
  };
  const changed = await changeImport(tx, batch, kept, { kind, party: answers.party ?? kept.party, said });
  const look = await lookAgain(tx, batch, kinds, changed);
  return { kept: await keepSeen(tx, batch, changed, look), look };
}

function merged<Item>(
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  keyOf: (item: Item) => string,
): Item[] {
  return [...new Map([...before, ...after].map((item) => [keyOf(item), item])).values()];
}

/** The newest choice stands first: of several columns that are chosen for one field, it is read. */
function mappingAfter(
  before: Said['mapping'],
  { mapping = [], automatic = [] }: Answers,
): NonNullable<Said['mapping']> {
  const placeOf = ({ sheet, index }: { readonly sheet: string; readonly index: number }) => `${sheet} ${index}`;
  const again = new Set([...mapping, ...automatic].map(placeOf));
  return [...mapping, ...(before ?? []).filter((choice) => !again.has(placeOf(choice)))];
}

export async function commitImport(
  tx: Tx,
  batch: Batch,
  kinds: readonly ImportKind[],
  id: string,
  acceptance: Acceptance & { readonly version: number },
): Promise<Conversation> {
  const kept = await current(tx, batch, id, acceptance.version);
  const seen = await lookAgain(tx, batch, kinds, kept);
  const seq = await writeLook(tx, batch, seen, acceptance);
  await rememberColumns(tx, batch, seen, kept.said);
  return {
    kept: await changeImport(tx, batch, kept, { state: 'committed', counts: seen.counts, seen: seenIn(seen), seq }),
    look: null,
  };
}

/** What stands in the way of undoing an import that was written; empty where nothing does. */
export async function undoBlockers(tx: Tx, batch: Batch, kept: Import): Promise<Dependent[]> {
  return kept.seq === null ? [] : dependentsOf(tx, batch, kept.seq);
}

export async function undoImport(tx: Tx, batch: Batch, id: string): Promise<Conversation> {
  await lockImports(tx, batch.jurisdiction);
  const kept = await importById(tx, batch, id, true);
  if (kept.state !== 'committed') throw new DomainError('rule', words.notCommitted);
  const blockers = await undoBlockers(tx, batch, kept);
  if (blockers.length > 0) throw new StillNeeded(blockers);
  if (kept.seq !== null) await undoBatch(tx, batch, kept.seq);
  return { kept: await changeImport(tx, batch, kept, { state: 'undone' }), look: null };
}

export async function discardImport(tx: Tx, batch: Batch, id: string): Promise<Conversation> {
  const kept = await importById(tx, batch, id, true);
  if (kept.state !== 'ready' && kept.state !== 'refused') throw new DomainError('rule', words.notReady);
  return { kept: await changeImport(tx, batch, kept, { state: 'discarded' }), look: null };
}

async function current(tx: Tx, batch: Batch, id: string, version: number): Promise<Import> {
  await lockImports(tx, batch.jurisdiction);
  const kept = await importById(tx, batch, id, true);
  if (kept.state !== 'ready') throw new DomainError('rule', words.notReady);
  if (kept.version !== version) throw new DomainError('conflict', recordWords.stale);
  return kept;
}
