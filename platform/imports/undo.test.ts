import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { deskOf } from '../../tests/support/desk.ts';
import { officeOf } from '../../tests/support/office.ts';
import type { StillNeeded } from './undo.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let office = officeOf(database, jurisdiction);
let desk = deskOf(database, jurisdiction);

beforeEach(() => {
  jurisdiction += 1;
  office = officeOf(database, jurisdiction);
  desk = deskOf(database, jurisdiction);
});

const header = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '手机', '职称'];
const member = (name: string, phone = '', title = '') => [
  ...[name, '女', '1980.05', '2010.05', '民盟天河第一支部', phone, title],
];
const roster = (...rows: string[][]) => ({ rows: [header, ...rows] });

async function phoneOf(name: string): Promise<unknown> {
  const [found] = await office.rows<{ id: string }>('select id from person where name = $1', [name]);
  return found ? (await office.row('person', found.id)).phone : undefined;
}

async function dependents(undoing: Promise<void>): Promise<StillNeeded['dependents']> {
  return undoing.then(
    () => [],
    (error: StillNeeded) => error.dependents,
  );
}

test('an import that was undone no longer stands in the way of the one before', async () => {
  const first = await desk.bring(roster(member('甲', '13900000001'), member('乙')));
  const second = await desk.bring(roster(member('甲', '13900000002')));
  expect(await phoneOf('甲')).toBe('13900000002');
  expect(await dependents(desk.undo(first.id))).toMatchObject([{ record: 'person', title: '甲', why: 'changed' }]);
  await desk.undo(second.id);
  expect(await phoneOf('甲')).toBe('13900000001');
  await desk.undo(first.id);
  expect(await office.rows('select id from person')).toEqual([]);
});

test('undone and brought again, it stands in the way until it is undone again', async () => {
  const first = await desk.bring(roster(member('甲')));
  const changed = roster(member('甲', '13900000002'), member('乙'));
  await desk.undo((await desk.bring(changed)).id);
  const again = await desk.bring(changed);
  expect((await dependents(desk.undo(first.id))).map(({ title }) => title)).toContain('甲');
  await desk.undo(again.id);
  await desk.undo(first.id);
  expect(await office.rows('select id from membership')).toEqual([]);
});

test('a change by hand before the import that was undone still stands in the way', async () => {
  const first = await desk.bring(roster(member('甲', '13900000001')));
  const [person] = await office.rows<{ id: string }>('select id from person');
  await office.edit('person', person?.id ?? '', { email: 'jia@example.cn' });
  await desk.undo((await desk.bring(roster(member('甲', '', '教授')))).id);
  expect(await dependents(desk.undo(first.id))).toMatchObject([{ title: '甲', why: 'changed' }]);
});

test('who changed a row while an import stood must be undone first', async () => {
  await desk.bring(roster(member('甲', '13900000001')));
  const second = await desk.bring(roster(member('甲', '13900000002')));
  const third = await desk.bring(roster(member('甲', '13900000003')));
  expect(await dependents(desk.undo(second.id))).toHaveLength(1);
  await desk.undo(third.id);
  await desk.undo(second.id);
  expect(await phoneOf('甲')).toBe('13900000001');
});

test('all that stands in the way is named, each record once', async () => {
  const names = Array.from({ length: 130 }, (_, n) => `成员${n}`);
  const first = await desk.bring(roster(...names.map((name) => member(name))));
  await desk.bring(roster(...names.map((name) => member(name, '', '教授'))));
  const [person] = await office.rows<{ id: string }>('select id from person where name = $1', [names[0]]);
  const [branch] = await office.rows<{ id: string }>('select id from organisation');
  const post = await office.create('post', { name: '主委', organisation: branch?.id });
  const tenure = await office.create('tenure', { person: person?.id, post });
  const found = await dependents(desk.undo(first.id));
  expect(found.filter(({ why }) => why === 'changed')).toHaveLength(130);
  expect(
    found
      .filter(({ why }) => why === 'refers')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([post, tenure].sort());
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
});
