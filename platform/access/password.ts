import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { Finding } from '../errors/errors.ts';
import { words } from './words.ts';

/** Argon2id, above the minimum that OWASP names (19 MiB and two passes). Raise it, and each password follows at its next use. */
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 };

export const PASSWORD_LENGTH = { least: 10, most: 128 };

/** As a PHC string. The work is done by a thread of the library's pool. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** What is verified where there is nothing to verify, so that this takes as long. */
let nobodys: Promise<string> | undefined;

/** Null for nobody's password: never matches, and does the same work. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const matches = await verify(kept ?? (await nobodys), password.normalize('NFKC'));
  return kept !== null && matches;
}

/** Whether it was hashed at a lower cost than is asked for now. */
export function isWeakHash(kept: string): boolean {
  const { memoryCost, timeCost } = parseOptions(kept);
  return memoryCost < cost.memoryCost || timeCost < cost.timeCost;
}

/**
 * What speaks against a new password: its length, that others use it, that it holds one of the owner's own names. No rule
 * about kinds of characters: a phrase is fine, and nothing makes anybody change it by the calendar.
 */
export function passwordFindings(
  password: string,
  { common, own }: { readonly common: ReadonlySet<string>; readonly own: readonly string[] },
): Finding[] {
  const { least, most } = PASSWORD_LENGTH;
  const plain = folded(password);
  const length = [...password].length;
  const isNamed = own.some((name) => [...name].length > 1 && plain.includes(folded(name)));
  const found = [
    ...(length < least ? [words.passwordTooShort] : []),
    ...(length > most ? [words.passwordTooLong] : []),
    ...(/\p{Cc}/u.test(password) || !password.isWellFormed() ? [words.passwordUnusable] : []),
    ...(common.has(plain) || new Set(plain).size < 3 ? [words.passwordCommon] : []),
    ...(isNamed ? [words.passwordNamed] : []),
  ];
  return found.map((word) => ({ word, params: { least, most }, field: 'password' }));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
