import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  agree,
  firstDay,
  formatPartialDate,
  isBefore,
  lastDay,
  parsePartialDate,
  yearsBetween,
} from './partial-date.ts';

const year = fc.integer({ min: 1900, max: 2100 });
const day = fc
  .date({ min: new Date('1906-02-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([whole, length]) => whole.slice(0, length));

test.each([
  ['1980', '1980'],
  ['1980年', '1980'],
  ['1980.05', '1980-05'],
  ['1980.5', '1980-05'],
  ['1980.10', '1980-10'],
  ['198005', '1980-05'],
  ['1980-5', '1980-05'],
  ['1980年5月', '1980-05'],
  ['1980年05', '1980-05'],
  ['2005.10月', '2005-10'],
  ['1980.05.01', '1980-05-01'],
  ['19800501', '1980-05-01'],
  ['1980-5-1', '1980-05-01'],
  ['1980/5/1', '1980-05-01'],
  ['1980年5月1日', '1980-05-01'],
  ['1980年5月1号', '1980-05-01'],
  ['１９８０．０５', '1980-05'],
  ['１９８０年５月', '1980-05'],
  ['1980。5', '1980-05'],
  ['1980—05—01', '1980-05-01'],
  [' 1980 年 5 月 1 日 ', '1980-05-01'],
  ['1980 05 01', '1980-05-01'],
  ['1980.05.', '1980-05'],
  ['1980.00', '1980'],
  ['19800500', '1980-05'],
  ['2017-07-19 15:30', '2017-07-19'],
  ['2017-07-19T00:00:00.000Z', '2017-07-19'],
  ['一九八〇年五月', '1980-05'],
  ['二○一八年七月十九日', '2018-07-19'],
  ['二零一八年十二月三十一日', '2018-12-31'],
  ['二〇二〇年十月二十日', '2020-10-20'],
  ['1980年元月', '1980-01'],
  ['29342', '1980-05-01'],
])('%s is read as %s', (text, date) => {
  expect(parsePartialDate(text)).toBe(date);
});

test.each([
  '',
  '无',
  '至今',
  '八十年代',
  '1980年代',
  '80.5',
  '80年5月',
  '1980.13',
  '198013',
  '1980.5.32',
  '1981-02-29',
  '19810231',
  '1980-00-05',
  '1980-1990',
  '1980.05-2010.06',
  '5/1/1980',
  '1700',
  '3000.01',
  '198051',
  '1980.0.1.2',
  '九十二',
  '十一月',
  '99999',
  '123',
])('%j is no date', (text) => {
  expect(parsePartialDate(text)).toBeNull();
});

test.each([
  [1980, '1980'],
  [1980.05, '1980-05'],
  [1980.5, '1980-05'],
  [1980.11, '1980-11'],
  [198005, '1980-05'],
  [19800501, '1980-05-01'],
  [29342, '1980-05-01'],
  [29342.75, '1980-05-01'],
  [43300, '2018-07-19'],
  [9133, '1925-01-01'],
])('the number %d is read as %s', (number, date) => {
  expect(parsePartialDate(number)).toBe(date);
});

test('of the number 1980.1 only the year is certain, for 1980.10 reads the same', () => {
  expect(parsePartialDate(1980.1)).toBe('1980');
  expect(parsePartialDate('1980.10')).toBe('1980-10');
});

test.each([45, 0, -1, 1980.13, 198013, 440199198, Number.NaN, Number.POSITIVE_INFINITY])(
  'the number %d is no date',
  (number) => {
    expect(parsePartialDate(number)).toBeNull();
  },
);

test('a canonical date reads as itself, in whatever way it is written', () => {
  fc.assert(
    fc.property(partialDate, (date) => {
      const [y, m, d] = date.split('-');
      expect(parsePartialDate(date)).toBe(date);
      expect(parsePartialDate(date.replaceAll('-', ''))).toBe(date);
      expect(parsePartialDate(`${y}年${m ? `${Number(m)}月` : ''}${d ? `${Number(d)}日` : ''}`)).toBe(date);
    }),
  );
});

test('what is read is a date that exists', () => {
  fc.assert(
    fc.property(year, fc.nat(99), fc.nat(99), (y, m, d) => {
      const read = parsePartialDate(`${y}.${m}.${d}`);
      if (read) expect(new Date(firstDay(read)).toISOString().slice(0, read.length)).toBe(read);
      else expect(m > 12 || d > 28 || m === 0).toBe(true);
    }),
  );
});

test('a spreadsheet serial is the day that spreadsheets show', () => {
  fc.assert(
    fc.property(day, (date) => {
      const serial = (Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000;
      expect(parsePartialDate(serial)).toBe(date);
    }),
  );
});

test('a partial date begins on its first day and ends on its last', () => {
  expect(['1980', '1980-02', '1980-02-03'].map(firstDay)).toEqual(['1980-01-01', '1980-02-01', '1980-02-03']);
  expect(['1980', '1980-02', '1981-02', '1980-02-03'].map(lastDay)).toEqual([
    '1980-12-31',
    '1980-02-29',
    '1981-02-28',
    '1980-02-03',
  ]);
});

test('two dates agree where the coarser is all that both know', () => {
  expect(agree('1980', '1980-05-01')).toBe(true);
  expect(agree('1980-05', '1980')).toBe(true);
  expect(agree('1980-05', '1980-06-01')).toBe(false);
  expect(agree('1980-05-01', '1980-05-02')).toBe(false);
});

test('of two dates at most one is certainly before the other, and never where they agree', () => {
  expect(isBefore('1980', '1981-01-01')).toBe(true);
  expect(isBefore('1980', '1980-05')).toBe(false);
  fc.assert(
    fc.property(partialDate, partialDate, (one, other) => {
      expect(isBefore(one, other) && isBefore(other, one)).toBe(false);
      if (agree(one, other)) expect(isBefore(one, other)).toBe(false);
    }),
  );
});

test('days are added over months, leap days and years, and taken off again', () => {
  expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
  expect(addDays('2017-12-31', 1)).toBe('2018-01-01');
  expect(addDays('2018-01-01', -1)).toBe('2017-12-31');
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(addDays(addDays(date, days), -days)).toBe(date);
    }),
  );
});

test('an age is counted in full years from the first day', () => {
  expect(yearsBetween('1980-05-02', '2018-05-01')).toBe(37);
  expect(yearsBetween('1980-05-02', '2018-05-02')).toBe(38);
  expect(yearsBetween('1980', '2018-01-01')).toBe(38);
  expect(yearsBetween('1980-02-29', '2018-02-28')).toBe(37);
  expect(yearsBetween('1980-02-29', '2018-03-01')).toBe(38);
});

test('a date is shown no more precise than it is known', () => {
  expect(['2018', '2018-07', '2018-07-09'].map((date) => formatPartialDate(date, 'zh-Hans'))).toEqual([
    '2018年',
    '2018年7月',
    '2018年7月9日',
  ]);
  expect(formatPartialDate('2018-07-09', 'zh-Hant')).toBe('2018年7月9日');
  expect(['2018', '2018-07', '2018-07-09'].map((date) => formatPartialDate(date, 'en'))).toEqual([
    '2018',
    'July 2018',
    '9 July 2018',
  ]);
});
