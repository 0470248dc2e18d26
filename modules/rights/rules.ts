import { addMonths } from '../../platform/clock/calendar.ts';
import type { Finding } from '../../platform/errors/errors.ts';
import type { Day } from '../../platform/text/partial-date.ts';
import { words } from './words.ts';

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
  const until = addMonths(happened, purpose.months ?? 0);
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
