import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSealKey, privateKeyFrom } from '../modules/reports/index.ts';

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
