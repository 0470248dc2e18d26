import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { words } from '../modules/reports/words.ts';
import { newSealKey, privateKeyFrom, publicKeyFrom } from '../platform/access/signature.ts';
import { DomainError } from '../platform/errors/errors.ts';

/** The key that seals are signed with, in the data folder; its public half lies beside it, to be handed out. */
export async function sealKeyIn(folder: string): Promise<KeyObject> {
  const path = join(folder, 'seal-key.pem');
  try {
    await writeFile(path, newSealKey(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = privateKeyFrom(await readFile(path, 'utf8'));
  await writeFile(publicKeyPath(folder), createPublicKey(key).export({ format: 'pem', type: 'spki' }));
  return key;
}

export function publicKeyPath(folder: string): string {
  return join(folder, 'seal-key.pub.pem');
}

/** A file with the key, or the key itself; null where none is given. */
export async function publicKeyGiven(given: string | undefined): Promise<KeyObject | null> {
  if (given === undefined) return null;
  const text = await readFile(given, 'utf8').catch(() => given);
  try {
    return publicKeyFrom(text);
  } catch {
    throw new DomainError('invalid', words.badKey, { key: given });
  }
}

/** The installation's own; null where nothing was ever signed. */
export async function ownPublicKey(folder: string): Promise<KeyObject | null> {
  const text = await readFile(publicKeyPath(folder), 'utf8').catch(() => null);
  return text === null ? null : publicKeyFrom(text);
}
