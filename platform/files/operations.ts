import { inScope, type Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import { allowedOn } from '../record/allowed.ts';
import type { Batch } from '../record/batch.ts';
import type { Definition } from '../record/define.ts';
import { isId } from '../record/ids.ts';
import { keptRow } from '../record/kept.ts';
import { words as recordWords } from '../record/words.ts';
import { MOST_FILES } from './limits.ts';
import { noteFile } from './noting.ts';
import type { Recognised } from './recognise.ts';
import { type Attachment, attachmentColumns, keepFile, namedIn, type Owner, setState, takenBy } from './store.ts';
import { words } from './words.ts';

const GIGABYTE = 1024 ** 3;

/** How many gigabytes all files of a place may take, as the office has set it. */
export type MostOfFiles = (tx: Tx, jurisdiction: number) => Promise<number>;

/** Who may edit a record may add files to it and take them away; whoever else sees it is told so, and others that there is none. */
export async function demandEditable(tx: Tx, batch: Batch, definition: Definition, id: string): Promise<void> {
  const row = await keptRow(tx, batch, definition, id);
  if (!allowedOn(definition, batch.act.actor, row).includes('edit')) {
    throw new DomainError('forbidden', words.mayNotAttach);
  }
}

/** Whether there is room for a file: asked before it is read, and again when it is kept. */
export async function demandRoom(
  tx: Tx,
  batch: Batch,
  owner: Owner,
  { bytes, most }: { readonly bytes: number; readonly most: MostOfFiles },
): Promise<void> {
  const taken = await takenBy(tx, batch.jurisdiction, owner);
  if (taken.files >= MOST_FILES) throw new DomainError('rule', words.tooMany, { max: MOST_FILES });
  const max = await most(tx, batch.jurisdiction);
  if (taken.bytes + bytes > max * GIGABYTE) throw new DomainError('rule', words.noSpace, { max });
}

export async function attach(
  tx: Tx,
  batch: Batch,
  definition: Definition,
  { row, file, most }: { readonly row: string; readonly file: Recognised; readonly most: MostOfFiles },
): Promise<Attachment> {
  const owner = { record: definition.name, row };
  // The row is locked: of two files that arrive at once the second sees the first.
  await demandEditable(tx, batch, definition, row);
  await demandRoom(tx, batch, owner, { bytes: file.bytes.length, most });
  const kept = keepFile(tx, batch, owner, file);
  await noteFile(tx, batch, kept, 'attach');
  return kept;
}

/** Takes a file away, for a reason; its content stays until it is brought back or the person is erased. */
export async function withdraw(tx: Tx, batch: Batch, id: string): Promise<Attachment> {
  const file = await editableFile(tx, batch, id);
  if (file.state !== 'kept') throw new DomainError('conflict', words.notKept);
  if (!batch.act.reason?.trim()) {
    throw new DomainError('invalid', words.noReason, {}, [{ word: words.noReason, field: 'reason' }]);
  }
  return changed(tx, batch, file, 'withdrawn');
}

export async function restore(tx: Tx, batch: Batch, id: string): Promise<Attachment> {
  const file = await editableFile(tx, batch, id);
  if (file.state !== 'withdrawn') throw new DomainError('conflict', words.notWithdrawn);
  const { files } = await takenBy(tx, batch.jurisdiction, file);
  if (files >= MOST_FILES) throw new DomainError('rule', words.tooMany, { max: MOST_FILES });
  return changed(tx, batch, file, 'kept');
}

async function changed(tx: Tx, batch: Batch, file: Attachment, state: Attachment['state']): Promise<Attachment> {
  await setState(tx, file, state);
  await noteFile(tx, batch, file, state === 'kept' ? 'reattach' : 'detach');
  return { ...file, state };
}

async function editableFile(tx: Tx, batch: Batch, id: string): Promise<Attachment> {
  const file = await fileSeen(tx, batch, id);
  const definition = batch.definitions.get(file.record) as Definition;
  await demandEditable(tx, batch, definition, file.row);
  // Another may have taken it away before the row was ours.
  return fileSeen(tx, batch, id);
}

/** A file of any jurisdiction of the scope, or the 404 that also stands for what may not be seen. */
export async function fileSeen(tx: Tx, batch: Batch, id: string): Promise<Attachment> {
  const rows = isId(id)
    ? await tx.query<Attachment>(
        `select ${attachmentColumns} from attachment a where ${inScope('a.jurisdiction', tx.scope)} and a.id = $1`,
        [id],
      )
    : [];
  const [found] = rows;
  if (!found || !batch.definitions.has(found.record)) throw new DomainError('not-found', recordWords.notFound);
  return namedIn(batch, found);
}
