import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let office = officeOf(database, jurisdiction);
let desk = deskOf(database, jurisdiction);

beforeEach(() => {
  jurisdiction += 1;
  office = officeOf(database, jurisdiction);
  desk = deskOf(database, jurisdiction);
});

const columns = ['党派', '组织名称', '级别', '成立时间', '升格时间', '原级别', '前身', '上级组织'];
const committee = ['民建', '民建天河基层委员会', '基层委员会', '', '2017.05', '总支部', '民建天河总支部', ''];
const predecessor = ['民建', '民建天河总支部', '总支部', '2005', '', '', '', ''];
const list = (...rows: string[][]) => ({ rows: [columns, ...rows] });

/** What the upgraded organisation came from, by the name that is kept and by the record. */
async function origins(): Promise<unknown[]> {
  return office.rows(`select c.from_name as told, o.name as other from organisation_change c
    left join organisation o on o.jurisdiction = c.jurisdiction and o.id = c.other where c.kind = 'upgraded'`);
}

const linked = [{ told: '民建天河总支部', other: '民建天河总支部' }];

test('a predecessor in the same list is referred to, wherever it stands', async () => {
  await desk.bring(list(committee, predecessor));
  expect(await origins()).toEqual(linked);
  expect((await desk.look(list(committee, predecessor))).counts).toMatchObject({ unchanged: 2 });
});

test('a predecessor that is known is referred to, also where it is dissolved or written in the other script', async () => {
  await desk.bring(list(predecessor));
  const [known] = await office.rows<{ id: string }>('select id from organisation');
  await office.move('organisation', known?.id ?? '', 'dissolve', { on: '2017-05-01' });
  await desk.bring(list(committee.map((text) => text.replace('民建天河总支部', '民建天河總支部'))));
  expect(await origins()).toMatchObject([{ other: '民建天河总支部' }]);
});

test('a predecessor that becomes known later is referred to from then on', async () => {
  await desk.bring(list(committee));
  expect(await origins()).toEqual([{ told: '民建天河总支部', other: null }]);
  const { counts } = await desk.bring(list(predecessor, committee));
  expect(counts).toMatchObject({ new: 1, updated: 1 });
  expect(await origins()).toEqual(linked);
});

test('an organisation is not its own predecessor, and nothing refers to a row with an error', async () => {
  const renamed = committee.with(6, '民建天河基层委员会');
  const below = ['民建', '民建天河第一支部', '支部', '', '', '', '', '民建天河总支部'];
  const { plan } = await desk.look(list(renamed, predecessor.with(3, '八十年代'), below));
  expect(plan.rows.map(({ problems }) => problems.map(({ word }) => word.code))).toEqual([
    [],
    ['imports.not-date'],
    ['directory.parent-unknown'],
  ]);
  await desk.bring(list(renamed));
  expect(await origins()).toMatchObject([{ other: null }]);
});
