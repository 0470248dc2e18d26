import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { chown, link, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '../errors/errors.ts';
import { words } from './key-words.ts';

export interface KeyFile {
  /** The version that new values are written under. */
  readonly current: string;
  /** 32 random bytes each, base64. */
  readonly keys: Readonly<Record<string, string>>;
  /** Never rotated: indexes of all versions must stay comparable. */
  readonly index: string;
}

const KEY_BYTES = 32;

export function newKeyFile(): KeyFile {
  return { current: 'k1', keys: { k1: newKey() }, index: newKey() };
}

/** With one version more, under which everything is written from now on. No version is ever given twice. */
export function withNewVersion(file: KeyFile): KeyFile {
  const numbers = Object.keys(file.keys).map((version) => Number(/^k(\d+)$/.exec(version)?.[1] ?? 0));
  const current = `k${Math.max(...numbers) + 1}`;
  return { ...file, current, keys: { ...file.keys, [current]: newKey() } };
}

export function withoutVersion(file: KeyFile, version: string): KeyFile {
  const keys = Object.entries(file.keys).filter(([other]) => other !== version);
  return { ...file, keys: Object.fromEntries(keys) };
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** Throws DomainError keys.unusable, which names the place and nothing of what is in it. */
export function parseKeyFile(text: string, place: string): KeyFile {
  const file = asKeyFile(text);
  if (!file) throw new DomainError('invalid', words.unusable, { place });
  return file;
}

function asKeyFile(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as KeyFile;
    const all = [file.index, ...Object.values(file.keys)];
    const whole = all.every((key) => Buffer.from(key, 'base64').length === KEY_BYTES);
    // A colon would end the version within a cipher.
    const named = Object.keys(file.keys).every((version) => /^[\w-]{1,32}$/.test(version));
    return whole && named && Object.hasOwn(file.keys, file.current) ? file : null;
  } catch {
    return null;
  }
}

export function readKeyFile(path: string): KeyFile {
  return parseKeyFile(readFileSync(path, 'utf8'), path);
}

/** What tells one state of a file from the next; null where it cannot be looked at. */
export function stateOfFile(path: string): string | null {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

/** Makes the first keys, readable by their owner alone; of several starting at once one makes them for all. */
export async function makeKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const own = await writeBeside(path, newKeyFile());
  try {
    // Unlike a renaming, it never replaces keys that another was quicker to make.
    await link(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own);
  }
}

/** At every moment the old file or the new one is there, whole: also after a power cut. It stays its owner's. */
export async function replaceKeyFile(path: string, file: KeyFile): Promise<void> {
  const own = await writeBeside(path, file);
  const { uid, gid } = await stat(path);
  // The administrator may be another user than the one that the server runs as.
  if (process.getuid?.() === 0) await chown(own, uid, gid);
  await rename(own, path);
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
}

/** Under a name of its own until it is whole: of several starting at once, and of those killed, none leaves half a file. */
async function writeBeside(path: string, file: KeyFile): Promise<string> {
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return own;
}
