import { createHash } from 'node:crypto';

/** JSON values: what a signed file is made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON (RFC 8785): keys in the order of their UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. The same value has one spelling, so every byte counts. Throws a TypeError for what JSON cannot
 * say: numbers that are not finite, half a surrogate pair, undefined.
 */
export function canonical(value: Json): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('half a surrogate pair');
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is no JSON`);
  const entries = Object.entries(value as { readonly [key: string]: Json });
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${canonical(key)}:${canonical(inner)}`).join(',')}}`;
}

/** `sha-256:` and hex digits, over the canonical form. */
export function digestOf(value: Json): string {
  return `sha-256:${createHash('sha256').update(canonical(value), 'utf8').digest('hex')}`;
}

/** Drops what JSON cannot say (undefined), as it would be when written and read. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
