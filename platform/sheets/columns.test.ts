import { expect, test } from 'vitest';
import { doubledColumns, headerKey, matchColumns, scoreOf, type Vocabulary } from './columns.ts';

const people: Vocabulary = {
  serial: { synonyms: ['序号'] },
  name: { synonyms: ['姓名'], required: true },
  born: { synonyms: ['出生年月', '生日'], distinctive: true },
  joined: { synonyms: ['入党时间'], distinctive: true },
  employer: { synonyms: ['工作单位', '单位'] },
  employerAndPost: { synonyms: ['工作单位及职务'] },
  phone: { synonyms: ['手机', '电话'] },
  posts: { synonyms: ['人大政协任职', '社会兼职'], joins: true },
};

function matched(...headers: string[]): (string | null)[] {
  const matching = matchColumns(headers, people);
  return headers.map((_, column) => matching.get(column) ?? null);
}

test.each([
  ['姓 名', '姓名'],
  ['姓\n名', '姓名'],
  ['姓　名：', '姓名'],
  ['*姓名', '姓名'],
  ['出生年月（如1980.05）', '出生年月'],
  ['入会時間', '入会时间'],
  ['入党（盟、会、社）时间', '入党时间'],
  ['Ｎｏ.', 'no'],
])('%j is spelled %s', (header, key) => {
  expect(headerKey(header)).toBe(key);
});

test('an exact header wins over one that contains the word, wherever it stands', () => {
  expect(matched('配偶姓名', '姓名')).toEqual([null, 'name']);
});

test('of words contained the longest wins', () => {
  expect(matched('现工作单位及职务')).toEqual(['employerAndPost']);
});

test('each field is taken once, by the column further left', () => {
  expect(matched('手机', '电话', '电话')).toEqual(['phone', null, null]);
});

test('a field that joins is taken by each of its columns', () => {
  expect(matched('人大/政协任职', '社会兼职情况', '手机')).toEqual(['posts', 'posts', 'phone']);
});

test('a weaker name of a field counts only where no column has another', () => {
  const joined = { joined: { synonyms: ['入党时间', '入盟时间'], weaker: ['入党时间'] } };
  const matching = (...headers: string[]) => Object.fromEntries(matchColumns(headers, joined));
  expect(matching('入党时间', '入盟时间')).toEqual({ 1: 'joined' });
  expect(matching('入党时间', '原入盟时间')).toEqual({ 0: 'joined' });
});

test('a column whose field is taken is told, unless people left it out', () => {
  const doubled = (headers: string[], remembered = new Map<string, string | null>()) =>
    Object.fromEntries(doubledColumns(headers, people, remembered, matchColumns(headers, people, remembered)));
  expect(doubled(['姓名', '手机', '電話', '血型', '配偶姓名', ''])).toEqual({ 2: 'phone' });
  expect(doubled(['手机', '电话', '社会兼职'], new Map([['电话', null]]))).toEqual({});
  expect(doubled(['手机', '血型'], new Map([['血型', 'phone']]))).toEqual({ 0: 'phone' });
});

test('headers in Traditional are known, and blank or strange ones are not', () => {
  expect(matched('姓名', '入黨時間', '', '血型')).toEqual(['name', 'joined', null, null]);
});

test('what people chose for a header comes first, also that it is nothing', () => {
  const remembered = new Map([
    ['血型', 'phone'],
    ['手机', null],
  ]);
  const matching = matchColumns(['姓名', '血型', '手机'], people, remembered);
  expect(Object.fromEntries(matching)).toEqual({ 0: 'name', 1: 'phone' });
});

test('what was remembered for another kind of table is not taken', () => {
  expect(matchColumns(['血型'], people, new Map([['血型', 'amount']])).size).toBe(0);
});

test('a table scores by its columns, distinctive ones more, and not at all without what is required', () => {
  const score = (...headers: string[]) => scoreOf(matchColumns(headers, people), people);
  expect(score('姓名', '手机')).toBeGreaterThan(0);
  expect(score('姓名', '生日')).toBeGreaterThan(score('姓名', '手机'));
  expect(score('生日', '手机')).toBe(0);
  expect(score('姓名')).toBe(0);
});
