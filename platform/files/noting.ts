import type { Tx } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import type { Definition } from '../record/define.ts';
import type { Attachment } from './store.ts';
import { NAME_OF_FILE } from './types.ts';

export type FileAction = keyof typeof named;

type Change = readonly [before: string | null, after: string | null];
const comes = (name: string): Change => [null, name];
const goes = (name: string): Change => [name, null];
const stays = (name: string): Change => [name, name];
const named = {
  ...{ attach: comes, reattach: comes, detach: goes, download: stays, view: stays },
  ...{ 'file-follows': comes, 'file-returns': comes, 'erase-file': goes },
};

/**
 * Writes to the log what was done with a file, as something that happened to its record and changed no version of it. The
 * name is told under the key of the person whose record it is, for names of files name people.
 */
export async function noteFile(tx: Tx, batch: Batch, file: Attachment, action: FileAction): Promise<void> {
  const { record, row, id, name, mediaType, size, digest } = file;
  const definition = batch.definitions.get(record);
  const subject = definition ? await subjectOf(tx, definition, file) : null;
  const changes = { [NAME_OF_FILE]: named[action](name) };
  const input = { file: id, mediaType, size, digest };
  batch.entries.push({ record, id: row, action, subject, changes, input, noVersion: true });
}

/** Whose personal data the record is, asked without changing or locking it. */
async function subjectOf(
  tx: Tx,
  { about, name }: Definition,
  { jurisdiction, row }: Attachment,
): Promise<string | null> {
  if (!about || about === 'id') return about ? row : null;
  const [found] = await tx.query<{ subject: string | null }>(
    `select ${columnOf(about)} as subject from ${name} where jurisdiction = $1 and id = $2`,
    [jurisdiction, row],
  );
  return found?.subject ?? row;
}
