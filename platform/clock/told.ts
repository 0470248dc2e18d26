import { type Database, inScope, type Scope } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
import { addDays, type Day } from '../text/partial-date.ts';
import { type Calendar, exceptionsBetween } from './calendar.ts';
import { calendarWith } from './own-days.ts';
import { type Reckoned, reckon } from './reckon.ts';
import type { ClockEvent, Mover, Terms } from './rule.ts';

/** A clock as its page tells it: what is kept, and how it was reached. */
export interface ToldClock extends Reckoned {
  readonly id: string;
  readonly name: string;
  readonly part: string | null;
  /** Holidays, and weekends worked for them, that moved the day. */
  readonly exceptions: ReturnType<typeof exceptionsBetween>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly part: string | null;
  readonly terms: Terms;
  readonly events: readonly ClockEvent[];
}

export interface ToldClocks {
  readonly clocks: readonly ToldClock[];
  /** What movers are called, by kind and id; those whose names the reader may not see are missing. */
  readonly names: Readonly<Record<string, string>>;
}

/** The clocks of a row as a reader sees them, those that run first. */
export async function clocksOf(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  { record, row, today }: { readonly record: string; readonly row: string; readonly today: Day },
): Promise<ToldClocks> {
  const rows = await database.read<Row>(scope, {
    text: `select id, name, part, terms, events from clock
      where ${inScope('jurisdiction', scope)} and record = $1 and row_id = $2
      order by ended is not null, due nulls last, id`,
    values: [record, row],
  });
  if (rows.length === 0) return { clocks: [], names: {} };
  const ownDays = await database.read<{ day: Day; works: boolean | null; why: string }>(scope, {
    text: `select day, works, why from own_day where ${inScope('jurisdiction', scope)} and state = 'kept'`,
  });
  const calendar = calendarWith(ownDays);
  const clocks = rows.map(({ terms, events, ...kept }) => {
    const reckoned = reckon(terms, events, calendar, today);
    return { ...kept, ...reckoned, exceptions: exceptionsThatMoved(terms, reckoned, calendar) };
  });
  const movers = rows.flatMap(({ events }) => events.flatMap(moversOf));
  return { clocks, names: await namesOf(database, scope, definitions, movers) };
}

/** A count of working days passes over all of them; days and months are only put off by those at their end. */
function exceptionsThatMoved({ length }: Terms, { started, steps }: Reckoned, calendar: Calendar) {
  const { counted, day } = steps.at(-1)?.due ?? { counted: started, day: started };
  return exceptionsBetween(calendar, 'workingDays' in length ? started : addDays(counted, -1), day);
}

function moversOf(event: ClockEvent): Mover[] {
  return [...('mover' in event ? [event.mover] : []), ...('approver' in event ? [event.approver] : [])];
}

/** Where the names of movers stand; a party's is in its code table. */
const records = { department: 'body', person: 'person', organisation: 'organisation', account: 'account' } as const;

export async function namesOf(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  movers: readonly Mover[],
): Promise<Record<string, string>> {
  const parts = Object.entries(records).flatMap(([kind, table]) => {
    const ids = [...new Set(movers.flatMap((mover) => (mover.kind === kind && mover.id ? [mover.id] : [])))];
    return ids.length > 0 && definitions.has(table) ? [{ kind, table, ids }] : [];
  });
  if (parts.length === 0) return {};
  const texts = parts.map(
    ({ kind, table }, index) =>
      `select '${kind}' as kind, id, name from ${table}
       where ${inScope('jurisdiction', scope)} and id = any($${index + 1}::uuid[])`,
  );
  const rows = await database.read<{ kind: string; id: string; name: string }>(scope, {
    text: texts.join(' union all '),
    values: parts.map(({ ids }) => ids),
  });
  return Object.fromEntries(rows.map(({ kind, id, name }) => [`${kind}:${id}`, name]));
}
