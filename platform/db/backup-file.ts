import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DomainError, type Word } from '../errors/errors.ts';
import { words } from './backup-words.ts';

/*
 * A backup is one file:
 *
 *     tongzhou backup 1                  the format
 *     {"at": ..., "tables": [...]}       the header, one line of JSON
 *     ...                                gzip: the rows of each table in the header's order, as COPY writes them
 *     sha-256:...                        over every byte before it, on a line of its own
 *
 * COPY puts each row on one line, so the header's numbers of rows say where a table ends.
 */

export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface AppliedMigration {
  readonly number: number;
  readonly file: string;
  readonly digest: string;
}

export interface BackupHeader {
  /** The instant, ISO 8601. */
  readonly at: string;
  readonly compression: 'gzip';
  readonly migrations: readonly AppliedMigration[];
  /** The fingerprints of the keys that its ciphers need; the keys themselves are not in the backup. */
  readonly keys: Readonly<Record<string, string>>;
  readonly tables: readonly BackedUpTable[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

/** A backup whose every byte was checked. */
export interface CheckedBackup {
  readonly header: BackupHeader;
  /** The rows, to be read once. */
  content(): AsyncIterable<Buffer>;
}

const MAGIC = 'tongzhou backup ';
const FORMAT = 1;
const ALGORITHM = 'sha-256';
const TRAILER = new RegExp(`^\n${ALGORITHM}:([0-9a-f]{64})\n$`);
const TRAILER_BYTES = `\n${ALGORITHM}:\n`.length + 64;
const CHUNK = 1 << 20;

/** Under a name of its own until it is whole and on the disk: a killed backup leaves no half file under the name. */
export async function writeBackup(path: string, header: BackupHeader, content: AsyncIterable<Buffer>): Promise<number> {
  const part = `${path}.${process.pid}.part`;
  const head = Buffer.from(`${MAGIC}${FORMAT}\n${JSON.stringify(header)}\n`);
  // Readable by its owner alone: it holds the names and the work of people.
  const file = createWriteStream(part, { flags: 'w', mode: 0o600, flush: true });
  try {
    await pipeline(content, createGzip(), (compressed) => sealed(head, compressed), file);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileError(error, words.notWritable, path);
  }
  return (await stat(path)).size;
}

async function* sealed(head: Buffer, compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(head);
  yield head;
  for await (const chunk of compressed) {
    hash.update(chunk);
    yield chunk;
  }
  yield Buffer.from(`\n${ALGORITHM}:${hash.digest('hex')}\n`);
}

/** Reads the file to its end before anything is made of it. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  try {
    const file = await open(path, 'r');
    try {
      return await checkOpen(path, file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, words.notReadable, path);
  }
}

async function checkOpen(path: string, file: FileHandle): Promise<CheckedBackup> {
  const refuse = (word: Word, params = {}) => new DomainError('invalid', word, { file: path, ...params });
  const { size } = await file.stat();
  const start = (await readAt(file, 0, MAGIC.length + 10)).toString('latin1');
  if (!start.startsWith(MAGIC)) throw refuse(words.foreignFile);
  const format = Number(/^\d+(?=\n)/.exec(start.slice(MAGIC.length))?.[0]);
  if (format > FORMAT) throw refuse(words.newerFormat, { format });
  const trailer = TRAILER.exec((await readAt(file, Math.max(0, size - TRAILER_BYTES), size)).toString('latin1'));
  if (!trailer) throw refuse(words.cut);
  const end = size - TRAILER_BYTES;
  const hash = createHash('sha256');
  const headLength = await hashUpTo(file, end, hash);
  if (hash.digest('hex') !== trailer[1]) throw refuse(words.damaged);
  const head = await readAt(file, 0, headLength);
  const header = JSON.parse(head.toString('utf8', head.indexOf('\n') + 1)) as BackupHeader;
  const content = () => gunzipped(path, headLength, end - 1);
  return { header, content };
}

/** Answers where the second line ends: the length of the head. */
async function hashUpTo(file: FileHandle, end: number, hash: Hash): Promise<number> {
  const headEnds: number[] = [];
  for (let position = 0; position < end; ) {
    const chunk = await readAt(file, position, Math.min(end, position + CHUNK));
    if (chunk.length === 0) break;
    hash.update(chunk);
    for (let at = chunk.indexOf('\n'); at >= 0 && headEnds.length < 2; at = chunk.indexOf('\n', at + 1)) {
      headEnds.push(position + at + 1);
    }
    position += chunk.length;
  }
  return headEnds[1] ?? end;
}

/** The bytes from `start` up to `end`, fewer where the file ends before. */
async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
  return buffer.subarray(0, bytesRead);
}

async function* gunzipped(path: string, start: number, end: number): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  const reading = pipeline(createReadStream(path, { start, end }), unpacked);
  // It surfaces where the rows are read.
  reading.catch(() => {});
  yield* unpacked;
  await reading;
}

/** What the system says of a file, as a sentence; other errors as they are. */
function fileError(error: unknown, word: Word, file: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall && code ? new DomainError('invalid', word, { file, reason: code }) : error;
}

/** Gives out the next lines, a number at a time, in the pieces they arrive in. */
export class Lines {
  readonly #pieces: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(content: AsyncIterable<Buffer>) {
    this.#pieces = content[Symbol.asyncIterator]();
  }

  take(count: number): Readable {
    return Readable.from(this.#taken(count), { objectMode: false });
  }

  /** Whether nothing is left. */
  async ended(): Promise<boolean> {
    return this.#rest.length === 0 && (await this.#next()).length === 0;
  }

  async *#taken(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const piece = await this.#next();
      if (piece.length === 0) throw new Error(`${left} rows fewer than the header says`);
      let end = 0;
      for (let at = piece.indexOf(10); at >= 0 && left > 0; at = piece.indexOf(10, end)) {
        end = at + 1;
        left -= 1;
      }
      const cut = left > 0 ? piece.length : end;
      this.#rest = piece.subarray(cut);
      yield piece.subarray(0, cut);
    }
  }

  async #next(): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#pieces.next();
      if (done) break;
      this.#rest = value;
    }
    return this.#rest;
  }
}
