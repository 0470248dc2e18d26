import { expect, test } from 'vitest';
import { cleanText, dateOf, numberOf } from './values.ts';

test('a text is cleaned of what nobody sees: control characters, halves of characters, wide blanks', () => {
  expect(cleanText('\u0001陈\u0008大　文\u200b')).toBe('陈大 文');
  expect(cleanText('备注\ud83d三\n四')).toBe('备注三 四');
  expect(cleanText('😀Ａ１')).toBe('😀A1');
});

test.each([
  ['2017', 2017],
  ['2017年', 2017],
  ['2017 年度', 2017],
  ['1,024', 1024],
  ['2017-2018', null],
])('the number in %s is %s', (text, number) => {
  expect(numberOf({ text })).toBe(number);
});

test('a day is the number it shows, and the date it shows', () => {
  expect(numberOf({ text: '2017', number: 42_736, isDate: true })).toBe(2017);
  expect(dateOf({ text: '1980-05', number: 29_353, isDate: true })).toEqual({ value: '1980-05', ambiguous: false });
});
