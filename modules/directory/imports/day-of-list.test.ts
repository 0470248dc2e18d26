import { expect, test } from 'vitest';
import { dayOfList } from './day-of-list.ts';

const today = '2018-07-19';
const dayOf = (title: string, sheet = '名册', fileName = '民盟.xlsx') =>
  dayOfList(sheet, { titles: { [sheet]: title }, fileName, today });

test.each([
  ['民盟天河区盟员花名册（2017年12月）', '2017-12-31'],
  ['民盟天河区盟员花名册 截至2017年3月5日', '2017-03-05'],
  ['填报日期：2017.12.1', '2017-12-01'],
  ['２０１７年２月', '2017-02-28'],
  ['二〇一七年十二月', '2017-12-31'],
  ['2017年度盟员花名册', '2017-12-31'],
  ['盟员花名册（2016—2017年）', '2017-12-31'],
  ['盟员花名册（2016-2017）', '2017-12-31'],
  ['2018年花名册', today],
  ['2018年7月', today],
  ['2019年花名册', null],
  ['全区盟员共2000人', null],
  ['440106 盟员花名册', null],
  ['盟员花名册', null],
])('%s is of %s', (title, day) => {
  expect(dayOf(title)).toBe(day);
});

test('the title says it before the sheet, and the sheet before the file', () => {
  expect(dayOf('', '2016.12', '民盟2017.xlsx')).toBe('2016-12-31');
  expect(dayOf('', '名册', '民盟2017.12.xlsx')).toBe('2017-12-31');
  expect(dayOf('', '名册', '民盟20171105.xls')).toBe('2017-11-05');
  expect(dayOf('2015年', '2016年', '2017年.xlsx')).toBe('2015-12-31');
});
