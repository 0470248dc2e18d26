import { expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepFileOf, testKeys } from '../../tests/support/records.ts';
import { verifyLog } from '../audit/verify.ts';
import { everything, wholly } from '../db/database.ts';
import { type Batch, closeBatch } from '../record/batch.ts';
import { eraseFiles } from './following.ts';

const HERE = 440106;
const { database } = await testDatabase();
const office = officeOf(database, HERE);
const filesOf = async (row: string) =>
  (await office.rows<{ id: string }>('select id from attachment where row_id = $1', [row])).map(({ id }) => id);
const isWhole = async () => (await verifyLog(database, everything, application.definitions)).firstProblem === null;

test('files go with a person who is merged into another, and come back when they are parted', async () => {
  const [one, two] = [await office.create('person', { name: '甲' }), await office.create('person', { name: '乙' })];
  const own = await keepFileOf(database, HERE, { record: 'person', row: one });
  const follows = await keepFileOf(database, HERE, { record: 'person', row: two });
  await office.move('person', two, 'merge', { mergedInto: one });
  expect([(await filesOf(one)).sort(), await filesOf(two)]).toEqual([[own, follows].sort(), []]);
  await office.move('person', two, 'part');
  expect([await filesOf(one), await filesOf(two)]).toEqual([[own], [follows]]);
  expect(await isWhole()).toBe(true);
});

test('files of a person who is erased are gone with their pieces, and the log says that they were', async () => {
  const person = await office.create('person', { name: '丙' });
  const other = await office.create('person', { name: '丁' });
  const owner = { record: 'person', row: person };
  const erased = await keepFileOf(database, HERE, owner);
  const left = await keepFileOf(database, HERE, { record: 'person', row: other });
  const act = {
    actor: { id: 'clerk', name: '办公室', roles: ['office'] },
    at: '2018-07-19T02:00:00.000Z',
    today: '2018-07-19',
    via: 'console',
  } as const;
  const { definitions } = application;
  const batch: Batch = { act, jurisdiction: HERE, keyring: testKeys, definitions, entries: [] };
  const count = await database.inTransaction(wholly({ lo: HERE, hi: HERE }), async (tx) => {
    const done = await eraseFiles(tx, batch, owner);
    await closeBatch(tx, batch);
    return done;
  });
  const pieces = await office.rows('select n from attachment_piece where attachment = $1', [erased]);
  expect([count, await filesOf(person), pieces, await filesOf(other)]).toEqual([1, [], [], [left]]);
  const told = await office.rows(
    `select seq from audit_entry where id = $1 and content like '{"action":"erase-file"%'`,
    [person],
  );
  expect(told).toHaveLength(1);
  expect(await isWhole()).toBe(true);
});
