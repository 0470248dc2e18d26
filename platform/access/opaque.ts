import { createHash, randomBytes } from 'node:crypto';

/**
 * 256 random bits that open something: a session, an invitation. Only their digest is kept. The jurisdiction stands in
 * front, so that what they open is found within its scope.
 */
export function newOpaque(jurisdiction: number): string {
  return `${jurisdiction}-${randomBytes(32).toString('base64url')}`;
}

/** The jurisdiction that stands in front; null where the text is nothing of ours. */
export function jurisdictionOf(opaque: string): number | null {
  const [, code] = /^(\d{6})-[\w-]{43}$/.exec(opaque) ?? [];
  return code ? Number(code) : null;
}

/** Of random bits, which nobody can guess: a password is kept otherwise (password.ts). */
export function digestOf(opaque: string): string {
  return `sha-256:${createHash('sha256').update(opaque).digest('hex')}`;
}
