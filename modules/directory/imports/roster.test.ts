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

describe('who a row is about', () => {
  const named = (...rows: string[][]) => ({
    title: '民盟天河区盟员名册',
    rows: [['姓名', '性别', '出生年月', '身份证号', '证号', '支部'], ...rows],
  });
  const one = '440199198005121318';
  const codes = async (sent: Parameters<typeof desk.look>[0]) =>
    (await desk.look(sent)).plan.rows.map(({ problems }) => problems.map(({ word }) => word.code).join());
  const again = async (sent: Parameters<typeof desk.bring>[0]) => {
    const { counts } = await desk.bring(sent);
    expect(counts).toMatchObject({ new: counts.rows });
    expect((await desk.look(sent)).counts).toMatchObject({ unchanged: counts.rows, warnings: 0 });
  };

  test('is told by the branch where two are called and born alike, or nothing else is known of them', async () => {
    await again(named(['甲', '男', '1980.05', one, '', '第一支部'], ['甲', '男', '1980.05', '', '', '第二支部']));
    await again(named(['乙', '', '', '', '', '第一支部'], ['乙', '', '', '', '', '第二支部']));
  });

  test('is asked where the party number and the ID number are of two people', async () => {
    const ids = [one, '440199197301010124'];
    await desk.bring(
      named(['甲', '男', '1980.05', one, '1', '第一支部'], ['乙', '女', '1973.01', ids[1] as string, '2', '第一支部']),
    );
    const crossed = named(
      ['甲', '男', '1980.05', one, '2', '第一支部'],
      ['乙', '女', '1973.01', ids[1] as string, '1', '第一支部'],
    );
    expect(await codes(crossed)).toEqual(['directory.numbers-differ', 'directory.numbers-differ']);
    expect(await codes(named(['丙', '男', '1990.01', '', '1', '第一支部']))).toEqual(['directory.number-of-another']);
    expect(await codes(named(['甲甲', '男', '1980.05', '', '1', '第一支部']))).toEqual(['directory.other-name']);
  });

  test('is told to be of a row before, also at another precision of the birth date', async () => {
    const rows = ['1980.05', '1980.05.12', '1981', '1980.06', '1981.02'].map((born) => [
      '甲',
      '男',
      born,
      '',
      '',
      '第一支部',
    ]);
    const twice = 'imports.twice';
    expect(await codes(named(...rows))).toEqual(['', twice, '', '', twice]);
    const { counts } = await desk.look(named(...rows, rows[0] as string[]));
    expect(counts).toMatchObject({ warnings: 2, errors: 1 });
  });

  test('is one person in two parties by one ID number', async () => {
    const header = ['党派', '姓名', '身份证号', '支部'];
    await again({ rows: [header, ['民革', '甲', one, '民革一支部'], ['民盟', '甲', one, '民盟一支部']] });
    expect(await office.rows('select name from person')).toHaveLength(1);
    expect(await office.rows('select party from membership')).toHaveLength(2);
  });

  test('is known again with a space or a dot written otherwise', async () => {
    await desk.bring(
      named(['张　三', '男', '1980.05', '', '', '第一支部'], ['阿依．古丽', '女', '1981.05', '', '', '第一支部']),
    );
    expect(await office.rows('select name from person order by born')).toEqual([
      { name: '张三' },
      { name: '阿依·古丽' },
    ]);
    const other = named(
      ['张三', '男', '1980.05', '', '', '第一支部'],
      ['阿依•古丽', '女', '1981.05', '', '', '第一支部'],
    );
    expect((await desk.look(other)).counts).toMatchObject({ unchanged: 2 });
  });
});

test('columns are read as offices mean them', async () => {
  const rows = [
    ['姓名', '入党时间', '入盟时间', '政治面貌', '出生地', '籍贯', '是否在职', '所在党派组织', '党派任职', '编号'],
    ['甲', '1999.07', '2011.03', '中共党员', '广州', '梅县', '是', '民盟一支部', '主委', 'MG-1'],
    ['乙', '', '2012', '民盟盟员', '', '', '否', '民盟一支部', '无', '（二）'],
  ];
  expect((await desk.bring({ rows })).counts).toMatchObject({ new: 2, errors: 0, warnings: 0 });
  const people =
    'select p.name, joined, other_status, native_place, retired from person p join membership m on m.person = p.id order by p.born, p.name desc';
  expect(await office.rows(people)).toMatchObject([
    { name: '甲', joined: '2011-03', other_status: '01', native_place: '梅县', retired: null },
    { name: '乙', joined: '2012', other_status: null, native_place: null, retired: null },
  ]);
  expect(await office.rows('select name from post')).toEqual([{ name: '主委' }]);
});
