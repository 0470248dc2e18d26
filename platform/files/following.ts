import type { Tx } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import { type FileAction, noteFile } from './noting.ts';
import { type Attachment, attachmentColumns, namedIn, type Owner } from './store.ts';

interface Merger {
  readonly record: string;
  readonly from: string;
  readonly into: string;
}

/** The files of a row that is merged into another go with everything else that was its own. */
export function moveFiles(tx: Tx, batch: Batch, { record, from, into }: Merger): Promise<void> {
  const set = 'row_id = $4, moved_from = $3';
  return changeAll(tx, batch, { set, where: 'row_id = $3', values: [record, from, into], action: 'file-follows' });
}

/** And come back when the two are parted. */
export function returnFiles(tx: Tx, batch: Batch, { record, from, into }: Merger): Promise<void> {
  const set = 'row_id = $3, moved_from = null';
  const where = 'row_id = $4 and moved_from = $3';
  return changeAll(tx, batch, { set, where, values: [record, from, into], action: 'file-returns' });
}

interface Change {
  readonly set: string;
  readonly where: string;
  readonly values: readonly string[];
  readonly action: FileAction;
}

async function changeAll(tx: Tx, batch: Batch, { set, where, values, action }: Change): Promise<void> {
  const files = await tx.query<Attachment>(
    `update attachment a set ${set} where a.jurisdiction = $1 and a.record = $2 and ${where} returning ${attachmentColumns}`,
    [batch.jurisdiction, ...values],
  );
  for (const file of files) await noteFile(tx, batch, namedIn(batch, file), action);
}

/**
 * Destroys the files of a row, with their names: for a person who is erased. That there were some, and of what kind, the log
 * goes on telling; what they were called lies there under the key that is destroyed with the person.
 */
export async function eraseFiles(tx: Tx, batch: Batch, { record, row }: Owner): Promise<number> {
  const files = await tx.query<Attachment>(
    `delete from attachment a where a.jurisdiction = $1 and a.record = $2 and a.row_id = $3 returning ${attachmentColumns}`,
    [batch.jurisdiction, record, row],
  );
  for (const file of files) await noteFile(tx, batch, namedIn(batch, file), 'erase-file');
  return files.length;
}
