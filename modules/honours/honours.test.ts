import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { deskOf } from '../../tests/support/desk.ts';
import { officeOf, refusal } from '../../tests/support/office.ts';

const { database } = await testDatabase();
const office = officeOf(database, 440106);
const desk = deskOf(database, 440106);

const prize = {
  ...{ year: 2017, name: '参政议政优秀成果奖', level: 'municipal', awardedBy: '民盟广州市委' },
  ...{ awarded: '2017-12', winners: '甲、乙' },
};

test('an award is kept once, whoever enters it, in either script and in any order of its winners', async () => {
  await office.create('award', prize);
  const same = [prize, { ...prize, winners: '乙， 甲' }, { ...prize, awardedBy: '民盟廣州市委', work: '提案' }];
  for (const again of same) expect(await refusal(office.create('award', again))).toBe('honours.award-twice');
  expect(await office.rows('select id from award')).toHaveLength(1);
});

test.each([
  { year: 2016, awarded: '2016-12' },
  { name: '参政议政成果奖' },
  { level: 'district' },
  { awardedBy: '民盟天河区委' },
  { awarded: '2017-11' },
  { winners: '甲' },
])('with %j it is another award, and cannot be made the same by an edit', async (other) => {
  const id = await office.create('award', { ...prize, ...other });
  const back = Object.fromEntries(Object.keys(other).map((field) => [field, prize[field as keyof typeof prize]]));
  expect(await refusal(office.edit('award', id, back))).toBe('honours.award-twice');
  await office.edit('award', id, { work: '提案' });
});

test('one that is withdrawn stands in nobody’s way, and is not restored beside the other', async () => {
  const values = { ...prize, name: '撤回的奖' };
  const first = await office.create('award', values);
  await office.move('award', first, 'withdraw');
  await office.create('award', values);
  expect(await refusal(office.move('award', first, 'restore'))).toBe('honours.award-twice');
});

test('a list that has it again finds it unchanged', async () => {
  const rows = [
    ['年度', '奖项名称', '级别', '授奖单位', '获奖日期', '获奖人'],
    ['2017', '参政议政优秀成果奖', '市级', '民盟广州市委', '2017.12', '甲、乙'],
  ];
  expect((await desk.look({ rows })).counts).toMatchObject({ unchanged: 1, new: 0 });
});
