import { describe, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts';
import { nationalCalendar } from './national.ts';

/** Written down from the notices of the State Council: free from, until and with it; the weekends worked for them. */
const notices: readonly [year: number, free: readonly [string, string][], worked: readonly string[]][] = [
  [
    2024,
    [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    [
      ...['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11'],
      ...['2024-09-14', '2024-09-29', '2024-10-12'],
    ],
  ],
  [
    2025,
    [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ],
  [
    2026,
    [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ],
];

describe('the national calendar', () => {
  test.each(notices)('of %i is that of the notice, day by day', (year, free, worked) => {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      const isFree = free.some(([from, to]) => from <= day && day <= to) || (weekend && !worked.includes(day));
      expect([day, isWorkingDay(nationalCalendar, day)]).toEqual([day, !isFree]);
    }
  });

  test('counts over National Day and the weekend that is worked for it', () => {
    // 2024: 29 September, a Sunday, is worked; 1 to 7 October are free; 12 October, a Saturday, is worked.
    expect(addWorkingDays(nationalCalendar, '2024-09-27', 5)).toBe('2024-10-10');
    expect(addWorkingDays(nationalCalendar, '2024-10-10', 2)).toBe('2024-10-12');
    // 2025: 28 September, a Sunday, is worked; 1 to 8 October are free; 11 October, a Saturday, is worked.
    expect(addWorkingDays(nationalCalendar, '2025-09-26', 4)).toBe('2025-10-09');
    expect(addWorkingDays(nationalCalendar, '2025-09-26', 6)).toBe('2025-10-11');
    // 2026: 20 September, a Sunday, is worked; 25 to 27 September and 1 to 7 October are free.
    expect(addWorkingDays(nationalCalendar, '2026-09-18', 5)).toBe('2026-09-24');
    expect(addWorkingDays(nationalCalendar, '2026-09-24', 5)).toBe('2026-10-09');
  });

  test('counts over the Spring Festival', () => {
    expect(addWorkingDays(nationalCalendar, '2024-02-09', 1)).toBe('2024-02-18');
    expect(addWorkingDays(nationalCalendar, '2025-01-24', 3)).toBe('2025-02-05');
    expect(addWorkingDays(nationalCalendar, '2026-02-13', 2)).toBe('2026-02-24');
    expect(workingDaysBetween(nationalCalendar, '2026-02-13', '2026-02-28')).toBe(6);
  });

  test('is known until the end of the last year that was published', () => {
    expect(nationalCalendar.publishedUntil).toMatch(/^20\d\d-12-31$/);
    expect(nationalCalendar.publishedUntil >= '2026-12-31').toBe(true);
  });
});
