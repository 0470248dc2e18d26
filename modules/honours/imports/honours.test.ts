import { beforeEach, expect, test } from 'vitest';
import { wholly } from '../../../platform/db/database.ts';
import { ask } from '../../../platform/figures/ask.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf } from '../../../tests/support/desk.ts';
import { application } from '../../index.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let desk = deskOf(database, jurisdiction);

beforeEach(async () => {
  jurisdiction += 1;
  desk = deskOf(database, jurisdiction);
  const members = ['陈大文', '李小明', '王建国'].map((name) => [name, '男', '1970.05', '民盟天河第一支部']);
  await desk.bring({ title: '民盟盟员名册', rows: [['姓名', '性别', '出生年月', '支部'], ...members] });
});

const header = ['年度', '奖项名称', '级别', '授奖单位', '获奖人'];

async function figure(fact: string, by?: string) {
  const { definitions, figures } = application;
  const ground = { database, definitions, scope: wholly({ lo: jurisdiction, hi: jurisdiction }) };
  const asked = figures.filter((one) => one.fact === fact);
  const [value] = await ask(ground, asked, { during: '2017' }, by);
  return by ? value?.by?.[by]?.filter((part) => part.value > 0).map((part) => [part.key, part.value]) : value?.value;
}

test('an award of a branch counts under its party, though the list does not name one', async () => {
  await desk.bring({
    rows: [header, ['2017', '甲奖', '市级', '', '民盟天河第一支部'], ['2017', '乙奖', '市级', '', '陈大文']],
  });
  expect(await figure('F05', 'party')).toEqual([['05', 2]]);
});

test('who is commended by the centre of the party counts once, alone or jointly, however the centre is written', async () => {
  const rows = [
    ['2017', '先进甲', '国家级', '中國民主同盟中央委員會', '陈大文、李小明等'],
    ['2017', '先进乙', '国家级', '民盟　中央组织部', '王建国（执笔）'],
    ['2017', '先进丙', '国家级', '民盟中央', '陈大文和李小明'],
    ['2017', '先进丁', '省级', '民盟广东省委', '王建国'],
  ];
  const sent = { rows: [header, ...rows] };
  expect((await desk.bring(sent)).counts).toMatchObject({ new: 4, warnings: 0 });
  expect(await figure('F08')).toBe(3);
  expect((await desk.look(sent)).counts).toMatchObject({ unchanged: 4 });
});

test('the year is that of the row, of the rows above or of the title; one that cannot be is told once', async () => {
  const years = async (title: string, ...rows: string[][]) => {
    const { plan } = await desk.look({ title, rows });
    return plan.rows.map(
      ({ creations, problems }) => creations[0]?.values.year ?? problems.map(({ word }) => word.code),
    );
  };
  const row = (year: string, name: string) => [year, name, '市级', '', '陈大文'];
  expect(await years('民盟获奖', header, row('2017年度', '甲'), row('', '乙'), row('', '丙'))).toEqual([
    2017, 2017, 2017,
  ]);
  expect(await years('2016年民盟获奖', header.slice(1), row('', '甲').slice(1))).toEqual([2016]);
  const wrong = ['17', '2017.5', '1e12', '2017-2018'].map((year) => row(year, year));
  expect(await years('2016年民盟获奖', header, ...wrong)).toEqual([
    ...[['imports.out-of-range'], ['imports.not-number'], ['imports.out-of-range'], ['imports.not-number']],
  ]);
});

test('the title tells the party whose members the winners are', async () => {
  await desk.bring({
    title: '民革党员名册',
    rows: [
      ['姓名', '性别', '出生年月', '支部'],
      ['陈大文', '男', '1980', '民革一支部'],
    ],
  });
  const rows = [header, ['2017', '甲', '市级', '', '陈大文']];
  expect((await desk.look({ rows })).counts).toMatchObject({ warnings: 1 });
  expect((await desk.look({ title: '民革2017年获奖情况', rows })).counts).toMatchObject({ new: 1, warnings: 0 });
});

test.each(['颁奖部门', '授予机关', '发证单位'])('a body stands under %s', async (word) => {
  const { look } = await desk.bring({
    rows: [header.with(3, word).with(1, '获得荣誉'), ['2017', '甲', '市级', '某某', '陈大文']],
  });
  expect(look.plan.rows[0]?.creations[0]?.values).toMatchObject({ name: '甲', awardedBy: '某某' });
});
