import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../text/partial-date.ts';
import { addMonths, type Calendar, isWeekend, isWorkingDay, workingDaysBetween } from './calendar.ts';
import { nationalCalendar } from './national.ts';
import { reckon } from './reckon.ts';
import type { ClockEvent, Length, Mover, Terms } from './rule.ts';

const office: Mover = { kind: 'office', id: null };
const movers: Mover[] = [office, { kind: 'department', id: 'd' }, { kind: 'person', id: 'p' }];
/** The day on which it is asked changes no date. */
const ASKED = '2023-06-01';

const anyDay = fc.integer({ min: 0, max: 1000 }).map((after) => addDays('2023-06-01', after));
const anyLength: fc.Arbitrary<Length> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 120 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 6 }).map((months) => ({ months })),
);
const terms = (length: Length): Terms => ({ length, soon: 3, long: 30 });
/** The national days, some of them changed at random. */
const anyCalendar: fc.Arbitrary<Calendar> = fc.array(fc.tuple(anyDay, fc.boolean()), { maxLength: 60 }).map((own) => ({
  ...nationalCalendar,
  exceptions: new Map([
    ...nationalCalendar.exceptions,
    ...own.map(([day, works]) => [day, { works, label: { zh: '本地', en: 'Own' } }] as const),
  ]),
}));

/** What happens after the start, in an order that can be: each a wish and the days since what was before. */
const anyStory = fc.array(
  fc.tuple(fc.constantFrom('pause', 'hand', 'extend'), fc.nat(25), fc.constantFrom(...movers)),
  {
    maxLength: 8,
  },
);

function story(start: Day, wishes: readonly (readonly [string, number, Mover])[], end?: number): ClockEvent[] {
  const events: ClockEvent[] = [{ kind: 'started', day: start, mover: office }];
  let [day, isPaused] = [start, false];
  for (const [wish, after, mover] of wishes) {
    day = addDays(day, after);
    if (wish === 'hand') events.push({ kind: 'handed', day, mover });
    else if (wish === 'extend') {
      events.push({ kind: 'extended', day, to: { months: 7 }, reason: '…', approver: office });
    } else {
      events.push(isPaused ? { kind: 'resumed', day } : { kind: 'paused', day, mover, reason: '…' });
      isPaused = !isPaused;
    }
  }
  if (end !== undefined) events.push({ kind: 'ended', day: addDays(day, end), outcome: 'done' });
  return events;
}

const dueOf = (length: Length, events: readonly ClockEvent[], calendar: Calendar) =>
  reckon(terms(length), events, calendar, ASKED).due as Day;

describe('whatever happens', () => {
  test('pausing and resuming never shortens, and by no working day more than was paused', () => {
    fc.assert(
      fc.property(anyCalendar, anyLength, anyDay, fc.nat(60), fc.nat(40), (calendar, length, start, after, paused) => {
        const from = addDays(start, after);
        const to = addDays(from, paused);
        const events = story(start, []);
        const pause: ClockEvent[] = [
          { kind: 'paused', day: from, mover: office, reason: '…' },
          { kind: 'resumed', day: to },
        ];
        const [without, withPause] = [dueOf(length, events, calendar), dueOf(length, [...events, ...pause], calendar)];
        expect(withPause >= without).toBe(true);
        if (from > without) expect(withPause).toBe(without);
        else expect(withPause >= to).toBe(true);
        if (!('workingDays' in length) || from >= without) return;
        const running =
          workingDaysBetween(calendar, start, from) + Math.max(0, workingDaysBetween(calendar, to, withPause));
        expect(running).toBe(length.workingDays);
      }),
      { numRuns: 500 },
    );
  });

  test('a second pause never shortens what the first has lengthened', () => {
    fc.assert(
      fc.property(anyCalendar, anyLength, anyDay, anyStory, (calendar, length, start, wishes) => {
        const pauses = wishes.filter(([wish]) => wish === 'pause');
        const even = pauses.slice(0, pauses.length - (pauses.length % 2));
        for (let count = 2; count <= even.length; count += 2) {
          const before = dueOf(length, story(start, even.slice(0, count - 2)), calendar);
          expect(dueOf(length, story(start, even.slice(0, count)), calendar) >= before).toBe(true);
        }
      }),
    );
  });

  test('the last day is a working day', () => {
    fc.assert(
      fc.property(anyCalendar, anyLength, anyDay, anyStory, (calendar, length, start, wishes) => {
        const { due } = reckon(terms(length), story(start, wishes), calendar, ASKED);
        if (due !== null) expect(isWorkingDay(calendar, due)).toBe(true);
      }),
    );
  });

  test('spans cover the time from the start to the end without gap or overlap', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyStory, fc.nat(30), (calendar, start, wishes, end) => {
        const { spans, ended } = reckon(terms({ workingDays: 15 }), story(start, wishes, end), calendar, ASKED);
        if (start === ended) expect(spans).toEqual([]);
        else expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([start, ended]);
        for (const [index, span] of spans.entries()) {
          expect(span.from < span.to).toBe(true);
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
        }
        const charged = spans.reduce((sum, { workingDays }) => sum + workingDays, 0);
        expect(charged).toBe(workingDaysBetween(calendar, start, ended as Day));
      }),
    );
  });

  test('an extension to a longer time is never earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyStory, fc.integer({ min: 1, max: 6 }), (calendar, start, wishes, months) => {
        const events = story(
          start,
          wishes.filter(([wish]) => wish !== 'extend'),
        );
        const last = (events.at(-1) as ClockEvent).day;
        const extension: ClockEvent = {
          ...{ kind: 'extended', day: last, to: { months: months + 1 }, reason: '…', approver: office },
        };
        const before = reckon(terms({ months }), events, calendar, ASKED).due;
        const after = reckon(terms({ months }), [...events, extension], calendar, ASKED).due;
        if (before !== null && after !== null) expect(after >= before).toBe(true);
      }),
    );
  });
});

describe('a holiday that is moved moves exactly the deadlines that cross it', () => {
  const turned = (calendar: Calendar, day: Day): Calendar => ({
    ...calendar,
    exceptions: new Map([
      ...calendar.exceptions,
      [day, { works: !isWorkingDay(calendar, day), label: { zh: '本地', en: 'Own' } }],
    ]),
  });

  test('of those in working days, each that has the day between its start and its end', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: -10, max: 90 }),
        (calendar, start, workingDays, at) => {
          const day = addDays(start, at);
          const changed = turned(calendar, day);
          const events = story(start, []);
          const [before, after] = [calendar, changed].map((one) => dueOf({ workingDays }, events, one)) as [Day, Day];
          expect(after !== before).toBe(start < day && day <= before);
          if (after !== before) expect(after > before).toBe(isWorkingDay(calendar, day));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of those in months, each that ends on the day, or would have', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -5, max: 12 }),
        (calendar, start, months, at) => {
          const counted = addMonths(start, months);
          const day = addDays(counted, at);
          const events = story(start, []);
          const before = dueOf({ months }, events, calendar);
          const after = dueOf({ months }, events, turned(calendar, day));
          expect(after !== before).toBe(counted <= day && day <= before);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('weekends alone are known of a year that is not published', () => {
    const year = Number(nationalCalendar.publishedUntil.slice(0, 4)) + 1;
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 20 }), (after, workingDays) => {
        const start = addDays(`${year}-01-01`, after);
        const found = reckon(terms({ workingDays }), story(start, []), nationalCalendar, start);
        let left = workingDays;
        let day = start;
        while (left > 0) {
          day = addDays(day, 1);
          if (!isWeekend(day)) left -= 1;
        }
        expect(found).toMatchObject({ due: day, calendarOut: true });
      }),
    );
  });
});
