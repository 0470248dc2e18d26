import type { Language } from './say.ts';

/** `1980`, `1980-05` or `1980-05-01`: what is known of a date, and no more. Sorts as text. */
export type PartialDate = string;

/** A whole day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2199;
/** Spreadsheet days (1900 system) that are taken for dates: 1906-01-08 to 2099-12-31; smaller ones look like years. */
const SERIALS = { from: 2200, to: 73_050 };

/**
 * Reads what offices write: 1980, 1980.05, 198005, 19800501, 1980-5-1, 1980/5/1, 1980年5月1日, 一九八〇年五月, full-width
 * digits, 00 for an unknown month or day, and spreadsheet serials (numbers, and the same as five digits of text).
 * A time of day behind the date is dropped. Null where it is no date: month 13, 30 February, 八十年代, two-digit years.
 *
 * The number 1980.1 could be January or an October that lost its zero, so only its year is read: of a numeric cell give
 * the number, or its text where the cell is formatted to show "1980.10". The text "1980.1" was typed, and is January.
 * A date is in the canonical form where it reads as itself.
 */
export function parsePartialDate(value: string | number): PartialDate | null {
  return typeof value === 'number' ? fromNumber(value) : fromText(value);
}

function fromNumber(value: number): PartialDate | null {
  if (/^\d{4}\.1$/.test(String(value))) return fromText(String(Math.floor(value)));
  return fromText(String(value)) ?? fromSerial(Math.floor(value));
}

function fromSerial(serial: number): Day | null {
  return serial >= SERIALS.from && serial <= SERIALS.to ? addDays('1899-12-30', serial) : null;
}

/** Most dates of a sheet are typed in a form that needs no tidying. */
const tidy = /^(\d{4})(?:[.-](\d{1,2})(?:[.-](\d{1,2}))?)?$/;

function fromText(value: string): PartialDate | null {
  const known = tidy.exec(value);
  if (known) return ofParts(Number(known[1]), Number(known[2] ?? 0), Number(known[3] ?? 0));
  const text = inDigits(value.normalize('NFKC').trim())
    .replace(/[T\s]\d{1,2}:\d{2}.*$/s, '')
    .replaceAll(/[‐-―。]/g, '.')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([年月日号./-]) ?/g, '$1')
    .replaceAll(' ', '.');
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text));
  const parts =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text) ??
    /^(\d{4})(?:[年./-](\d{1,2})(?:[月./-](\d{1,2})[日号]?|月)?|年)?\.?$/.exec(text);
  return parts && ofParts(Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0));
}

/** Month and day are 0 where unknown; a day without its month is nonsense. */
function ofParts(year: number, month: number, day: number): PartialDate | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month > 12) return null;
  if (month === 0) return day === 0 ? String(year) : null;
  if (day > daysIn(year, month)) return null;
  return [year, month, day]
    .filter((part) => part > 0)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const NUMERALS = '〇一二三四五六七八九';

/** 一九八〇年十月二十一日, as documents write it, to 1980年10月21日. */
function inDigits(text: string): string {
  if (!/[年月]/.test(text)) return text;
  return text
    .replaceAll('元月', '1月')
    .replaceAll(/[零○]/g, '〇')
    .replace(/^[〇一二三四五六七八九]{4}(?=年)/, (year) =>
      [...year].map((numeral) => NUMERALS.indexOf(numeral)).join(''),
    )
    .replaceAll(/[〇一二三四五六七八九十]{1,3}(?=[月日号])/g, (number) => {
      const [tens = '', ones] = number.split('十');
      if (ones === undefined) return [...number].map((numeral) => NUMERALS.indexOf(numeral)).join('');
      return String((tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones)));
    });
}

/** What a partial date counts as where it is a beginning. */
export function firstDay(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10);
}

/** What a partial date counts as where it is an end. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5)))}` : date;
}

/** Whether two dates can be the same one: equal at the coarser precision. */
export function agree(one: PartialDate, other: PartialDate): boolean {
  const precision = Math.min(one.length, other.length);
  return one.slice(0, precision) === other.slice(0, precision);
}

/** Certainly before: 1980 is not before 1980-05, though it may have been. */
export function isBefore(one: PartialDate, other: PartialDate): boolean {
  return lastDay(one) < firstDay(other);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Full years from the first day of `from` until `day`; who is born on 29 February is a year older on 1 March. */
export function yearsBetween(from: PartialDate, day: Day): number {
  const start = firstDay(from);
  const years = Number(day.slice(0, 4)) - Number(start.slice(0, 4));
  return day.slice(5) < start.slice(5) ? years - 1 : years;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2018年7月19日 or 19 July 2018, no more precise than it is known. */
export function formatPartialDate(date: PartialDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  if (language === 'en') return [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
