import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryTokens, type Searchable, searchColumns, searchTokens } from './search.ts';

/** What PostgreSQL does with them: the row has every token, and its text is like the pattern. */
function finds(typed: string, row: Searchable): boolean {
  const { tokens, text } = searchTokens(row);
  const asked = queryTokens(typed);
  const like = asked.pattern.replaceAll(/\\([\\%_])|%|[\\^$.*+?()[\]{}|/-]/g, (sign, literal) =>
    sign === '%' ? '.*' : `\\${literal ?? sign}`,
  );
  return asked.tokens.every((token) => tokens.includes(token)) && new RegExp(`^${like}$`, 's').test(text);
}

const person = { names: ['陈雅文'], texts: ['MG-2017-0012', '天河区第一中学', 'Roof Greening'] };

test.each([
  '陈',
  '雅',
  '陈雅',
  '雅文',
  '陈雅文',
  '陳雅文',
  ' 陳 雅文 ',
  'c',
  'cy',
  'cyw',
  'CYW',
  'yw',
  'chen',
  'che',
  'chenya',
  'chenyawen',
  'chen ya wen',
  'ChenYawen',
  'yawen',
  'wen',
  '陈yw',
  '陈 yawen',
  '天河',
  '第一中学',
  '天河區第一中學',
  '陈 天河',
  'mg-2017',
  'MG-2017-0012',
  '2017',
  '0012',
  '２０１７',
  '-',
  'roof',
  'roof gree',
])('%j finds 陈雅文', (typed) => {
  expect(finds(typed, person)).toBe(true);
});

test.each([
  '文雅',
  '陈文',
  '雅文陈',
  'chenw',
  'hen',
  'awen',
  'cw',
  'wyc',
  '2018',
  '第二中学',
  'reening',
  '%',
  '_',
  '陈_文',
  "'",
  '\\',
  '~',
])('%j does not find 陈雅文', (typed) => {
  expect(finds(typed, person)).toBe(false);
});

test('three characters must stand together, though their pairs stand apart', () => {
  expect(finds('陈雅文', { names: ['雅文陈雅'] })).toBe(false);
});

test('a name of several readings is found by each', () => {
  for (const typed of ['qiu', 'qiuying', 'chouying', 'qy', 'cy']) expect(finds(typed, { names: ['仇英'] })).toBe(true);
  for (const typed of ['lv', 'lü', 'lu', 'lyu']) expect(finds(typed, { names: ['吕丽'] })).toBe(true);
});

test('several names in one cell are each found by their surname', () => {
  const winners = { names: ['谭永涛、曾淑芳、单敏'] };
  for (const typed of ['曾淑芳', 'zengshufang', 'zsf', 'shanmin']) expect(finds(typed, winners)).toBe(true);
});

test('texts are not found by pinyin', () => {
  expect(finds('th', { texts: ['天河'] })).toBe(false);
});

test('a name with a space in it is found without, and the other way round', () => {
  expect(finds('张三', { names: ['张　三'] })).toBe(true);
  expect(finds('张 三', { names: ['张三'] })).toBe(true);
});

test('signs that mean something to the database are only characters', () => {
  const row = { texts: ["100%_\\'~!&|:*()"] };
  for (const typed of ['100%', '%_', "\\'", '!&|:*()', '~!']) expect(finds(typed, row)).toBe(true);
});

test('nothing but spaces asks for nothing', () => {
  for (const typed of ['', '  ', '\u200b']) expect(queryTokens(typed)).toEqual({ tokens: [], pattern: '%%' });
});

test('a short name asks for few tokens, so that the index answers at once', () => {
  expect(['陈', '陳雅', '陈雅文', 'cyw', 'chenyawen', '陈yw'].map((typed) => queryTokens(typed).tokens)).toEqual([
    ['陈'],
    ['陈雅'],
    ['陈雅', '雅文'],
    ['~cyw'],
    ['~chenya'],
    ['陈', '~yw'],
  ]);
});

test('any part of any name finds its row', () => {
  const name = fc.string({
    unit: fc.oneof(
      fc.constantFrom(..."陈雅文曾单吕乐長衛·ab1 -'\\%_~"),
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
    ),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(name, fc.nat(12), fc.integer({ min: 1, max: 6 }), (written, from, length) => {
      const part = written.slice(from, from + length);
      const startsInsideWord = /[a-z]$/.test(written.slice(0, from)) && /^[a-z]/.test(part);
      fc.pre(!startsInsideWord);
      expect(finds(part, { texts: [written] })).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('is kept with the signs that end a lexeme doubled', () => {
  const { vector, text } = searchColumns({ names: [`阿'\\`] });
  expect(vector.split(' ')).toEqual(expect.arrayContaining([`'阿'`, `'阿'''`, `'\\\\'`]));
  expect(text).toContain(`阿'\\`);
});

test('is kept apart where a name and a text say the same', () => {
  expect(searchColumns({ texts: ['陈雅文'] })).not.toEqual(searchColumns({ names: ['陈雅文'] }));
});
