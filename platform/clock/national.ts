import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from '../text/partial-date.ts';
import type { Calendar, Exception } from './calendar.ts';

/**
 * The days off of the State Council and the weekends worked for them, as `chinese-days` collects them each November for the
 * year to come. Its data alone are used: the rest of the package counts in the time zone of the machine.
 */
export const nationalCalendar: Calendar = {
  exceptions: new Map([...named(published.holidays, false), ...named(published.workdays, true)]),
  publishedUntil: `${(Object.keys(published.holidays).toSorted().at(-1) ?? '').slice(0, 4)}-12-31`,
};

function named(days: Readonly<Record<string, string>>, works: boolean): [Day, Exception][] {
  return Object.entries(days).map(([day, text]) => {
    const [en = '', zh = ''] = text.split(',');
    return [day, { works, label: { zh, en } }];
  });
}
