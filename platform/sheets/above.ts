import type { Vocabulary } from './columns.ts';
import { cleanText } from './values.ts';
import { type Cell, type SheetRow, textOf } from './workbook.ts';

/** By field: what a line says of all rows below it. */
export type Said = Readonly<Record<string, string>>;

export const nothing: Said = {};

/** What a row says that has nothing but one text; null where it is no such line. */
export function saidAlone(row: SheetRow, vocabulary: Vocabulary): Said | null {
  const line = onlyText(row);
  if (line === null) return null;
  const said = Object.entries(vocabulary).map(([field, { above }]) => [field, above?.(line) ?? null] as const);
  const known = said.filter(([, value]) => value !== null);
  return known.length > 0 ? (Object.fromEntries(known) as Said) : null;
}

/** Most rows are known not to be one by their second cell. */
function onlyText({ cells }: SheetRow): string | null {
  let only = '';
  for (const cell of cells) {
    const text = textOf(cell);
    if (text.trim() === '') continue;
    if (only !== '') return null;
    only = text;
  }
  return only === '' ? null : cleanText(only);
}

/** What the row does not say itself, the line above it does. */
export function withSaid(cells: Readonly<Record<string, Cell>>, said: Said): Readonly<Record<string, Cell>> {
  if (said === nothing) return cells;
  const missing = Object.entries(said).filter(([field]) => (cells[field]?.text ?? '').trim() === '');
  return { ...cells, ...Object.fromEntries(missing.map(([field, text]) => [field, { text }])) };
}
