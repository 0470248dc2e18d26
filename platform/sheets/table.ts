import type { Word } from '../errors/errors.ts';
import { nothing, type Said, saidAlone, withSaid } from './above.ts';
import {
  type Chosen,
  doubledColumns,
  fieldCalled,
  type Matching,
  matchColumns,
  type Remembered,
  scoreOf,
  type Vocabulary,
} from './columns.ts';
import { carryDown, isGrouped, repeating, withMerges } from './fill.ts';
import { reasonToSkip } from './no-data.ts';
import { cleanText } from './values.ts';
import { words } from './words.ts';
import { type Cell, cellOf, type Merge, type Sheet, type SheetRow, textOf } from './workbook.ts';

export interface TableColumn {
  readonly index: number;
  /** As the sheet calls it: A, B, ... AA. */
  readonly letter: string;
  /** As it stands; of two header rows the lower one, or the upper where the lower is blank. */
  readonly header: string;
  readonly field: string | null;
  /** What it would be, were another column not that already: nothing of it is read, and people must be told. */
  readonly doubles: string | null;
  /** The first that it says, whether or not it is read. */
  readonly sample: readonly string[];
}

export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface Table {
  /** The vocabulary that fits best. */
  readonly kind: string;
  /** Of how much weight the fit is; for choosing between kinds. */
  readonly score: number;
  readonly headerRows: readonly [first: number, last: number];
  /** What stands above the header. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly skipped: readonly { readonly row: number; readonly why: Word }[];
}

interface Header {
  readonly kind: string;
  readonly score: number;
  readonly at: number;
  readonly height: 1 | 2;
  readonly headers: readonly string[];
  readonly matching: Matching;
}

const ROWS_SEARCHED = 30;

/** The table in a sheet, by the vocabulary that fits its header best; null where no row fits any. */
export function findTable(
  sheet: Sheet,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  remembered: Remembered = new Map(),
  carries: ReadonlySet<string> = new Set(),
  chosen: Chosen = new Map(),
): Table | null {
  const header = bestHeader(sheet, vocabularies, remembered);
  if (!header) return null;
  const vocabulary = vocabularies[header.kind] ?? {};
  // Where the header is does not depend on it: a choice for a place would fit every row.
  const matching = matchColumns(header.headers, vocabulary, remembered, chosen);
  const doubled = doubledColumns(header.headers, vocabulary, remembered, matching, chosen);
  return tableBelow(sheet, { ...header, matching }, vocabulary, carries, doubled);
}

/** How well a sheet fits a vocabulary, and what stands above its header; 0 where it has no table of it. */
export function fitOf(
  sheet: Sheet,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  remembered: Remembered,
): { readonly score: number; readonly title: string } {
  const header = bestHeader(sheet, vocabularies, remembered);
  return header ? { score: header.score, title: titleOf(sheet, header.at) } : { score: 0, title: '' };
}

function titleOf(sheet: Sheet, at: number): string {
  const above = sheet.rows.slice(0, at).flatMap(({ cells }) => cells.map((cell) => cleanText(textOf(cell))));
  return above.filter(Boolean).join(' ');
}

/** One row is a header before two are: two only where they tell more, as with a group above its columns. */
function bestHeader(
  sheet: Sheet,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  remembered: Remembered,
): Header | null {
  let best: Header | null = null;
  for (const height of [1, 2] as const) {
    for (let at = 0; at < Math.min(sheet.rows.length, ROWS_SEARCHED); at += 1) {
      const found = headersAt(sheet, at, height);
      if (!found) continue;
      for (const [kind, vocabulary] of Object.entries(vocabularies)) {
        const headers = height === 1 ? found : withGroups(found, sheet.rows[at] as SheetRow, vocabulary);
        if (height === 2 && isLineBelow(sheet.rows[at + 1] as SheetRow, headers, vocabulary)) continue;
        const matching = matchColumns(headers, vocabulary, remembered);
        const score = scoreOf(matching, vocabulary);
        if (score > (best?.score ?? 0)) best = { kind, score, at, height, headers, matching };
      }
    }
  }
  return best;
}

/** Two rows are one header where the upper groups what the lower names; a row of data below is no header. */
function headersAt(sheet: Sheet, at: number, height: 1 | 2): string[] | null {
  const upper = sheet.rows[at] as SheetRow;
  const lower = sheet.rows[at + 1];
  if (height === 1) return upper.cells.map((cell) => cleanText(textOf(cell)));
  if (!lower || lower.row !== upper.row + 1 || lower.cells.some((cell) => cellOf(cell).number !== undefined))
    return null;
  const width = Math.max(upper.cells.length, lower.cells.length);
  return Array.from({ length: width }, (_, column) => {
    const below = cleanText(textOf(lower.cells[column]));
    return below === '' ? cleanText(textOf(upper.cells[column])) : below;
  });
}

/** What the lower of two header rows does not tell by itself, as 时间 below 入盟, it may tell together with its group. */
function withGroups(headers: readonly string[], upper: SheetRow, vocabulary: Vocabulary): string[] {
  const before = new Set<string>();
  let group = '';
  return headers.map((header, column) => {
    group = cleanText(textOf(upper.cells[column])) || group;
    const alone = fieldCalled(header, vocabulary);
    const whole = group === header || (alone && !before.has(alone)) ? null : fieldCalled(group + header, vocabulary);
    const field = whole ?? alone;
    if (field) before.add(field);
    return whole && whole !== alone ? group + header : header;
  });
}

/** One text below a header is a line over the rows, as 第一支部 is, unless it names a column. */
function isLineBelow({ cells }: SheetRow, headers: readonly string[], vocabulary: Vocabulary): boolean {
  const filled = cells.flatMap((cell, column) => (textOf(cell).trim() === '' ? [] : [column]));
  return filled.length === 1 && fieldCalled(headers[filled[0] as number] ?? '', vocabulary) === null;
}

function tableBelow(
  sheet: Sheet,
  header: Header,
  vocabulary: Vocabulary,
  carries: ReadonlySet<string>,
  doubled: ReadonlyMap<number, string>,
): Table {
  const { at, height, headers, matching } = header;
  const filled = withMerges(sheet, at + height);
  const required = [...matching.keys()].filter((column) => vocabulary[matching.get(column) ?? '']?.required);
  const skipped: { row: number; why: Word }[] = [];
  const rows: SheetRow[] = [];
  const across = new Set(sheet.merges.filter(isAcross).map(({ firstRow }) => firstRow + 1));
  const above = new Map<number, Said>();
  const titles = sheet.rows.slice(0, at).map((row) => saidAlone(row, vocabulary));
  let said = titles.findLast((line) => line !== null) ?? nothing;
  for (const row of filled) {
    const line = saidAlone(row, vocabulary);
    const why = line ? words.noteRow : reasonToSkip(row, { matching, headers, required, across });
    if (why === undefined) {
      rows.push(row);
      above.set(row.row, said);
    } else if (why !== null) skipped.push({ row: row.row, why });
    if (line) said = line;
  }
  const columns = headers.map((text, index) => ({
    index,
    letter: letterOf(index),
    header: text,
    field: matching.get(index) ?? null,
    doubles: doubled.get(index) ?? null,
    sample: sampleOf(rows, index),
  }));
  const grouped = [...matching]
    .filter(([column, field]) => carries.has(field) && isGrouped(rows, column))
    .map(([column]) => column);
  const carried = carryDown(repeating(rows, [...matching.keys()]), grouped);
  const inOrder = [...matching].sort(([left], [right]) => left - right);
  return {
    kind: header.kind,
    score: header.score,
    headerRows: [(sheet.rows[at] as SheetRow).row, (sheet.rows[at + height - 1] as SheetRow).row],
    title: titleOf(sheet, at),
    columns: columns.filter(({ header: text, field }) => text !== '' || field),
    rows: carried.map((row) => ({
      row: row.row,
      cells: withSaid(cellsByField(row, inOrder), above.get(row.row) ?? nothing),
    })),
    skipped,
  };
}

function isAcross({ firstColumn, lastColumn }: Merge): boolean {
  return lastColumn > firstColumn;
}

function cellsByField(row: SheetRow, matching: readonly (readonly [column: number, field: string])[]) {
  const cells: Record<string, Cell> = {};
  for (const [column, field] of matching) {
    const before = cells[field];
    const cell = cellOf(row.cells[column]);
    cells[field] = before ? joined(before, cell) : cell;
  }
  return cells;
}

/** Of two columns that are one field: what both say, once where they say the same. */
function joined(before: Cell, cell: Cell): Cell {
  const [left, right] = [cleanText(before.text), cleanText(cell.text)];
  if (right === '' || left === right) return before;
  if (left === '') return cell;
  return { text: `${left}；${right}`, ...(before.error || cell.error ? { error: true } : {}) };
}

const SAMPLED = 2;

function sampleOf(rows: readonly SheetRow[], column: number): string[] {
  const sample: string[] = [];
  for (const row of rows) {
    const text = cleanText(textOf(row.cells[column]));
    if (text !== '') sample.push(text);
    if (sample.length === SAMPLED) break;
  }
  return sample;
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
