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

const header = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '职称'];
const member = (name: string, title = '') => [...[name, '女', '1980.05', '2010.05', '民盟天河第一支部', title]];
const roster = (...rows: string[][]) => ({ rows: [header, ...rows] });

async function dependents(undoing: Promise<void>): Promise<StillNeeded['dependents']> {
  return undoing.then(
    () => [],
    (error: StillNeeded) => error.dependents,
  );
}

test('all that stands in the way is named, each record once', async () => {
  const names = Array.from({ length: 130 }, (_, n) => `成员${n}`);
  const first = await desk.bring(roster(...names.map((name) => member(name))));
  await desk.bring(roster(...names.map((name) => member(name, '教授'))));
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
