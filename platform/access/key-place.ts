import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DomainError } from '../errors/errors.ts';
import { parseKeyFile } from './key-file.ts';
import { words } from './key-words.ts';
import { type Keyring, keyring, keyringFrom } from './keyring.ts';

export interface KeyPlace {
  /** Of the file; null where the keys are in the environment itself, which no program can change for another. */
  readonly path: string | null;
  open(): Promise<Keyring>;
}

export const ENVIRONMENT = 'TONGZHOU_KEYS';

/**
 * `TONGZHOU_KEYS` holds the keys (the JSON of a key file) or names the file with them; else they are `keys.json` of the data
 * folder. Only there new ones are made: where a named file is missing, it is at another place.
 */
export function keyPlaceOf(folder: string, given = process.env[ENVIRONMENT]): KeyPlace {
  if (!given) {
    const path = join(folder, 'keys.json');
    return { path, open: () => keyringFrom(path) };
  }
  if (given.trimStart().startsWith('{')) {
    return { path: null, open: async () => keyring(parseKeyFile(given, ENVIRONMENT)) };
  }
  const path = resolve(given);
  return {
    path,
    open: async () => {
      if (!existsSync(path)) throw new DomainError('invalid', words.notThere, { path });
      return keyringFrom(path);
    },
  };
}
