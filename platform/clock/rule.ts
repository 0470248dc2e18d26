import type { Label } from '../errors/errors.ts';
import type { Day } from '../text/partial-date.ts';

/** How long something may take. Working days by the calendar; a period in days or months ends on a working day. */
export type Length = { readonly workingDays: number } | { readonly days: number } | { readonly months: number };

/** What is fixed when a clock starts, and kept with it: a rule that changes later changes no deadline that runs. */
export interface Terms {
  readonly length: Length;
  /** The longest that an extension may reach, counted from the start; where absent, no extension is possible. */
  readonly most?: Length;
  /** It is due soon when no more than so many working days are left. */
  readonly soon: number;
  /** It is long overdue when more than so many days have passed since it was due. */
  readonly long: number;
}

/** A deadline of a kind of record, as data: a module lists its own in its manifest, by name. */
export interface Rule extends Terms {
  readonly label: Label;
}

/** By record, then by the rule's name. */
export type Rules = Readonly<Record<string, Readonly<Record<string, Rule>>>>;

/** Of whom the next step is expected. */
export const moverKinds = ['office', 'department', 'person', 'party', 'organisation', 'account'] as const;
export type MoverKind = (typeof moverKinds)[number];

/** `id` is a row's id or a party's code; the office has none. Names are looked up when it is shown, so that none is kept here. */
export interface Mover {
  readonly kind: MoverKind;
  readonly id: string | null;
}

/** What happened to a clock, in the order in which it happened; never changed, only added to. */
export type ClockEvent =
  | { readonly kind: 'started'; readonly day: Day; readonly mover: Mover }
  /** Until another acts, to whom the time is charged. */
  | { readonly kind: 'paused'; readonly day: Day; readonly mover: Mover; readonly reason: string }
  | { readonly kind: 'resumed'; readonly day: Day }
  /** The next step is another's from now on; the deadline is the same. */
  | { readonly kind: 'handed'; readonly day: Day; readonly mover: Mover }
  | {
      readonly kind: 'extended';
      readonly day: Day;
      /** The whole length from the start, or the day itself. */
      readonly to: Length | { readonly until: Day };
      readonly reason: string;
      readonly approver: Mover;
    }
  | { readonly kind: 'ended'; readonly day: Day; readonly outcome: Outcome };

/** `withdrawn` is neither in time nor late, and counts in no average. */
export type Outcome = 'done' | 'withdrawn';
