import { randomUUID } from 'node:crypto';

let last = 0;

/**
 * A UUIDv7 (RFC 9562): ordered by the instant, then by a counter within this process that outlasts an import, so that rows
 * of one batch keep their order and indexes grow at their end, which costs PostgreSQL least.
 */
export function newId(at: string): string {
  last = (last + 1) & 0xffffff;
  const instant = Date.parse(at).toString(16).padStart(12, '0');
  const count = last.toString(16).padStart(6, '0');
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${count.slice(0, 3)}-8${count.slice(3)}-${randomUUID().slice(24)}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be the id of a row: PostgreSQL ends a statement over one that cannot. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
