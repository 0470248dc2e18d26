import { type PartialDate, parsePartialDate } from '../text/partial-date.ts';
import type { Cell } from './workbook.ts';

/** What people see: without invisible characters, full-width letters and digits as usual ones, runs of blanks as one. */
export function cleanText(text: string): string {
  if (!/[\s\p{Cc}\p{Cs}\u200b-\u200f\u2060\ufeff！-～]/u.test(text)) return text;
  return text
    .replaceAll(/[\p{Cs}\u200b-\u200f\u2060\ufeff]|(?!\s)\p{Cc}/gu, '')
    .replaceAll(/[！-～]/g, (character) =>
      /[０-９Ａ-Ｚａ-ｚ．＠－／]/.test(character) ? character.normalize('NFKC') : character,
    )
    .replaceAll(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
}

export function numberOf(cell: Cell): number | null {
  if (cell.number !== undefined && !cell.isDate) return cell.number;
  const text = cleanText(cell.text)
    .replaceAll(',', '')
    .replace(/年度?$/, '')
    .trim();
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? null : number;
}

/**
 * A date however it was typed. The number 1980.1 may be January, or October whose zero the cell hides: where months are
 * typed with two digits it is October, so that is taken, and the doubt is told.
 */
export function dateOf(cell: Cell): { value: PartialDate; ambiguous: boolean } | null {
  const text = cleanText(cell.text);
  if (cell.number !== undefined && /^\d{4}\.1$/.test(text)) return dated(parsePartialDate(`${text}0`), true);
  return dated(parsePartialDate(text)) ?? (cell.number === undefined ? null : dated(parsePartialDate(cell.number)));
}

function dated(value: PartialDate | null, ambiguous = false) {
  return value === null ? null : { value, ambiguous };
}
