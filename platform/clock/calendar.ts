import type { Label } from '../errors/errors.ts';
import { addDays, type Day } from '../text/partial-date.ts';

/** A day that is not what its weekday says: a holiday, a weekend that is worked in exchange for one, a day of the place's own. */
export interface Exception {
  readonly works: boolean;
  /** The holiday it belongs to, or why it is free or worked here. */
  readonly label: Label;
}

/** Which days are worked. Pure data: the national days come from `national.ts`, those of a place from its records. */
export interface Calendar {
  readonly exceptions: ReadonlyMap<Day, Exception>;
  /** The last day of the last year whose holidays are published; after it weekends alone are known to be free. */
  readonly publishedUntil: Day;
}

/** A place's own days stand before the national ones. */
export function withOwnDays(national: Calendar, own: ReadonlyMap<Day, Exception>): Calendar {
  return own.size === 0 ? national : { ...national, exceptions: new Map([...national.exceptions, ...own]) };
}

export function isWorkingDay({ exceptions }: Calendar, day: Day): boolean {
  return exceptions.get(day)?.works ?? !isWeekend(day);
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The working day that lies so many working days later. The day itself is not counted (Civil Code, article 201). */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/** The day itself where it is worked, else the next that is: a period does not end on a free day (Civil Code, article 203). */
export function workingDayFrom(calendar: Calendar, day: Day): Day {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1);
}

/** How many days after `from`, until `to` and with it, are worked. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The same day so many months later; the last of the month where that has fewer days (Civil Code, article 202). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Runs of days that are not what their weekday says, after `from` until `to`, each with what it is called. */
export function exceptionsBetween({ exceptions }: Calendar, from: Day, to: Day) {
  const runs: { from: Day; to: Day; works: boolean; label: Label }[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const found = exceptions.get(day);
    if (!found) continue;
    const last = runs.at(-1);
    const goesOn =
      last && addDays(last.to, 1) === day && last.works === found.works && last.label.zh === found.label.zh;
    if (goesOn) last.to = day;
    else runs.push({ from: day, to: day, ...found });
  }
  // Of a run that only repeats what the week says, nothing needs be told.
  return runs.filter((run) => {
    for (let day = run.from; day <= run.to; day = addDays(day, 1)) if (run.works === isWeekend(day)) return true;
    return false;
  });
}
