import { describe, expect, test } from 'vitest';
import { politicalStatus } from '../../data/political-status.ts';
import { code, integer, partialDate, secret, text, yesNo } from '../record/fields.ts';
import { readCell } from './cells.ts';
import type { ImportColumn } from './kind.ts';

const label = { zh: '列', en: 'Column' };
const column = (field?: ImportColumn['field']): ImportColumn => ({ label, synonyms: [], ...(field ? { field } : {}) });
const columns = {
  words: column(),
  status: column(code(politicalStatus, label)),
  begins: column(partialDate(label)),
  ends: column(partialDate(label, { bound: 'end' })),
  retired: column(yesNo(label)),
  idNumber: column(secret(label, { opens: () => true })),
  name: column(text(label)),
  year: column(integer(label, { min: 1949, max: 2100 })),
};

function read(name: keyof typeof columns, written: string, number?: number) {
  const { value, problems } = readCell(columns[name], { text: written, ...(number === undefined ? {} : { number }) });
  return [value, ...problems.map(({ word, severity = 'error' }) => `${severity} ${word.code}`)];
}

describe('a cell that says there is nothing is empty', () => {
  const kinds = ['words', 'status', 'begins', 'ends', 'idNumber', 'name', 'year'] as const;
  test.each(kinds)('in a column of %s', (name) => {
    for (const written of ['—', '-', '－', '/', '无', '無', '暂无']) expect(read(name, written)).toEqual([null]);
  });

  test('where it is not an answer', () => {
    expect(read('retired', '无')).toEqual([false]);
    expect(read('status', '无党派')).toEqual(['12']);
    expect(read('name', '无锡')).toEqual(['无锡']);
  });
});

test('an end that has not come is none, a beginning must be a date', () => {
  for (const written of ['至今', '在任', '現任']) expect(read('ends', written)).toEqual([null]);
  expect(read('begins', '至今')).toEqual([null, 'error imports.not-date']);
});

test('a text that begins like a formula is kept and told; a dash alone is no formula', () => {
  for (const written of ['=1+1', '+备注', '-甲', '@x'])
    expect(read('name', written)).toEqual([written, 'warning imports.formula-text']);
  expect(read('idNumber', '+86 19900000001')).toEqual(['+86 19900000001']);
});

test('an ID number that lost its digits is not taken, whether its cell is a number or a text', () => {
  const damaged = [null, 'warning imports.damaged-number'];
  expect(read('idNumber', '440199198005122000', 440199198005122000)).toEqual(damaged);
  for (const written of ['440199198005122000', '4.40199E+17']) expect(read('idNumber', written)).toEqual(damaged);
});

test.each([
  ['17', 'out-of-range'],
  ['20017', 'out-of-range'],
  ['-5', 'out-of-range'],
  ['1e12', 'out-of-range'],
  ['2017.5', 'not-number'],
  ['2017-2018', 'not-number'],
])('the year %s is told as %s', (written, word) => {
  expect(read('year', written)).toEqual([null, `error imports.${word}`]);
  if (Number(written)) expect(read('year', written, Number(written))).toEqual([null, `error imports.${word}`]);
});
