import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { asJson, canonical } from '../access/canonical.ts';
import { newSealKey, privateKeyFrom, publicKeyFrom, publicKeyText } from '../access/signature.ts';
import { everything } from '../db/database.ts';
import { type Anchor, anchorsOf, checkAnchors } from './anchor.ts';
import { readAnchors, writeAnchors } from './anchor-file.ts';
import { digestOf, type KeptEntry } from './log.ts';
import { verifyLog } from './verify.ts';

const [HERE, THERE] = [440106, 440105];
const { database, url } = await testDatabase();
const owner = new pg.Client({ connectionString: url });
let early: Anchor[] = [];
let late: Anchor[] = [];

beforeAll(async () => {
  await owner.connect();
  const write = async (jurisdiction: number, name: string) => {
    await officeOf(database, jurisdiction).create('body', { name, kind: 'government' });
  };
  for (const name of ['教育局', '卫生局', '统计局']) await write(HERE, name);
  await write(THERE, '教育局');
  early = await anchorsOf(database, everything);
  for (const name of ['民政局', '财政局']) await write(HERE, name);
  late = await anchorsOf(database, everything);
});
afterAll(() => owner.end());

/** What the check of anchors says after a change as the owner, which is taken back. */
async function foundAfter(change: () => Promise<unknown>, anchors: readonly Anchor[]): Promise<object[]> {
  await owner.query(`create table kept_batch as table audit_batch; create table kept_entry as table audit_entry;
    create table kept_chain as table audit_chain`);
  await change();
  // Whoever alters it here does it well: the log is consistent in itself.
  expect((await verifyLog(database, everything, new Map())).firstProblem).toBeNull();
  const found = await checkAnchors(database, everything, anchors);
  await owner.query(`truncate audit_batch, audit_entry, audit_chain; insert into audit_batch table kept_batch;
    insert into audit_entry table kept_entry; insert into audit_chain table kept_chain;
    drop table kept_batch, kept_entry, kept_chain`);
  return found.map(({ word, params }) => ({ code: word.code, ...params }));
}

/** All digests and hashes of a chain anew, as whoever rewrites the log has to make them. */
async function recompute(jurisdiction: number): Promise<void> {
  const { rows } = await owner.query('select * from audit_batch where jurisdiction = $1 order by seq', [jurisdiction]);
  let hash = Buffer.alloc(0);
  for (const { seq, batch, at, actor, actor_name: actorName, via, reason, entries } of rows) {
    const kept = await owner.query<KeptEntry>(
      'select record, id, subject, content from audit_entry where jurisdiction = $1 and seq = $2 order by n',
      [jurisdiction, seq],
    );
    const header = { jurisdiction, batch, at: at.toISOString(), actor, actorName, via, reason, entries };
    const digest = digestOf(header, kept.rows);
    hash = createHash('sha256').update(hash).update(digest).digest();
    const values = [jurisdiction, seq, digest, hash];
    await owner.query('update audit_batch set digest = $3, hash = $4 where jurisdiction = $1 and seq = $2', values);
  }
  await owner.query('update audit_chain set hash = $2 where jurisdiction = $1', [jurisdiction, hash]);
}

const forged = `update audit_entry set content = replace(content, '卫生局', '建设局') where jurisdiction = ${HERE} and seq = 2`;

describe('anchors', () => {
  it('are the last link of each chain, with its time', () => {
    const at = '2018-07-19T02:00:00.000Z';
    const hash = expect.stringMatching(/^sha-256:[0-9a-f]{64}$/);
    expect(early).toEqual([
      { jurisdiction: THERE, seq: 1, hash, at },
      { jurisdiction: HERE, seq: 3, hash, at },
    ]);
    expect(late.map(({ seq }) => seq)).toEqual([1, 5]);
  });

  it('hold in a log that went on', async () => {
    expect(await checkAnchors(database, everything, [...early, ...late])).toEqual([]);
  });

  it('find a chain that was rewritten and is whole in itself, and say where', async () => {
    const rewrite = async () => {
      await owner.query(forged);
      await recompute(HERE);
    };
    expect(await foundAfter(rewrite, [...early, ...late])).toEqual([
      { code: 'anchor.differs', jurisdiction: String(HERE), seq: 3 },
      { code: 'anchor.differs', jurisdiction: String(HERE), seq: 5 },
    ]);
  });

  it('find an end that was removed with its head set back, and a whole chain that is gone', async () => {
    const cut = () =>
      owner.query(`delete from audit_entry where jurisdiction = ${HERE} and seq > 3 or jurisdiction = ${THERE};
        delete from audit_batch where jurisdiction = ${HERE} and seq > 3 or jurisdiction = ${THERE};
        delete from audit_chain where jurisdiction = ${THERE};
        update audit_chain c set seq = 3, hash = b.hash from audit_batch b where c.jurisdiction = b.jurisdiction and b.seq = 3`);
    expect(await foundAfter(cut, late)).toEqual([
      { code: 'anchor.missing', jurisdiction: String(THERE), seq: 1 },
      { code: 'anchor.missing', jurisdiction: String(HERE), seq: 5 },
    ]);
  });

  it('are of no use without the log verified too: a changed entry alone leaves every link as it was', async () => {
    await owner.query('begin');
    await owner.query(forged);
    await owner.query('commit');
    expect(await checkAnchors(database, everything, late)).toEqual([]);
    const { firstProblem } = await verifyLog(database, everything, application.definitions);
    expect(firstProblem).toMatchObject({ word: { code: 'audit.batch-changed' }, params: { seq: 2 } });
    await owner.query(`update audit_entry set content = replace(content, '建设局', '卫生局') where seq = 2`);
  });
});

describe('a file of anchors', () => {
  const ours = privateKeyFrom(newSealKey());
  const theirs = privateKeyFrom(newSealKey());
  const publicOf = (key: typeof ours) => publicKeyFrom(publicKeyText(key));
  const written = (key = ours) => writeAnchors(late, '2018-08-01T00:00:00.000Z', key).toString('utf8');
  const refusal = (text: string, key: typeof ours | null = null): string => {
    try {
      readAnchors(text, 'a file', key);
      return 'read';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('is read with its signer, who is checked where a key is given', () => {
    expect(readAnchors(written(), 'a file', publicOf(ours))).toMatchObject({
      anchors: late,
      signer: { checked: true },
    });
    expect(readAnchors(written(), 'a file', null)).toMatchObject({ anchors: late, signer: { checked: false } });
  });

  it('of another signer is refused', () => {
    expect(refusal(written(theirs), publicOf(ours))).toBe('anchor-file.other-signer');
  });

  it('that says anything else than was signed is refused', () => {
    const changed = (change: (file: Record<string, unknown>) => void): string => {
      const file = JSON.parse(written());
      change(file);
      return `${canonical(asJson(file))}\n`;
    };
    const changes: ((file: Record<string, never>) => void)[] = [
      (file) => Object.assign(file.anchors?.[0] as never, { seq: 9 }),
      (file) => (file.anchors as unknown as unknown[]).pop(),
      (file) => Object.assign(file, { exportedAt: '2019-01-01T00:00:00.000Z' }),
    ];
    for (const change of changes) expect(refusal(changed(change as never))).toBe('anchor-file.signature-wrong');
    const other = JSON.parse(written(theirs)).signer;
    expect(refusal(changed((file) => Object.assign(file, { signer: other })))).toBe('anchor-file.signature-wrong');
  });

  it.each([
    ['nothing', ''],
    ['another file', '{"format":"tongzhou-seal/1"}\n'],
    ['no anchors', '{"format":"tongzhou-anchor/1"}\n'],
  ])('that is %s is none', (_, text) => {
    expect(refusal(text)).toBe('anchor-file.foreign');
    expect(refusal(written().replace('{', '{ '))).toBe('anchor-file.foreign');
  });
});
