import { randomBytes } from 'node:crypto';

let last = 0;

/** A UUIDv7 (RFC 9562): ordered by the instant, then by a counter within this process, so that rows of one batch keep their order. */
export function newId(at: string): string {
  const bytes = randomBytes(16);
  const millisecond = Date.parse(at);
  last = (last + 1) & 0xfff;
  bytes.writeUIntBE(millisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | last, 6);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
