import { expect, test } from 'vitest';
import { codeOf, codeTable, labelOf } from '../codes/codes.ts';

const education = codeTable({
  id: 'sample',
  source: 'own',
  entries: [
    { code: '20', zh: '大学本科', en: 'Bachelor', synonyms: ['本科', '大学（四年）'] },
    { code: '21', zh: '大学本科毕业', en: 'Bachelor, graduated', parent: '20' },
  ],
});

test('a text is found by code, by name and by synonym', () => {
  expect(['20', '大学本科', '本科', '大学本科毕业'].map((text) => codeOf(education, text))).toEqual([
    '20',
    '20',
    '20',
    '21',
  ]);
});

test('width, case and spaces do not matter', () => {
  expect(codeOf(education, '２１')).toBe('21');
  expect(codeOf(education, ' 大学 本科\t')).toBe('20');
  expect(codeOf(education, '大学(四年)')).toBe('20');
});

test('an unknown or empty text has no code', () => {
  expect(codeOf(education, '大学本')).toBeNull();
  expect(codeOf(education, '')).toBeNull();
});

test('a label is found by code, and an unknown code shows itself', () => {
  expect(labelOf(education, '20')).toMatchObject({ zh: '大学本科', en: 'Bachelor' });
  expect(labelOf(education, '99')).toEqual({ zh: '99', en: '99' });
});

test('a table that contradicts itself is refused when it is loaded', () => {
  const entry = { code: '1', zh: '男', en: 'Male' };
  const table = (entries: Parameters<typeof codeTable>[0]['entries']) => () =>
    codeTable({ id: 'x', source: 'own', entries });
  expect(table([entry, { ...entry, zh: '女' }])).toThrow('x: 1 is both 1 and 1');
  expect(table([entry, { code: '2', zh: '女', en: 'Female', synonyms: ['男'] }])).toThrow('x: 男 is both 1 and 2');
  expect(table([{ ...entry, parent: '9' }])).toThrow('no parent 9');
});
