import type { Tx } from '../db/database.ts';
import type { Day } from '../text/partial-date.ts';
import { type Calendar, type Exception, withOwnDays } from './calendar.ts';
import { nationalCalendar } from './national.ts';

export interface OwnDay {
  readonly day: Day;
  readonly works: boolean | null;
  readonly why: string;
}

/** The national calendar with the days that the place has set otherwise (table own_day, kept by the office). */
export async function calendarOf(tx: Pick<Tx, 'query'>, jurisdiction: number): Promise<Calendar> {
  return calendarWith(
    await tx.query<OwnDay>(`select day, works, why from own_day where jurisdiction = $1 and state = 'kept'`, [
      jurisdiction,
    ]),
  );
}

export function calendarWith(rows: readonly OwnDay[]): Calendar {
  const days = rows.map(({ day, works, why }): [Day, Exception] => [
    day,
    { works: works === true, label: { zh: why, en: why } },
  ]);
  return withOwnDays(nationalCalendar, new Map(days));
}
