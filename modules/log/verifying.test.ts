import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepRows } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const tested = await testDatabase();
await keepDistrict(tested.database, HERE, 3);
await keepDistrict(tested.database, 440105, 3);
const { get, post, inject } = await served(tested, HERE, { as: { grants: [{ role: 'audit-administrator' }] } });
const owner = new pg.Client({ connectionString: tested.url });

beforeAll(async () => {
  await owner.connect();
  // One batch that is read in several parts.
  const many = Array.from({ length: 4_500 }, (_, n) => ({
    ...{ id: newId('2018-01-05T02:00:00.000Z'), values: { name: `局${n}`, kind: 'other' } },
  }));
  await keepRows(tested.database, HERE, [['body', many]]);
});
afterAll(() => owner.end());

interface Verified {
  readonly ok: boolean;
  readonly batches: number;
  readonly entries: number;
  readonly anchors: number;
  readonly firstProblem?: { readonly code: string; readonly message: string };
}

async function verified(...files: string[]): Promise<Verified> {
  if (files.length === 0) return (await post('/api/log/verify', {})).json();
  return (await uploaded(...files)).json();
}

function uploaded(...files: string[]) {
  const payload = new FormData();
  for (const [n, file] of files.entries()) payload.append('file', new Blob([file]), `存证${n}.json`);
  return inject({ method: 'POST', url: '/api/log/verify', payload });
}

/** After a change as the owner, which is taken back. */
async function problemAfter(change: string, back: string, ...files: string[]): Promise<string | undefined> {
  await owner.query(change);
  const { firstProblem } = await verified(...files);
  await owner.query(back);
  return firstProblem?.code;
}

test('a log as it was written is whole, and that it was verified is in it', async () => {
  const { ok, batches, entries } = await verified();
  expect([ok, batches > 2, entries > 4_500]).toEqual([true, true, true]);
  const [newest] = (await get('/api/log?size=1')).json().rows;
  expect(newest.shown[0]).toMatchObject({ record: 'log', action: 'verify', details: { batches, entries, anchors: 0 } });
});

test('the first thing that does not match is told, in the reader’s language', async () => {
  const changed = 'update audit_batch set actor_name = $$别人$$ where jurisdiction = 440106 and seq = 1';
  const back = 'update audit_batch set actor_name = $$办公室$$ where jurisdiction = 440106 and seq = 1';
  expect(await problemAfter(changed, back)).toBe('audit.batch-changed');
  await owner.query(changed);
  const answer = await post('/api/log/verify', {}, { 'accept-language': 'en' });
  await owner.query(back);
  expect(answer.json().firstProblem.message).toBe('Batch 1 of the log does not match its digest');
  const renamed = 'update audit_summary set action = $$edit$$ where jurisdiction = 440106 and record = $$body$$';
  expect(await problemAfter(renamed, renamed.replace('edit', 'create'))).toBe('audit.summary-differs');
  const bumped = 'update body set version = 2 where name = $$局7$$';
  expect(await problemAfter(bumped, bumped.replace('= 2', '= 1'))).toBe('audit.row-untold');
  expect((await verified()).ok).toBe(true);
});

test('anchors of the place are held against it, and those that are not signed here are no anchors', async () => {
  const file = await get('/api/log/anchors');
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''tongzhou-anchor-440106-/);
  const { anchors } = file.json();
  expect(anchors.map(({ jurisdiction }: { jurisdiction: number }) => jurisdiction)).toEqual([HERE]);
  const later = (await get('/api/log/anchors')).body;
  expect(await verified(file.body, later)).toMatchObject({ ok: true, anchors: 2 });
  const { seq } = JSON.parse(later).anchors[0];
  const code = await problemAfter(
    `update audit_batch set hash = '\\x00' where jurisdiction = ${HERE} and seq = ${seq}`,
    `update audit_batch b set hash = sha256(a.hash || b.digest) from audit_batch a where b.jurisdiction = ${HERE}
       and a.jurisdiction = ${HERE} and b.seq = ${seq} and a.seq = ${seq} - 1`,
    later,
  );
  expect(code).toBe('audit.chain-broken');
  const forged = await uploaded(file.body.replace('"seq":', '"seq":1'));
  expect([forged.statusCode, forged.json().code]).toEqual([422, 'anchor-file.signature-wrong']);
  const foreign = await uploaded('{"format":"none"}');
  expect([foreign.statusCode, foreign.json().code]).toEqual([422, 'anchor-file.foreign']);
  expect((await verified()).ok).toBe(true);
});

test('it is verified once at a time, and the server answers meanwhile', async () => {
  const order: string[] = [];
  const running = verified().then((answer) => order.push(`verified ${answer.ok}`));
  const second = (async () => {
    const answer = await post('/api/log/verify', {});
    order.push(answer.json().code);
  })();
  const page = get('/api/log?size=1').then(({ statusCode }) => order.push(`page ${statusCode}`));
  await Promise.all([running, second, page]);
  expect(order).toEqual(['log.verifying', 'page 200', 'verified true']);
  expect((await verified()).ok).toBe(true);
});
