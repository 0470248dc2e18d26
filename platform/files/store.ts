import type { Tx } from '../db/database.ts';
import { digestOf } from '../imports/store.ts';
import type { Batch } from '../record/batch.ts';
import { newId } from '../record/ids.ts';
import type { Recognised } from './recognise.ts';

/** The row of any record that a file belongs to. */
export interface Owner {
  readonly record: string;
  readonly row: string;
}

/** A file as it is kept, without its content. */
export interface Attachment extends Owner {
  readonly jurisdiction: number;
  readonly id: string;
  readonly state: 'kept' | 'withdrawn';
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
  readonly at: string;
  readonly actorName: string;
}

/** In clear; in the database each is a few bytes longer. */
export const PIECE_BYTES = 1024 * 1024;

/** As rows have them; the name is a cipher. */
export const attachmentColumns = `a.jurisdiction, a.id, a.record, a.row_id as "row", a.state, a.name, a.media_type as "mediaType", a.size,
  a.digest, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.actor_name as "actorName"`;

/** What the cipher of a name is bound to. */
export function nameContext(jurisdiction: number, id: string): string {
  return `attachment:${jurisdiction}:${id}`;
}

/** What the cipher of a piece is bound to; that the pieces belong together is what the digest of the whole says. */
export function pieceContext(jurisdiction: number, id: string): string {
  return `attachment_piece:${jurisdiction}:${id}`;
}

export function namedIn({ keyring }: Pick<Batch, 'keyring'>, kept: Attachment): Attachment {
  return { ...kept, name: keyring.decrypt(kept.name, nameContext(kept.jurisdiction, kept.id)) };
}

/** Keeps a file that was recognised; who may do so was asked before, and the policy of its record asks again. */
export function keepFile(tx: Tx, batch: Batch, { record, row }: Owner, file: Recognised): Attachment {
  const { jurisdiction, keyring, act } = batch;
  const { name, mediaType, bytes } = file;
  const id = newId(act.at);
  const digest = digestOf(bytes);
  tx.send(
    `insert into attachment (jurisdiction, id, record, row_id, name, media_type, size, digest, at, actor, actor_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[jurisdiction, id, record, row, keyring.encrypt(name, nameContext(jurisdiction, id)), mediaType, bytes.length],
      ...[digest, act.at, act.actor.id, act.actor.name],
    ],
  );
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const piece = newId(act.at);
    const content = bytes.subarray(start, start + PIECE_BYTES);
    tx.send('insert into attachment_piece (jurisdiction, id, attachment, n, content) values ($1, $2, $3, $4, $5)', [
      ...[jurisdiction, piece, id, start / PIECE_BYTES],
      keyring.encryptFile(content, pieceContext(jurisdiction, piece)),
    ]);
  }
  const kept = { jurisdiction, id, record, row, state: 'kept', name, mediaType, size: bytes.length, digest } as const;
  return { ...kept, at: act.at, actorName: act.actor.name };
}

/** What is there already: files of the row that are kept, and bytes of all files of the place. */
export async function takenBy(tx: Tx, jurisdiction: number, { record, row }: Owner) {
  const [taken] = await tx.query<{ files: number; bytes: number }>(
    `select (select count(*)::int from attachment where jurisdiction = $1 and record = $2 and row_id = $3 and state = 'kept') as files,
       attached_bytes($1) as bytes`,
    [jurisdiction, record, row],
  );
  return { files: taken?.files ?? 0, bytes: taken?.bytes ?? 0 };
}

export async function setState(tx: Tx, { jurisdiction, id }: Attachment, state: Attachment['state']): Promise<void> {
  await tx.query('update attachment set state = $3 where jurisdiction = $1 and id = $2', [jurisdiction, id, state]);
}
