import { expect, it } from 'vitest';
import { isId, newId } from './ids.ts';

it('keeps the order of a batch that is larger than the counter of the standard', () => {
  const ids = Array.from({ length: 10_000 }, () => newId('2018-01-02T00:00:00.000Z'));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(isId)).toBe(true);
  expect(ids[0]).toMatch(/^0160b42a-ec00-7[0-9a-f]{3}-8[0-9a-f]{3}-/);
});
