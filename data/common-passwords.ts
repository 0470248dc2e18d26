import { readFileSync } from 'node:fs';

let common: ReadonlySet<string> | undefined;

/** Passwords that many people have, in lower case; read when the first password is chosen. */
export function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(JSON.parse(readFileSync(new URL('./common-passwords.json', import.meta.url), 'utf8')) as string[]);
  return common;
}
