import { describe, expect, test } from 'vitest';
import { DomainError } from '../errors/errors.ts';
import { nationalCalendar as calendar } from './national.ts';
import { extensionVerdict, reckon } from './reckon.ts';
import type { ClockEvent, Length, Mover, Terms } from './rule.ts';

const office: Mover = { kind: 'office', id: null };
const department: Mover = { kind: 'department', id: '01900000-0000-7000-8000-000000000001' };
const person: Mover = { kind: 'person', id: '01900000-0000-7000-8000-000000000002' };

const started = (day: string, mover = department): ClockEvent => ({ kind: 'started', day, mover });
const paused = (day: string): ClockEvent => ({ kind: 'paused', day, mover: person, reason: '提案者补充材料' });
const resumed = (day: string): ClockEvent => ({ kind: 'resumed', day });
const extended = (day: string, to: Length | { until: string }): ClockEvent => ({
  ...{ kind: 'extended', day, to, reason: '涉及多个单位', approver: office },
});
const ended = (day: string, outcome: 'done' | 'withdrawn' = 'done'): ClockEvent => ({ kind: 'ended', day, outcome });

const terms = (length: Length, more: Partial<Terms> = {}): Terms => ({ length, soon: 3, long: 30, ...more });
const five = terms({ workingDays: 5 });
const threeMonths = terms({ months: 3 }, { most: { months: 6 } });
const due = (of: Terms, events: ClockEvent[]) => reckon(of, events, calendar, '2026-01-01').due;
const codeOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
};

describe('the date', () => {
  test('of working days passes over holidays and not over weekends that are worked', () => {
    // From Thursday 24 September 2026: 28, 29, 30 September, 8 and 9 October.
    expect(due(five, [started('2026-09-24')])).toBe('2026-10-09');
    // From Friday 18 September: Sunday 20 is worked, then Monday to Thursday; Friday 25 is free.
    expect(due(five, [started('2026-09-18')])).toBe('2026-09-24');
    // From Friday 24 January 2025: Sunday 26 is worked, 27; then 5, 6, 7 February.
    expect(due(five, [started('2025-01-24')])).toBe('2025-02-07');
  });

  test('of months or days is the same day later, and the next working day where that is free', () => {
    expect(due(threeMonths, [started('2026-03-16')])).toBe('2026-06-16');
    // 1 October 2026 and the days after it are free.
    expect(due(threeMonths, [started('2026-07-01')])).toBe('2026-10-08');
    expect(due(threeMonths, [started('2025-11-30')])).toBe('2026-02-28');
    expect(due(terms({ days: 30 }), [started('2024-09-06')])).toBe('2024-10-08');
  });

  test('is later by what was paused: working days for working days, days for days', () => {
    const pause = [paused('2026-11-04'), resumed('2026-11-10')];
    expect(due(five, [started('2026-11-02')])).toBe('2026-11-09');
    expect(due(five, [started('2026-11-02'), ...pause])).toBe('2026-11-13');
    expect(due(threeMonths, [started('2026-11-02'), ...pause])).toBe('2027-02-08');
  });

  test('is none while another must act, and what is left is said', () => {
    const found = reckon(five, [started('2026-11-02'), paused('2026-11-04')], calendar, '2026-11-20');
    expect(found).toMatchObject({ due: null, soonOn: null, standing: 'paused', paused: true, left: 3, mover: person });
  });

  test('does not move by a pause that began when the time was over', () => {
    const events = [started('2026-11-02'), paused('2026-11-11')];
    expect(reckon(five, events, calendar, '2026-11-12')).toMatchObject({ due: '2026-11-09', standing: 'overdue' });
    expect(due(five, [...events, resumed('2026-11-20')])).toBe('2026-11-09');
  });

  test('paused on its last day is over no earlier than it goes on', () => {
    expect(due(five, [started('2026-11-02'), paused('2026-11-09'), resumed('2026-11-15')])).toBe('2026-11-16');
  });

  test('extended by a length counts anew from the start, with what was paused', () => {
    const pause = [paused('2026-04-01'), resumed('2026-04-11')];
    expect(due(threeMonths, [started('2026-03-02'), ...pause])).toBe('2026-06-12');
    expect(due(threeMonths, [started('2026-03-02'), ...pause, extended('2026-05-06', { months: 6 })])).toBe(
      '2026-09-14',
    );
  });

  test('extended to a day is that day, and later by what is paused after it was approved', () => {
    const events = [started('2026-11-02'), paused('2026-11-04'), extended('2026-11-06', { until: '2026-11-18' })];
    expect(due(five, [...events, resumed('2026-11-10')])).toBe('2026-11-20');
  });

  test('beyond the published calendar counts weekends, and says so', () => {
    const year = Number(calendar.publishedUntil.slice(0, 4)) + 1;
    const found = reckon(terms({ months: 1 }), [started(`${year}-09-01`)], calendar, `${year}-09-01`);
    expect(found.due?.slice(0, 7)).toBe(`${year}-10`);
    expect(found.calendarOut).toBe(true);
    // In October 2026 1 to 7 are free; of a year that is not published 1 October is a day like others.
    const free = { ...calendar, exceptions: new Map(), publishedUntil: '2025-12-31' };
    expect(reckon(five, [started('2026-09-24')], free, '2026-09-24')).toMatchObject({
      due: '2026-10-01',
      calendarOut: true,
    });
    expect(reckon(five, [started('2026-09-24')], calendar, '2026-09-24').calendarOut).toBe(false);
  });
});

describe('the standing', () => {
  const on = (today: string, ...more: ClockEvent[]) =>
    reckon(threeMonths, [started('2026-03-16'), ...more], calendar, today).standing;

  test('is running, due soon, overdue and long overdue as days pass', () => {
    // Due on Tuesday 16 June: on Thursday 11 June three working days are left.
    expect(on('2026-06-10')).toBe('running');
    expect(on('2026-06-11')).toBe('dueSoon');
    expect(on('2026-06-16')).toBe('dueSoon');
    expect(on('2026-06-17')).toBe('overdue');
    expect(on('2026-07-16')).toBe('overdue');
    expect(on('2026-07-17')).toBe('longOverdue');
  });

  test('of what was lawfully extended is not overdue', () => {
    expect(on('2026-08-03', extended('2026-06-12', { months: 6 }))).toBe('running');
    expect(on('2026-09-17', extended('2026-06-12', { months: 6 }))).toBe('overdue');
  });

  test('of what ended is in time, late or neither', () => {
    expect(on('2026-12-01', ended('2026-06-16'))).toBe('endedInTime');
    expect(on('2026-12-01', ended('2026-06-18'))).toBe('endedLate');
    expect(on('2026-12-01', ended('2026-06-18', 'withdrawn'))).toBe('withdrawn');
    expect(on('2026-12-01', paused('2026-05-06'), ended('2026-09-01'))).toBe('endedInTime');
  });
});

test('time is charged to who had to act', () => {
  const events: ClockEvent[] = [
    started('2026-11-02', office),
    { kind: 'handed', day: '2026-11-04', mover: department },
    paused('2026-11-06'),
    { kind: 'handed', day: '2026-11-07', mover: office },
    resumed('2026-11-11'),
    ended('2026-11-12'),
  ];
  const charged = reckon(terms({ workingDays: 15 }), events, calendar, '2026-12-01').spans.map(
    ({ from, to, mover, kind, workingDays }) => [from, to, mover.kind, kind, workingDays],
  );
  expect(charged).toEqual([
    ['2026-11-02', '2026-11-04', 'office', 'running', 2],
    ['2026-11-04', '2026-11-06', 'department', 'running', 2],
    ['2026-11-06', '2026-11-11', 'person', 'paused', 3],
    ['2026-11-11', '2026-11-12', 'office', 'running', 1],
  ]);
});

test('what cannot have happened in this order is refused', () => {
  const refused = (...events: ClockEvent[]) => codeOf(() => reckon(five, events, calendar, '2026-11-30'));
  const start = started('2026-11-02');
  expect(refused()).toBe('clock.not-started');
  expect(refused(paused('2026-11-02'))).toBe('clock.not-started');
  expect(refused(start, start)).toBe('clock.started-twice');
  expect(refused(start, paused('2026-11-01'))).toBe('clock.out-of-order');
  expect(refused(start, resumed('2026-11-03'))).toBe('clock.not-paused');
  expect(refused(start, paused('2026-11-03'), paused('2026-11-04'))).toBe('clock.already-paused');
  expect(refused(start, ended('2026-11-03'), resumed('2026-11-04'))).toBe('clock.after-end');
});

test('an extension is lawful before the time is over, until the longest that is allowed', () => {
  const verdict = (day: string, to: Length | { until: string }, of = threeMonths) =>
    extensionVerdict(of, [started('2026-03-16')], { day, to }, calendar)?.word.code ?? null;
  expect(verdict('2026-06-16', { months: 6 })).toBeNull();
  expect(verdict('2026-06-16', { until: '2026-09-16' })).toBeNull();
  expect(verdict('2026-06-17', { months: 6 })).toBe('clock.too-late-to-extend');
  expect(verdict('2026-06-16', { months: 7 })).toBe('clock.beyond-most');
  expect(verdict('2026-06-16', { until: '2026-09-17' })).toBe('clock.beyond-most');
  expect(verdict('2026-06-01', { until: '2026-06-16' })).toBe('clock.not-longer');
  expect(verdict('2026-03-17', { workingDays: 9 }, five)).toBe('clock.no-extension');
});
