import type { PlanContext } from '../../../platform/imports/kind.ts';
import { type Day, firstDay, lastDay, parsePartialDate } from '../../../platform/text/partial-date.ts';

/** The more precise first; a number with a word of counting behind it is no year. */
const dates = [
  /\d{4}\s*[年./-]\s*\d{1,2}(?!\d)(?:\s*[月./-]\s*\d{1,2}(?!\d))?\s*[月日号]?/g,
  /[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号])?)?/g,
  /(?<!\d)(?:19|20)\d{2}(?:\d{2}){0,2}(?!\d)年?(?![人名个位户])/g,
];

/**
 * The day whose members a list has, as its title, its sheet or its file says: 2017年12月, 截至2017.12.31, 花名册2017. Of a
 * month or a year it is the last day, which changes the least of what was before; never a day to come. Null where none says.
 */
export function dayOfList(
  sheet: string,
  { titles, fileName, today }: Pick<PlanContext, 'titles' | 'fileName' | 'today'>,
): Day | null {
  const texts = [titles[sheet] ?? '', sheet, fileName.replace(/\.[^.\d]*$/, '')];
  const days = texts.map((text) => lastDayIn(text, today));
  return days.find((day) => day !== null) ?? null;
}

function lastDayIn(text: string, today: Day): Day | null {
  let rest = text.normalize('NFKC');
  const found = dates.flatMap((date) => {
    const written = rest.match(date) ?? [];
    rest = rest.replace(date, ' ');
    return written;
  });
  const days = found
    .map((written) => parsePartialDate(written))
    .filter((date) => date !== null && firstDay(date) <= today)
    .map((date) => lastDay(date as string));
  const last = days.sort().at(-1);
  return last === undefined ? null : last < today ? last : today;
}
