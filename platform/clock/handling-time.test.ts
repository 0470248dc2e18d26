import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../text/partial-date.ts';
import { workingDaysBetween } from './calendar.ts';
import { averageOf, type Timed } from './handling-time.ts';
import { nationalCalendar as national } from './national.ts';
import type { ClockEvent, Mover } from './rule.ts';

const office: Mover = { kind: 'office', id: null };
const department: Mover = { kind: 'department', id: 'a' };
const terms = { length: { workingDays: 20 }, soon: 3, long: 10 };
const clock = (outcome: Timed['outcome'], ...events: ClockEvent[]): Timed => ({
  ...{ jurisdiction: 440106, terms, outcome },
  events: outcome === 'open' ? events : [...events, { kind: 'ended', day: '2025-10-13', outcome }],
});
const started = (day: Day): ClockEvent => ({ kind: 'started', day, mover: department });
const paused = (day: Day): ClockEvent => ({ kind: 'paused', day, mover: office, reason: '异议' });

test('an average says of how many it is and what it leaves out, and charges each day to whose move it was', () => {
  const clocks = [
    // 26 September to 13 October 2025: 28, 29, 30 September, 9, 10, 11, 13 October.
    clock('done', started('2025-09-26')),
    // Of the seven the office had four: 30 September, 9, 10 and 11 October.
    clock('done', started('2025-09-26'), paused('2025-09-29'), { kind: 'resumed', day: '2025-10-11' }),
    clock('withdrawn', started('2025-09-01')),
    clock('open', started('2025-09-01')),
    clock('open', started('2025-09-02')),
  ];
  const told = averageOf(clocks, () => national);
  expect(told).toMatchObject({ counted: 2, excluded: { open: 2, withdrawn: 1 }, workingDays: 7 });
  expect(told.by).toMatchObject({ department: 5, office: 2, person: 0 });
});

test('nothing done has no average', () => {
  expect(averageOf([clock('open', started('2025-09-01'))], () => national)).toEqual({
    ...{ counted: 0, excluded: { open: 1, withdrawn: 0 }, workingDays: null, by: null },
  });
});

test('what is charged to each adds up to the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), (first, second) => {
      const day = '2025-08-01';
      const at = addDays(day, first);
      const told = averageOf(
        [clock('done', started(day), paused(at), { kind: 'resumed', day: addDays(at, second) })],
        () => national,
      );
      const parts = Object.values(told.by ?? {}).reduce((sum, days) => sum + days, 0);
      expect(parts).toBe(told.workingDays);
      expect(told.workingDays).toBe(workingDaysBetween(national, day, '2025-10-13'));
    }),
  );
});
