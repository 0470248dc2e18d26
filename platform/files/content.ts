import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Keyring } from '../access/keyring.ts';
import type { Database, Scope } from '../db/database.ts';
import { type Attachment, PIECE_BYTES, pieceContext } from './store.ts';

interface Ground {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly scope: Scope;
}

/**
 * The content, a piece at a time, each read when the one before has gone: a slow reader holds neither a connection nor a
 * whole file. The last piece goes only when the digest of all fits; else the answer breaks off and is no file.
 */
export function contentOf(ground: Ground, file: Attachment): Readable {
  return Readable.from(pieces(ground, file), { objectMode: false });
}

async function* pieces({ database, keyring, scope }: Ground, file: Attachment): AsyncGenerator<Buffer> {
  const { jurisdiction, id, size, digest } = file;
  const hash = createHash('sha256');
  const last = Math.ceil(size / PIECE_BYTES) - 1;
  for (let n = 0; n <= last; n += 1) {
    const [row] = await database.read<{ id: string; content: Buffer }>(scope, {
      text: 'select id, content from attachment_piece where jurisdiction = $1 and attachment = $2 and n = $3',
      values: [jurisdiction, id, n],
    });
    if (!row) throw new Error(`attachment ${id} has no piece ${n}`);
    const piece = keyring.decryptFile(row.content, pieceContext(jurisdiction, row.id));
    hash.update(piece);
    if (n === last && `sha-256:${hash.digest('hex')}` !== digest)
      throw new Error(`attachment ${id} is not what it was`);
    yield piece;
  }
}
