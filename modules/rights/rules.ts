import type { Finding } from '../../platform/errors/errors.ts';
import { addDays, type Day } from '../../platform/text/partial-date.ts';
import { words } from './words.ts';

/** How many working days the office has to answer a request. */
export const ANSWER_WITHIN = 15;

/**
 * The day that lies so many working days later: Monday to Friday. Public holidays and the weekends worked in their place are
 * not known here yet, so the true day is this one or a little later, never earlier.
 */
export function workingDaysAfter(day: Day, count: number): Day {
  let left = count;
  let at = day;
  while (left > 0) {
    at = addDays(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The same day so many months later; the last of the month where that has fewer days. */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

interface PurposeValues {
  readonly basis?: string | null;
  readonly event?: string | null;
  readonly months?: number | null;
  readonly statutory?: boolean | null;
}

/** A time of keeping has a beginning and a length; consent has neither, for it can be withdrawn at any time. */
export function purposeFindings({ basis, event, months, statutory }: PurposeValues): Finding[] {
  const findings: Finding[] = [];
  if (event && (months ?? null) === null) findings.push({ word: words.monthsNeeded, field: 'months' });
  if (!event && (months ?? null) !== null) findings.push({ word: words.eventNeeded, field: 'event' });
  if (basis === 'consent' && statutory) findings.push({ word: words.consentIsNoDuty, field: 'statutory' });
  return findings;
}

export function consentFindings({ givenOn }: { readonly givenOn?: string | null }, today: Day): Finding[] {
  return givenOn && givenOn > today ? [{ word: words.givenInFuture, params: { day: givenOn }, field: 'givenOn' }] : [];
}

/** A purpose as far as it decides what is kept. */
export interface KeptPurpose {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly covers: string;
  readonly basis: string;
  readonly source: string | null;
  readonly event: string | null;
  readonly months: number | null;
  readonly statutory: boolean | null;
}

/** Whether what the time of keeping begins with has happened: never will, not yet, on a day. */
type Happened = 'never' | 'not yet' | Day;

/** What is known of somebody that decides how long their data are kept. */
export interface Standing {
  /** On the roll or in office: who they are is then kept in any case. */
  readonly inForce: boolean;
  readonly events: Readonly<Record<string, Happened>>;
  /** The purposes that they have agreed to, and not withdrawn. */
  readonly agreed: ReadonlySet<string>;
}

export interface Asked {
  readonly today: Day;
  /** The person asks for it: what the office set itself is then no reason to keep anything, once the purpose is over. */
  readonly byPerson: boolean;
}

/** A purpose for which something is still kept, and until when; no day where the purpose lasts. */
export interface Keeping {
  readonly purpose: KeptPurpose;
  readonly until: Day | null;
}

function keepingBy(purpose: KeptPurpose, standing: Standing, { today, byPerson }: Asked): Keeping | null {
  if (purpose.basis === 'consent') {
    return standing.agreed.has(purpose.id) && !byPerson ? { purpose, until: null } : null;
  }
  if (!purpose.event) return { purpose, until: null };
  const happened = standing.events[purpose.event] ?? 'never';
  if (happened === 'never') return null;
  if (happened === 'not yet') return { purpose, until: null };
  const until = monthsAfter(happened, purpose.months ?? 0);
  return today <= until && (purpose.statutory || !byPerson) ? { purpose, until } : null;
}

export interface Verdict {
  readonly category: string;
  readonly stays: boolean;
  /** The purposes for which it stays; none where it stays because the person is on the roll or in office. */
  readonly by: readonly Keeping[];
  /** There was a purpose, and it is over. */
  readonly isOver: boolean;
}

/** Of one kind of data, whether it stays and why. */
export function verdictOn(
  category: string,
  purposes: readonly KeptPurpose[],
  standing: Standing,
  asked: Asked,
): Verdict {
  const covering = purposes.filter((purpose) => purpose.covers === category);
  const by = covering.flatMap((purpose) => keepingBy(purpose, standing, asked) ?? []);
  const stays = by.length > 0 || (category === 'identity' && standing.inForce);
  const applied = covering.some(
    ({ basis, event }) => basis === 'consent' || !event || (standing.events[event] ?? 'never') !== 'never',
  );
  return { category, stays, by, isOver: !stays && applied };
}
