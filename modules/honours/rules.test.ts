import { expect, test } from 'vitest';
import {
  awardFindings,
  categoryOf,
  gradeOf,
  isPartyCentre,
  publicationFindings,
  winnersOf,
  yearNamed,
} from './rules.ts';

const today = '2018-07-19';
const codes = (findings: readonly { word: { code: string }; severity?: string }[]) =>
  findings.map(({ word, severity }) => `${word.code}${severity === 'warning' ? '?' : ''}`);

test.each([
  [{ year: 2017, awarded: '2017-12' }, []],
  [{ year: 2019 }, ['honours.year-in-future']],
  [{ year: 2018, awarded: '2018-08-01' }, ['honours.date-in-future']],
  [{ year: 2017, awarded: '2018-01-10' }, ['honours.other-year?']],
])('an award of %j: %j', (award, expected) => {
  expect(codes(awardFindings(award, today))).toEqual(expected);
});

test('a publication is held to the same days', () => {
  expect(codes(publicationFindings({ year: 2017, published: '2016' }, today))).toEqual(['honours.other-year?']);
});

test.each([
  ['民盟中央', true],
  ['中国民主促进会中央委员会', true],
  ['九三学社 中央', true],
  ['民盟广东省委', false],
  ['中央统战部', false],
])('%s is the centre of a party: %s', (body, centre) => {
  expect(isPartyCentre(body)).toBe(centre);
});

test.each([
  ['甲、乙', ['甲', '乙']],
  ['甲，乙;丙／丁'.replace('／', '/'), ['甲', '乙', '丙', '丁']],
  [' 甲 ', ['甲']],
  ['', []],
])('%j names %j', (cell, names) => {
  expect(winnersOf(cell)).toEqual(names);
});

test.each([
  ['陈大文（执笔、统稿）、李小明等3人', ['陈大文', '李小明']],
  ['陈大文 李小明', ['陈大文', '李小明']],
  ['陈大文和李小明', ['陈大文', '李小明']],
  ['张 伟', ['张 伟']],
  ['李和平', ['李和平']],
  ['欧阳和平', ['欧阳和平']],
  ['民建（天河）第一支部', ['民建（天河）第一支部']],
])('the names in %s are %j', (cell, names) => {
  expect(winnersOf(cell)).toEqual(names);
});

test('a title names one year or none', () => {
  expect(yearNamed(['2017年度民盟获奖情况', '2016年'])).toBe(2017);
  expect(yearNamed(['', '名单', '获奖２０１７年.xlsx'])).toBe(2017);
  expect(yearNamed(['2016年至2017年获奖情况', '2016年'])).toBeNull();
  expect(yearNamed(['获奖情况'])).toBeNull();
});

test.each([
  ['建言献策一等奖', 'suggestions', '1'],
  ['反映社情民意信息先进个人', 'social-opinion', null],
  ['理论研讨优秀奖', 'theory', 'merit'],
  ['社会服务银奖', 'service', '2'],
  ['某某称号', null, null],
])('%s is of the category %s and the grade %s', (name, category, grade) => {
  expect([categoryOf(name), gradeOf(name)]).toEqual([category, grade]);
});
