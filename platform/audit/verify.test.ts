import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict } from '../../tests/support/records.ts';
import { type Database, wholly } from '../db/database.ts';
import { verifyLog } from './verify.ts';

const { definitions } = application;
const { database, url } = await testDatabase();
const owner = new pg.Client({ connectionString: url });
const scope = wholly({ lo: 440100, hi: 440199 });

beforeAll(async () => {
  await owner.connect();
  for (const jurisdiction of [440103, 440105, 440106]) await keepDistrict(database, jurisdiction, 2);
});
afterAll(() => owner.end());

/** Verifies after a change as the owner, which is taken back. */
async function problemAfter(change: string): Promise<string | undefined> {
  await owner.query(`create table kept_batch as table audit_batch; create table kept_entry as table audit_entry;
    create table kept_summary as table audit_summary; create table kept_chain as table audit_chain`);
  await owner.query(change);
  const { firstProblem } = await verifyLog(database, scope, definitions);
  await owner.query(`truncate audit_batch, audit_entry, audit_summary, audit_chain;
    insert into audit_batch table kept_batch; insert into audit_entry table kept_entry;
    insert into audit_summary table kept_summary;
    insert into audit_chain table kept_chain; drop table kept_batch, kept_entry, kept_summary, kept_chain`);
  return firstProblem?.word.code;
}

it('finds nothing in a log as it was written', async () => {
  expect(await verifyLog(database, scope, definitions)).toEqual({ batches: 3, entries: 18, firstProblem: null });
});

it.each([
  ['an entry changed', `update audit_entry set content = '{}' where jurisdiction = 440105 and n = 1`],
  ['an entry removed', 'delete from audit_entry where jurisdiction = 440106 and n = 5'],
  [
    'an entry added',
    `insert into audit_entry select jurisdiction, seq, 99, record, id, subject, content
     from audit_entry where jurisdiction = 440106 and n = 5`,
  ],
  ['another actor', `update audit_batch set actor_name = '别人' where jurisdiction = 440103`],
])('finds %s', async (_, change) => {
  expect(await problemAfter(change)).toBe('audit.batch-changed');
});

it.each([
  ['an entry hidden from its summary', 'update audit_summary set entries = 1 where jurisdiction = 440103'],
  ['a summary of nothing', `insert into audit_summary values (440103, 1, 'person', 'reveal', 1)`],
  ['a summary removed', `delete from audit_summary where jurisdiction = 440106 and record = 'person'`],
])('finds %s', async (_, change) => {
  expect(await problemAfter(change)).toBe('audit.summary-differs');
});

it.each([
  ['the last batch removed', 'delete from audit_batch where jurisdiction = 440106'],
  ['the head removed', 'delete from audit_chain where jurisdiction = 440106'],
  ['the head set back', 'update audit_chain set seq = 0 where jurisdiction = 440106'],
])('finds %s', async (_, change) => {
  expect(await problemAfter(change)).toBe('audit.head-differs');
});

it.each([
  [
    'the end of the log removed with its head set back to the batch before',
    `delete from audit_entry where jurisdiction = 440106; delete from audit_batch where jurisdiction = 440106;
     delete from audit_chain where jurisdiction = 440106`,
  ],
])('finds %s', async (_, change) => {
  expect(await problemAfter(change)).toBe('audit.row-untold');
});

it('finds a row that was changed past the program, and minds no secret that was opened', async () => {
  const [{ id }] = (await owner.query('select id from person where jurisdiction = 440103 limit 1')).rows;
  await owner.query('update person set version = version + 1 where id = $1', [id]);
  const { firstProblem } = await verifyLog(database, scope, definitions);
  await owner.query('update person set version = version - 1 where id = $1', [id]);
  expect(firstProblem).toMatchObject({ word: { code: 'audit.row-untold' }, params: { id, version: 2, told: 1 } });
});

it('takes no batch for a problem that is written while it verifies', async () => {
  let written = false;
  const busy: Database = {
    ...database,
    async read<Row>(...question: Parameters<Database['read']>) {
      const rows = await database.read<Row>(...question);
      // Right after the heads were read.
      if (!written && question[1].text.includes('from audit_chain order')) {
        written = true;
        await owner.query('delete from membership where jurisdiction = 440106');
        await owner.query('delete from person where jurisdiction = 440106');
        await owner.query('delete from organisation where jurisdiction = 440106');
        await keepDistrict(database, 440106, 2);
      }
      return rows;
    },
  };
  expect((await verifyLog(busy, scope, definitions)).firstProblem).toBeNull();
  expect(written).toBe(true);
  expect(await verifyLog(database, scope, definitions)).toMatchObject({ batches: 4, firstProblem: null });
});
