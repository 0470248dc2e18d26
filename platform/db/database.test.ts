import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';

const { database } = await testDatabase();

test('text that PostgreSQL built is passed on untouched', async () => {
  const text = await database.readText({ lo: 1, hi: 1 }, { text: `select '{"b": 1,  "a": 2}'::json` });
  expect(text).toBe('{"b": 1,  "a": 2}');
});
