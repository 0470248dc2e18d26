import { beforeEach, describe, expect, test } from 'vitest';
import { wholly } from '../../../platform/db/database.ts';
import { ask } from '../../../platform/figures/ask.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';
import { application } from '../../index.ts';
import { members } from '../figures.ts';
import { invariants } from '../invariants.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let office = officeOf(database, jurisdiction);
let desk = deskOf(database, jurisdiction);

beforeEach(() => {
  jurisdiction += 1;
  office = officeOf(database, jurisdiction);
  desk = deskOf(database, jurisdiction);
});

const header = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '证号', '党派职务'];
const member = (name: string, branch: string, joined = '2010.05', post = '') => [
  ...[name, '女', '1980.05', joined, `民盟天河${branch}`, `05-${name}`, post],
];
const list = (title: string, ...rows: string[][]) => ({
  title: `民盟天河区盟员花名册${title}`,
  rows: [header, ...rows],
});

const before = list('（2016年12月）', member('甲', '第一支部'), member('乙', '第一支部'), member('丙', '第二支部'));
const after = list('（2017年12月）', member('甲', '第二支部'), member('乙', '第一支部'), member('丙', '第二支部'));

/** Members of each organisation on a day. */
async function on(day: string): Promise<Record<string, number>> {
  const ground = {
    database,
    definitions: application.definitions,
    scope: wholly({ lo: jurisdiction, hi: jurisdiction }),
  };
  const [value] = await ask(ground, [members], { at: day }, 'organisation');
  return Object.fromEntries((value?.by?.organisation ?? []).map((part) => [part.label as string, part.value]));
}

const one = '民盟天河第一支部';
const two = '民盟天河第二支部';

async function expectSound(): Promise<void> {
  for (const { sql } of invariants) expect(await office.rows(sql)).toEqual([]);
}

describe('a member who is in another branch than before', () => {
  test('is transferred on the day of the list where it is accepted as a whole, and the past stays', async () => {
    await desk.bring(before);
    const past = { [one]: 2, [two]: 1 };
    for (const day of ['2016-12-31', '2017-12-30', '2018-07-19']) expect(await on(day)).toEqual(past);
    const { id, counts, look } = await desk.bring(after);
    expect(counts).toMatchObject({ updated: 1, unchanged: 2, warnings: 1 });
    const [problem] = look.plan.rows[0]?.problems ?? [];
    expect(problem).toMatchObject({
      word: { code: 'directory.other-organisation' },
      params: { name: one, on: '2017-12-31' },
      choices: [{ id: 'transfer' }, { id: 'correct' }, { id: 'keep' }],
    });
    for (const day of ['2010-05-01', '2016-12-31', '2017-12-30']) expect(await on(day)).toEqual(past);
    for (const day of ['2017-12-31', '2018-07-19']) expect(await on(day)).toEqual({ [one]: 1, [two]: 2 });
    await expectSound();
    for (const same of [after, before])
      expect((await desk.look(same)).counts).toMatchObject({ unchanged: 3, warnings: 0 });
    await desk.undo(id);
    expect(await on('2018-07-19')).toEqual(past);
    expect(await office.rows('select id from membership')).toHaveLength(3);
    await expectSound();
  });

  test('is transferred today where the list does not say of when it is, also to a new branch', async () => {
    await desk.bring(before);
    await desk.bring(list('', member('甲', '第三支部')));
    expect(await on('2018-07-18')).toEqual({ [one]: 2, [two]: 1 });
    expect(await on('2018-07-19')).toEqual({ [one]: 1, [two]: 1, 民盟天河第三支部: 1 });
    await expectSound();
  });

  test.each([
    ['correct', { [one]: 1, [two]: 2 }],
    ['keep', { [one]: 2, [two]: 1 }],
  ])('is left to the answer: %s', async (choice, then) => {
    await desk.bring(before);
    const answer = { sheet: '名册', row: 3, field: 'organisation.moved', choice };
    const { counts } = await desk.bring({ ...after, said: { answers: [answer] } });
    expect(counts.warnings).toBe(0);
    for (const day of ['2010-05-01', '2018-07-19']) expect(await on(day)).toEqual(then);
  });

  test('makes no branch where what is there is kept', async () => {
    await desk.bring(before);
    const answer = { sheet: '名册', row: 3, field: 'organisation.moved', choice: 'keep' };
    await desk.bring({ ...list('', member('甲', '第九支部')), said: { answers: [answer] } });
    expect(await office.rows('select name from organisation where name like $1', ['%第九支部'])).toEqual([]);
  });

  test('stays where a list is older than the stay', async () => {
    await desk.bring(list('（2017年12月）', member('甲', '第一支部', '2017.06')));
    const { look } = await desk.bring(list('（2016年）', member('甲', '第二支部', '2017.06')));
    expect(look.plan.rows[0]?.problems.map(({ word }) => word.code)).toContain('directory.other-organisation-before');
    expect(await on('2018-07-19')).toEqual({ [one]: 1 });
  });

  test('keeps the first day of the stay when more is known of the day of joining', async () => {
    await desk.bring(before);
    await desk.bring(after);
    await desk.bring(list('（2018年6月）', member('甲', '第二支部', '2010.05.03')));
    const stays = await office.rows('select joined, begins, ends from membership where number = $1 order by begins', [
      '05-甲',
    ]);
    expect(stays).toEqual([
      { joined: '2010-05', begins: '2010-05', ends: '2017-12-30' },
      { joined: '2010-05-03', begins: '2017-12-31', ends: null },
    ]);
    await expectSound();
  });
});

test('a second sheet of a branch is of that branch', async () => {
  const rows = [
    ['姓名', '性别', '出生年月', '入盟时间'],
    ['甲', '女', '1980.05', '2010.05'],
  ];
  await desk.bring({ sheet: '民盟天河第一支部 (2)', rows });
  expect(await office.rows('select name from organisation')).toEqual([{ name: '民盟天河第一支部' }]);
});

test('a list by branches is of each branch that a line names, however its number is written', async () => {
  const rows = [['序号', '姓名', '性别', '出生年月'], ['第一支部'], ['1', '甲', '女', '1980.05'], ['第2支部（1人）']];
  const sent = {
    title: '民盟天河区盟员花名册',
    rows: [...rows, ['1', '乙', '男', '1981.05'], ['一支部'], ['2', '丙']],
  };
  await desk.bring(sent);
  const branches = await office.rows('select name from organisation order by name');
  expect(branches).toEqual([{ name: '第2支部' }, { name: '第一支部' }]);
  expect((await desk.look(sent)).counts).toMatchObject({ unchanged: 3, warnings: 0 });
});
