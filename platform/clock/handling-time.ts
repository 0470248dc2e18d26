import { type Database, inScope, type Scope } from '../db/database.ts';
import type { Day } from '../text/partial-date.ts';
import type { Calendar } from './calendar.ts';
import { calendarWith, type OwnDay } from './own-days.ts';
import { reckon } from './reckon.ts';
import { type ClockEvent, type MoverKind, moverKinds, type Outcome, type Terms } from './rule.ts';

/** How long something took, on average of what was done; what is not in the average is said beside it. */
export interface HandlingTime {
  /** Of how many it is the average. */
  readonly counted: number;
  /** What began before the end of the period and had not ended by then, and what ended in it without having been done. */
  readonly excluded: { readonly open: number; readonly withdrawn: number };
  /** Working days from start to end; null where nothing was done. */
  readonly workingDays: number | null;
  /** The same working days, charged to whose move it was. They add up to the whole. */
  readonly by: Readonly<Record<MoverKind, number>> | null;
}

export interface Timed {
  readonly jurisdiction: number;
  readonly terms: Terms;
  readonly events: readonly ClockEvent[];
  /** `open` where it had not ended by the end of the period. */
  readonly outcome: Outcome | 'open';
}

/** Pure: the working days of each are those of its own place. */
export function averageOf(clocks: readonly Timed[], calendarIn: (jurisdiction: number) => Calendar): HandlingTime {
  const done = clocks.filter(({ outcome }) => outcome === 'done');
  const excluded = {
    open: clocks.filter(({ outcome }) => outcome === 'open').length,
    withdrawn: clocks.filter(({ outcome }) => outcome === 'withdrawn').length,
  };
  const spans = done.flatMap(({ terms, events, jurisdiction }) => {
    // After its end nothing changes, so any day does.
    return reckon(terms, events, calendarIn(jurisdiction), events.at(-1)?.day ?? '').spans;
  });
  const days = (kinds: readonly MoverKind[]) =>
    spans.reduce((sum, { mover, workingDays }) => (kinds.includes(mover.kind) ? sum + workingDays : sum), 0);
  const mean = (sum: number) => Math.round((sum / done.length) * 10) / 10;
  if (done.length === 0) return { counted: 0, excluded, workingDays: null, by: null };
  const by = Object.fromEntries(moverKinds.map((kind) => [kind, mean(days([kind]))])) as Record<MoverKind, number>;
  return { counted: done.length, excluded, workingDays: mean(days(moverKinds)), by };
}

interface Asked {
  readonly record: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** Of one rule, what ended in a period, its first and its last day with it. */
export async function handlingTimeOf(
  database: Database,
  scope: Scope,
  { record, name, from, to }: Asked,
): Promise<HandlingTime> {
  const [clocks, ownDays] = await Promise.all([
    database.read<Timed>(scope, {
      text: `select jurisdiction, terms, events, case when ended <= $4 then outcome else 'open' end as outcome from clock
        where ${inScope('jurisdiction', scope)} and record = $1 and name = $2 and started <= $4::date
          and (ended is null or ended >= $3::date)`,
      values: [record, name, from, to],
    }),
    database.read<OwnDay & { readonly jurisdiction: number }>(scope, {
      text: `select jurisdiction, day, works, why from own_day where ${inScope('jurisdiction', scope)} and state = 'kept'`,
    }),
  ]);
  const places = Map.groupBy(ownDays, ({ jurisdiction }) => jurisdiction);
  const calendars = new Map(
    [...new Set(clocks.map(({ jurisdiction }) => jurisdiction))].map((place) => {
      return [place, calendarWith(places.get(place) ?? [])] as const;
    }),
  );
  return averageOf(clocks, (jurisdiction) => calendars.get(jurisdiction) as Calendar);
}
