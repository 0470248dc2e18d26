import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(65_536);
let used = pool.length;

/** Random bytes that nobody else has or gets; drawn many at once, because an import needs them a hundred thousand times. */
export function freshBytes(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const fresh = Buffer.from(pool.subarray(used, used + size));
  // What was given away is forgotten here: some of it becomes keys.
  pool.fill(0, used, used + size);
  used += size;
  return fresh;
}
