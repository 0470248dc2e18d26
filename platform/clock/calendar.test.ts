import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../text/partial-date.ts';
import {
  addMonths,
  addWorkingDays,
  exceptionsBetween,
  isWorkingDay,
  withOwnDays,
  workingDayFrom,
  workingDaysBetween,
} from './calendar.ts';
import { nationalCalendar as national } from './national.ts';

/** By the notices of the State Council's office for 2024, 2025 and 2026. */
describe('the national calendar', () => {
  test.each([
    // National Day 2024: 1 to 7 October free; 29 September (Sunday) and 12 October (Saturday) worked.
    ['2024-09-29', true],
    ['2024-10-01', false],
    ['2024-10-07', false],
    ['2024-10-12', true],
    ['2024-10-13', false],
    // Spring Festival 2025: 28 January to 4 February free; 26 January and 8 February worked.
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-08', true],
    // Mid-Autumn and National Day 2025: 1 to 8 October free; 28 September and 11 October worked.
    ['2025-09-28', true],
    ['2025-10-08', false],
    ['2025-10-09', true],
    ['2025-10-11', true],
    // Spring Festival 2026: 15 to 23 February free; 14 and 28 February worked.
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-28', true],
    ['2026-03-02', true],
  ])('%s is worked: %s', (day, worked) => {
    expect(isWorkingDay(national, day)).toBe(worked);
  });

  test('counts across the National Day of 2025 as one does by hand', () => {
    // 29 and 30 September, 9, 10 and 11 October.
    expect(addWorkingDays(national, '2025-09-28', 5)).toBe('2025-10-11');
    expect(workingDaysBetween(national, '2025-09-28', '2025-10-11')).toBe(5);
    expect(workingDayFrom(national, '2025-10-01')).toBe('2025-10-09');
  });

  test('knows weekends alone in a year that is not published', () => {
    const year = Number(national.publishedUntil.slice(0, 4)) + 1;
    expect(exceptionsBetween(national, `${year - 1}-12-31`, `${year}-12-31`)).toEqual([]);
    expect(isWorkingDay(national, `${year}-10-01`)).toBe(
      ![0, 6].includes(new Date(`${year}-10-01T00:00:00Z`).getUTCDay()),
    );
  });
});

test('the days of a place stand before the national ones', () => {
  const own = withOwnDays(
    national,
    new Map([['2025-10-10', { works: false, label: { zh: '台风停工', en: 'Typhoon' } }]]),
  );
  expect(addWorkingDays(own, '2025-09-28', 5)).toBe('2025-10-13');
});

test('a month ends on its last day where it has fewer', () => {
  expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2025-12-15', 3)).toBe('2026-03-15');
});

const days = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays('2024-01-01', offset));

test('so many working days later, so many working days lie between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 200 }), (day, count) => {
      const later = addWorkingDays(national, day, count);
      expect(workingDaysBetween(national, day, later)).toBe(count);
      if (count > 0) expect(isWorkingDay(national, later)).toBe(true);
    }),
  );
});
