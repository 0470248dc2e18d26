import { createHash } from 'node:crypto';
import type { Tx } from '../db/database.ts';
import { DomainError, type Params } from '../errors/errors.ts';
import type { Batch } from '../record/batch.ts';
import { isId, newId } from '../record/ids.ts';
import { words as recordWords } from '../record/words.ts';
import { readWorkbook } from '../sheets/read.ts';
import type { Workbook } from '../sheets/workbook.ts';
import { type Counts, type Look, type Seen, seenIn } from './look.ts';
import type { Said } from './prepare.ts';
import { words } from './words.ts';

export type ImportState = 'ready' | 'refused' | 'committed' | 'undone' | 'discarded';

/** One import as it is kept. */
export interface Import {
  readonly id: string;
  readonly version: number;
  readonly state: ImportState;
  readonly kind: string | null;
  /** As a person chose it; what the file says by itself is found at each look. */
  readonly party: string | null;
  readonly fileName: string;
  readonly digest: string;
  readonly said: Said;
  readonly counts: Counts | null;
  readonly seen: Seen | null;
  readonly refused: { readonly code: string; readonly params: Params } | null;
  /** The place in the log of what it wrote; null where everything was unchanged. */
  readonly seq: number | null;
  readonly at: string;
  readonly actorName: string;
}

const columns = `id, version, state, kind, party, file_name as "fileName", file_digest as digest, said, counts, seen,
  refused, seq,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_name as "actorName"`;

export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Keeps the file from here on, whatever happens to it: no error loses what was uploaded. */
export async function keepUpload(
  tx: Tx,
  batch: Batch,
  upload: Upload,
  first: {
    readonly state: ImportState;
    readonly kind: string | null;
    readonly party: string | null;
    readonly refused?: Import['refused'];
  },
): Promise<string> {
  const id = newId(batch.act.at);
  await tx.query(
    `insert into import (jurisdiction, id, state, kind, party, file_name, file_digest, file, refused, at, actor_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[batch.jurisdiction, id, first.state, first.kind, first.party, upload.fileName, digestOf(upload.bytes)],
      ...[batch.keyring.encryptFile(upload.bytes, contextOf(batch.jurisdiction, id))],
      ...[first.refused ?? null, batch.act.at, batch.act.actor.name],
    ],
  );
  return id;
}

export async function importById(tx: Tx, batch: Batch, id: string, lock = false): Promise<Import> {
  if (!isId(id)) throw new DomainError('not-found', words.noSuchImport, { id });
  const [found] = await tx.query<KeptImport>(
    `select ${columns} from import where jurisdiction = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [batch.jurisdiction, id],
  );
  if (!found) throw new DomainError('not-found', words.noSuchImport, { id });
  return opened(batch, found);
}

type KeptImport = Omit<Import, 'said'> & { readonly said: string | null };

function opened(batch: Batch, kept: KeptImport): Import {
  const context = contextOf(batch.jurisdiction, kept.id);
  return { ...kept, said: kept.said === null ? {} : (JSON.parse(batch.keyring.decrypt(kept.said, context)) as Said) };
}

/** What the ciphers of an import are bound to. */
export function contextOf(jurisdiction: number, id: string): string {
  return `import:${jurisdiction}:${id}`;
}

export async function importsOf(tx: Tx, batch: Batch, states: readonly string[]): Promise<Import[]> {
  const rows = await tx.query<KeptImport>(
    `select ${columns} from import where jurisdiction = $1 and (cardinality($2::text[]) = 0 or state = any($2::text[]))
     order by at desc limit 200`,
    [batch.jurisdiction, states],
  );
  return rows.map((row) => opened(batch, row));
}

type Changed = Partial<Pick<Import, 'state' | 'kind' | 'party' | 'said' | 'counts' | 'seen' | 'seq'>>;

export async function changeImport(tx: Tx, batch: Batch, kept: Import, changed: Changed): Promise<Import> {
  const next = { ...kept, ...changed, version: kept.version + 1 };
  await tx.query(
    `update import set version = $3, state = $4, kind = $5, party = $6, said = $7, counts = $8, seq = $9, seen = $10
     where jurisdiction = $1 and id = $2`,
    [
      batch.jurisdiction,
      kept.id,
      next.version,
      next.state,
      next.kind,
      next.party,
      batch.keyring.encrypt(JSON.stringify(next.said), contextOf(batch.jurisdiction, kept.id)),
      next.counts && JSON.stringify(next.counts),
      next.seq,
      next.seen && JSON.stringify(next.seen),
    ],
  );
  return next;
}

/** What a look saw, so that lists tell of it: nothing that anybody said, so the version stays. */
export async function keepSeen(tx: Tx, batch: Batch, kept: Import, look: Look): Promise<Import> {
  const next = { ...kept, counts: look.counts, seen: seenIn(look) };
  await tx.query('update import set counts = $3, seen = $4 where jurisdiction = $1 and id = $2', [
    ...[batch.jurisdiction, kept.id],
    ...[JSON.stringify(next.counts), JSON.stringify(next.seen)],
  ]);
  return next;
}

export async function uploadOf(tx: Tx, batch: Batch, id: string): Promise<Uint8Array> {
  const [row] = await tx.query<{ file: Buffer }>('select file from import where jurisdiction = $1 and id = $2', [
    batch.jurisdiction,
    id,
  ]);
  if (!row) throw new DomainError('not-found', recordWords.notFound);
  return batch.keyring.decryptFile(row.file, contextOf(batch.jurisdiction, id));
}

/** Every file that is kept, with what was said about it. */
export async function uploadsKept(tx: Tx, batch: Batch): Promise<Import[]> {
  const rows = await tx.query<KeptImport>(`select ${columns} from import where jurisdiction = $1 order by at, id`, [
    batch.jurisdiction,
  ]);
  return rows.map((row) => opened(batch, row));
}

/** Puts a file in the place of one that held somebody who was erased. What it wrote is undone from the log, not from here. */
export async function replaceUpload(tx: Tx, batch: Batch, id: string, upload: Upload, said: Said): Promise<void> {
  const context = contextOf(batch.jurisdiction, id);
  await tx.query(
    `update import set version = version + 1, file_name = $3, file_digest = $4, file = $5, said = $6
     where jurisdiction = $1 and id = $2`,
    [
      ...[batch.jurisdiction, id, upload.fileName, digestOf(upload.bytes)],
      ...[batch.keyring.encryptFile(upload.bytes, context), batch.keyring.encrypt(JSON.stringify(said), context)],
    ],
  );
  recent.clear();
}

/** A few workbooks stay read, because people answer one question after another about the same file. */
const recent = new Map<string, Promise<Workbook>>();
const KEPT_READ = 4;

export function workbookOf(fileName: string, bytes: Uint8Array): Promise<Workbook> {
  const key = `${digestOf(bytes)} ${fileName}`;
  const known = recent.get(key);
  if (known) return known;
  const reading = readWorkbook(bytes, { fileName });
  recent.set(key, reading);
  // A refusal is said again each time; it is not worth a place.
  reading.catch(() => recent.delete(key));
  for (const old of [...recent.keys()].slice(0, -KEPT_READ)) recent.delete(old);
  return reading;
}

export function digestOf(bytes: Uint8Array): string {
  return `sha-256:${createHash('sha256').update(bytes).digest('hex')}`;
}
