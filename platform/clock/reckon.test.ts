import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../text/partial-date.ts';
import { type Calendar, daysBetween, isWeekend, withOwnDays, workingDaysBetween } from './calendar.ts';
import { nationalCalendar as national } from './national.ts';
import { extensionVerdict, reckon } from './reckon.ts';
import type { ClockEvent, Length, Mover, Terms } from './rule.ts';

const department: Mover = { kind: 'department', id: 'a' };
const office: Mover = { kind: 'office', id: null };
const terms: Terms = { length: { months: 3 }, most: { months: 6 }, soon: 10, long: 30 };
const started = (day: Day): ClockEvent => ({ kind: 'started', day, mover: department });
const plain: Calendar = { exceptions: new Map(), publishedUntil: '2099-12-31' };

describe('a deadline', () => {
  test('in months ends on a working day', () => {
    // 3 October 2025 lies in the National Day: the next worked day is the 9th.
    expect(reckon(terms, [started('2025-07-03')], national, '2025-07-04')).toMatchObject({
      due: '2025-10-09',
      standing: 'running',
    });
  });

  test('is running, due soon, overdue and long overdue as the days go by', () => {
    const at = (today: Day) => reckon(terms, [started('2025-03-03')], national, today).standing;
    expect(reckon(terms, [started('2025-03-03')], national, '2025-03-04').due).toBe('2025-06-03');
    expect([at('2025-04-01'), at('2025-05-26'), at('2025-06-03'), at('2025-06-04'), at('2025-07-04')]).toEqual([
      ...['running', 'dueSoon', 'dueSoon', 'overdue', 'longOverdue'],
    ]);
  });

  test('extended lawfully is not overdue; beyond the most, late or shorter it is refused', () => {
    const until = (day: Day) => ({ until: day });
    const ask = (day: Day, to: Length | { readonly until: Day }) =>
      extensionVerdict(terms, [started('2025-03-03')], { day, to }, national)?.word.code ?? null;
    expect(ask('2025-05-30', until('2025-07-31'))).toBeNull();
    expect(ask('2025-06-04', until('2025-07-31'))).toBe('clock.too-late-to-extend');
    expect(ask('2025-05-30', until('2025-06-01'))).toBe('clock.not-longer');
    expect(ask('2025-05-30', { months: 7 })).toBe('clock.beyond-most');
    const extended: ClockEvent = {
      ...{ kind: 'extended', day: '2025-05-30', to: until('2025-07-31'), reason: '需现场勘察', approver: office },
    };
    const late = reckon(terms, [started('2025-03-03'), extended], national, '2025-07-01');
    expect(late).toMatchObject({ due: '2025-07-31', standing: 'running' });
    expect(late.steps.map(({ kind }) => kind)).toEqual(['counted', 'extended']);
  });

  test('has no date while another must act, and that time is theirs', () => {
    const paused: ClockEvent = { kind: 'paused', day: '2025-03-10', mover: office, reason: '异议' };
    const open = reckon(terms, [started('2025-03-03'), paused], national, '2025-03-14');
    expect(open).toMatchObject({ due: null, standing: 'paused', mover: office });
    const events = [started('2025-03-03'), paused, { kind: 'resumed', day: '2025-03-20' } as const];
    const resumed = reckon(terms, events, national, '2025-03-21');
    // Ten days later than 3 June.
    expect(resumed).toMatchObject({ due: '2025-06-13', mover: department });
    expect(resumed.spans.map(({ from, to, kind, mover }) => [from, to, kind, mover.kind])).toEqual([
      ['2025-03-03', '2025-03-10', 'running', 'department'],
      ['2025-03-10', '2025-03-20', 'paused', 'office'],
      ['2025-03-20', '2025-03-21', 'running', 'department'],
    ]);
  });

  test('beyond the published holidays says that the calendar is not out', () => {
    const far = reckon(
      terms,
      [started(`${Number(national.publishedUntil.slice(0, 4)) + 1}-01-05`)],
      national,
      '2025-01-01',
    );
    expect(far.calendarOut).toBe(true);
    expect(reckon(terms, [started('2025-03-03')], national, '2025-03-04').calendarOut).toBe(false);
  });

  test('cannot go on after its end, or happen in another order', () => {
    const ended: ClockEvent = { kind: 'ended', day: '2025-04-01', outcome: 'done' };
    const code = (...events: ClockEvent[]) => {
      try {
        reckon(terms, events, national, '2025-05-01');
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(started('2025-03-03'), ended)).toBeNull();
    expect(code(started('2025-03-03'), ended, { kind: 'resumed', day: '2025-04-02' })).toBe('clock.after-end');
    expect(code(started('2025-03-03'), { kind: 'resumed', day: '2025-03-04' })).toBe('clock.not-paused');
    expect(code(started('2025-03-03'), { kind: 'handed', day: '2025-03-01', mover: office })).toBe(
      'clock.out-of-order',
    );
  });
});

const lengths: fc.Arbitrary<Length> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 120 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 6 }).map((months) => ({ months })),
);
const offsets = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 });
const start = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2024-01-02', offset));

/** Started, then paused and resumed in turn. */
function paused(day: Day, gaps: readonly number[]): ClockEvent[] {
  let at = day;
  return [
    started(day),
    ...gaps.map((gap, index): ClockEvent => {
      at = addDays(at, gap);
      return index % 2 === 0 ? { kind: 'paused', day: at, mover: office, reason: '等' } : { kind: 'resumed', day: at };
    }),
  ];
}

describe('always', () => {
  test('pausing and resuming never shortens', () => {
    fc.assert(
      fc.property(start, lengths, offsets, (day, length, gaps) => {
        const even = gaps.slice(0, gaps.length - (gaps.length % 2));
        const own: Terms = { ...terms, length };
        const bare = reckon(own, [started(day)], national, day).due as Day;
        const after = reckon(own, paused(day, even), national, day).due as Day;
        expect(after >= bare).toBe(true);
      }),
    );
  });

  test('moving a holiday moves exactly the deadlines that cross it', () => {
    const weekday = fc
      .integer({ min: 0, max: 300 })
      .map((offset) => addDays('2024-01-02', offset))
      .filter((day) => !isWeekend(day));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), weekday, (day, workingDays, holiday) => {
        const own: Terms = { ...terms, length: { workingDays } };
        const before = reckon(own, [started(day)], plain, day).due as Day;
        const free = withOwnDays(plain, new Map([[holiday, { works: false, label: { zh: '假', en: 'free' } }]]));
        const after = reckon(own, [started(day)], free, day).due as Day;
        expect(after > before).toBe(holiday > day && holiday <= before);
        if (after > before) expect(workingDaysBetween(plain, before, after)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('spans cover the time from start to end without gap or overlap', () => {
    fc.assert(
      fc.property(start, lengths, offsets, fc.integer({ min: 0, max: 40 }), (day, length, gaps, more) => {
        const events = paused(day, gaps);
        const today = addDays(events.at(-1)?.day ?? day, more);
        const { spans } = reckon({ ...terms, length }, events, national, today);
        const [first] = spans;
        expect(first?.from ?? today).toBe(day);
        expect(spans.at(-1)?.to ?? today).toBe(today);
        for (const [index, span] of spans.entries()) {
          expect(span.from < span.to).toBe(true);
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
        }
        expect(spans.reduce((sum, { days }) => sum + days, 0)).toBe(daysBetween(day, today));
      }),
    );
  });
});
