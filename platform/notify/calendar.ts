import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Move } from '../clock/my-move.ts';
import type { Rules } from '../clock/rule.ts';
import { inLanguage } from '../text/say.ts';
import { words } from './words.ts';

/** What waits for somebody, as whole days of a calendar: by what it is, without what is in the record. */
export function calendarOf(moves: readonly Move[], rules: Rules, address: string): string {
  const calendar = ical({ name: inLanguage(words.calendar, 'zh-Hans'), method: ICalCalendarMethod.PUBLISH });
  for (const { id, record, name, due, plural, row } of moves) {
    if (!due) continue;
    const label = rules[record]?.[name]?.label;
    calendar.createEvent({
      id: `${id}@${new URL(address).hostname}`,
      start: new Date(`${due}T00:00:00Z`),
      allDay: true,
      summary: label ? inLanguage(label, 'zh-Hans') : name,
      url: `${address.replace(/\/$/, '')}/${plural}/${row}`,
    });
  }
  return calendar.toString();
}
