import { DomainError, type Word } from '../errors/errors.ts';
import { addDays, type Day } from '../text/partial-date.ts';
import {
  addMonths,
  addWorkingDays,
  type Calendar,
  daysBetween,
  workingDayFrom,
  workingDaysBetween,
} from './calendar.ts';
import type { ClockEvent, Length, Mover, Outcome, Terms } from './rule.ts';
import { words } from './words.ts';

export type Standing =
  | 'running'
  | 'dueSoon'
  | 'overdue'
  | 'longOverdue'
  | 'paused'
  | 'endedInTime'
  | 'endedLate'
  | 'withdrawn';

/**
 * A piece of the time, charged to somebody. It begins where the one before it ends. The day of an event belongs to what was
 * before it and counting begins on the next, so the days of a span are those after `from`, until `to` and with it.
 */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly kind: 'running' | 'paused';
  readonly mover: Mover;
  readonly days: number;
  readonly workingDays: number;
}

/** One step of how the date was reached; `due` is what it was after that step. */
export type Step =
  | { readonly kind: 'counted'; readonly from: Day; readonly length: Length; readonly due: Due }
  | {
      readonly kind: 'paused';
      readonly from: Day;
      /** Null while it is paused. */
      readonly to: Day | null;
      readonly mover: Mover;
      readonly reason: string;
      /** False where the time was over before: the date stays. */
      readonly moves: boolean;
      readonly due: Due;
    }
  | { readonly kind: 'extended'; readonly event: ClockEvent & { readonly kind: 'extended' }; readonly due: Due };

/** The day on which the time ends by the count alone, and the working day on which it therefore ends. */
export interface Due {
  readonly counted: Day;
  readonly day: Day;
}

export interface Kept {
  readonly mover: Mover;
  readonly started: Day;
  /** Null while it is paused: the date depends on when it goes on. */
  readonly due: Day | null;
  /** The first day on which it is due soon. */
  readonly soonOn: Day | null;
  /** The first day on which it is long overdue. */
  readonly longOn: Day | null;
  readonly paused: boolean;
  readonly ended: Day | null;
  readonly outcome: Outcome | null;
  /** Null where it has not ended, or was withdrawn. */
  readonly endedLate: boolean | null;
}

/** What follows from the events on a day. All but the standing, the spans and what is left is the same on every day. */
export interface Reckoned extends Kept {
  readonly standing: Standing;
  readonly spans: readonly Span[];
  readonly steps: readonly Step[];
  /** Working days until it is due, today not counted; while it is paused, those that will be left. */
  readonly left: number;
  /** Days since it was due, or that it ended late. */
  readonly late: number;
  /** The date lies beyond the published holidays: weekends alone are counted there. */
  readonly calendarOut: boolean;
}

interface OpenPause {
  readonly from: Day;
  readonly mover: Mover;
  readonly reason: string;
  /** From when on it moves the date: later than `from` where the date was set meanwhile. */
  readonly since: Day;
}

interface Pause extends OpenPause {
  readonly to: Day;
}

/** Where the walk through the events has come to. */
interface Walk {
  started: Day;
  holder: Mover;
  due: Due;
  length: Length;
  /** Those that moved the date, for an extension counts anew from the start. */
  pauses: Pause[];
  open: OpenPause | null;
  ended: { readonly day: Day; readonly outcome: Outcome } | null;
  last: Day;
  readonly steps: Step[];
  readonly marks: { readonly day: Day; readonly kind: Span['kind']; readonly mover: Mover }[];
}

/** Throws clock.* where the events cannot have happened in this order. Pure: the same on the server and in a browser. */
export function reckon(terms: Terms, events: readonly ClockEvent[], calendar: Calendar, today: Day): Reckoned {
  const walk = walkThrough(terms, events, calendar);
  const { due, open, ended, holder, started } = walk;
  const isPaused = !ended && open !== null && open.from <= due.day;
  const kept: Kept = {
    mover: open && !ended ? open.mover : holder,
    started,
    due: isPaused ? null : due.day,
    soonOn: isPaused ? null : soonOn(calendar, due.day, terms.soon),
    longOn: isPaused ? null : addDays(due.day, terms.long + 1),
    paused: open !== null && !ended,
    ended: ended?.day ?? null,
    outcome: ended?.outcome ?? null,
    endedLate: ended?.outcome === 'done' ? ended.day > due.day && !pausedInTime(walk) : null,
  };
  const seen = ended?.day ?? (today > walk.last ? today : walk.last);
  return {
    ...kept,
    standing: standingOn(kept, today),
    spans: spansUntil(walk, seen, calendar),
    steps: openStep(walk),
    left: workingDaysBetween(calendar, isPaused ? (open?.from ?? seen) : seen, due.day),
    late: isPaused || pausedInTime(walk) ? 0 : Math.max(0, daysBetween(due.day, seen)),
    calendarOut: due.day > calendar.publishedUntil,
  };
}

/** It ended while it was paused, and the time was not over when the pause began. */
function pausedInTime({ open, due }: Walk): boolean {
  return open !== null && open.from <= due.day;
}

export function standingOn({ outcome, endedLate, due, soonOn: soon, longOn }: Kept, today: Day): Standing {
  if (outcome === 'withdrawn') return 'withdrawn';
  if (outcome) return endedLate ? 'endedLate' : 'endedInTime';
  if (due === null) return 'paused';
  if (longOn !== null && today >= longOn) return 'longOverdue';
  if (today > due) return 'overdue';
  return soon !== null && today >= soon ? 'dueSoon' : 'running';
}

/** The first day after which no more than so many working days are left. */
function soonOn(calendar: Calendar, due: Day, soon: number): Day {
  let day = due;
  while (workingDaysBetween(calendar, addDays(day, -1), due) <= soon) day = addDays(day, -1);
  return day;
}

function walkThrough(terms: Terms, [first, ...rest]: readonly ClockEvent[], calendar: Calendar): Walk {
  if (first?.kind !== 'started') throw new DomainError('rule', words.notStarted);
  const due = counted(calendar, first.day, terms.length);
  const walk: Walk = {
    ...{ started: first.day, last: first.day, holder: first.mover, due, length: terms.length },
    ...{ pauses: [], open: null, ended: null },
    steps: [{ kind: 'counted', from: first.day, length: terms.length, due }],
    marks: [{ day: first.day, kind: 'running', mover: first.mover }],
  };
  for (const event of rest) {
    if (walk.ended) refuse(words.afterEnd);
    if (event.day < walk.last) {
      throw new DomainError('rule', words.outOfOrder, { day: event.day, before: walk.last });
    }
    take(walk, event, calendar);
    walk.last = event.day;
  }
  return walk;
}

function take(walk: Walk, event: ClockEvent, calendar: Calendar): void {
  const { day } = event;
  if (event.kind === 'started') refuse(words.startedTwice);
  if (event.kind === 'ended') walk.ended = event;
  if (event.kind === 'extended') extend(walk, event, calendar);
  if (event.kind === 'resumed') resume(walk, day, calendar);
  if (event.kind === 'paused') {
    if (walk.open) refuse(words.alreadyPaused);
    walk.open = { from: day, since: day, mover: event.mover, reason: event.reason };
    walk.marks.push({ day, kind: 'paused', mover: event.mover });
  }
  if (event.kind === 'handed') {
    walk.holder = event.mover;
    // While another must act, the time goes on being theirs.
    if (!walk.open) walk.marks.push({ day, kind: 'running', mover: event.mover });
  }
}

function resume(walk: Walk, day: Day, calendar: Calendar): void {
  if (!walk.open) refuse(words.notPaused);
  const pause: Pause = { ...walk.open, to: day };
  const moves = pause.from <= walk.due.day;
  if (moves) {
    walk.due = moved(calendar, walk.due, walk.length, pause);
    walk.pauses.push(pause);
  }
  const { from, to, mover, reason } = pause;
  walk.steps.push({ kind: 'paused', from, to, mover, reason, moves, due: walk.due });
  walk.open = null;
  walk.marks.push({ day, kind: 'running', mover: walk.holder });
}

function extend(walk: Walk, event: ClockEvent & { readonly kind: 'extended' }, calendar: Calendar): void {
  walk.due = extendedTo(walk, event.to, calendar);
  if (!('until' in event.to)) walk.length = event.to;
  // The day that was approved already knows of the pause until now.
  else if (walk.open) walk.open = { ...walk.open, since: event.day };
  walk.steps.push({ kind: 'extended', event, due: walk.due });
}

function extendedTo(
  { started, pauses }: Pick<Walk, 'started' | 'pauses'>,
  to: Length | { readonly until: Day },
  calendar: Calendar,
): Due {
  if ('until' in to) return dueOn(calendar, to.until);
  return pauses.reduce((due, pause) => moved(calendar, due, to, pause), counted(calendar, started, to));
}

function dueOn(calendar: Calendar, day: Day): Due {
  return { counted: day, day: workingDayFrom(calendar, day) };
}

function counted(calendar: Calendar, start: Day, length: Length): Due {
  if ('workingDays' in length) return dueOn(calendar, addWorkingDays(calendar, start, length.workingDays));
  return dueOn(calendar, 'days' in length ? addDays(start, length.days) : addMonths(start, length.months));
}

/** What was paused comes after: working days for working days, else days for days. Never before it goes on. */
function moved(calendar: Calendar, due: Due, length: Length, { from, since, to }: Pause): Due {
  if (from > due.day) return due;
  const later =
    'workingDays' in length
      ? addWorkingDays(calendar, due.counted, workingDaysBetween(calendar, since, to))
      : addDays(due.counted, daysBetween(since, to));
  return dueOn(calendar, later > to ? later : to);
}

function openStep({ steps, open, due }: Walk): Step[] {
  if (!open) return steps;
  const { from, mover, reason } = open;
  return [...steps, { kind: 'paused', from, to: null, mover, reason, moves: from <= due.day, due }];
}

function spansUntil({ marks }: Walk, end: Day, calendar: Calendar): Span[] {
  return marks.flatMap(({ day: from, kind, mover }, index) => {
    const to = marks[index + 1]?.day ?? end;
    if (from === to) return [];
    return { from, to, kind, mover, days: daysBetween(from, to), workingDays: workingDaysBetween(calendar, from, to) };
  });
}

/** What speaks against an extension; null where it is lawful. Asked before it is recorded, for the calendar may change after. */
export function extensionVerdict(
  terms: Terms,
  events: readonly ClockEvent[],
  asked: { readonly day: Day; readonly to: Length | { readonly until: Day } },
  calendar: Calendar,
): { readonly word: Word; readonly params?: Record<string, string> } | null {
  const walk = walkThrough(terms, events, calendar);
  const { due } = walk;
  if (!terms.most) return { word: words.noExtension };
  if (asked.day > due.day && !pausedInTime(walk)) return { word: words.tooLateToExtend, params: { due: due.day } };
  const [later, most] = [asked.to, terms.most].map((to) => extendedTo(walk, to, calendar).day) as [Day, Day];
  if (later <= due.day) return { word: words.notLonger, params: { due: due.day } };
  return later > most ? { word: words.beyondMost, params: { most } } : null;
}

function refuse(word: Word): never {
  throw new DomainError('rule', word);
}
