import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { widely, withSight } from './database.ts';

const { database } = await testDatabase();

test('text that PostgreSQL built is passed on untouched', async () => {
  const text = await database.readText({ lo: 1, hi: 1 }, { text: `select '{"b": 1,  "a": 2}'::json` });
  expect(text).toBe('{"b": 1,  "a": 2}');
});

test('what was sent without waiting is done with the rest, in order', async () => {
  const kept = await database.inTransaction({ lo: 440106, hi: 440106 }, async (tx) => {
    tx.send(`insert into idempotency (jurisdiction, key, request_digest) values (440106, 'sent', 'first')`);
    tx.send(`update idempotency set request_digest = 'second' where key = 'sent'`);
    return tx.query<{ digest: string }>(`select request_digest as digest from idempotency where key = 'sent'`);
  });
  expect(kept).toEqual([{ digest: 'second' }]);
});

test('where something sent fails, nothing is written and its own error is thrown', async () => {
  const twice = `insert into idempotency (jurisdiction, key, request_digest) values (440106, 'twice', '')`;
  const scope = { lo: 440106, hi: 440106 };
  const unasked = database.inTransaction(scope, async (tx) => {
    tx.send(twice);
    tx.send(twice);
  });
  await expect(unasked).rejects.toThrow('idempotency_pkey');
  const asked = database.inTransaction(scope, async (tx) => {
    tx.send(twice);
    tx.send(twice);
    await tx.query('select 1');
  });
  await expect(asked).rejects.toThrow('idempotency_pkey');
  expect(await database.read(scope, { text: `select from idempotency where key = 'twice'` })).toEqual([]);
});

test('a write that finds fewer rows than it has to fails the whole transaction', async () => {
  const scope = { lo: 440106, hi: 440106 };
  const kept = `insert into idempotency (jurisdiction, key, request_digest) values (440106, 'lost', '')`;
  const lost = database.inTransaction(scope, async (tx) => {
    tx.send(kept, [], 1);
    tx.send(`update idempotency set request_digest = 'x' where key = 'nowhere'`, [], 1);
  });
  await expect(lost).rejects.toThrow('0 rows written in place of 1');
  expect(await database.read(scope, { text: `select from idempotency where key = 'lost'` })).toEqual([]);
});

test('more is seen within a work alone, also where one lies within another', async () => {
  const scope = { lo: 440106, hi: 440106, sees: ['common'] };
  const seen = await database.inTransaction(scope, async (tx) => {
    const now = async () => (await tx.query<{ sees: string }>(`select current_setting('app.sees') as sees`))[0]?.sees;
    const outer = await widely(tx, async () => {
      const before = await now();
      const inner = await withSight(tx, ['log'], () => widely(tx, now));
      return [before, inner, await now()];
    });
    return [...outer, await now()];
  });
  expect(seen).toEqual(['common,records', 'common,records,log', 'common,records', 'common']);
});
