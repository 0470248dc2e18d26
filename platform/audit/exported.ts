import type { RowValues } from '../record/define.ts';
import type { Entry } from './log.ts';

/** The id of an entry that is of a whole list: the largest there can be (RFC 9562), and no row's. */
export const ALL_ROWS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Up to so many rows an export is told of each of them, in one small statement. */
const MOST_TOLD = 200;

export interface Exported {
  readonly record: string;
  /** The rows that were in it. */
  readonly ids: readonly string[];
  /** Nothing was left out: then it was an export of every row that there is, also where these are too many to be told. */
  readonly whole?: boolean;
  /** What it was: the format, the filters, the columns. No value that could name somebody. */
  readonly how: RowValues;
}

/** What is written to the log of an export of rows: the export, and each row that was in it where they are few. */
export function exportedRows({ record, ids, whole = false, how }: Exported): Entry[] {
  const distinct = [...new Set(ids)];
  const told = distinct.length <= MOST_TOLD ? distinct : [];
  const all = whole && told.length === 0 ? { whole } : {};
  const list = exportedOne(record, ALL_ROWS, { ...all, rows: ids.length, ...how });
  return [list, ...told.map((id) => exportedOne(record, id))];
}

/** What is written of an export of one thing: a file, a report. */
export function exportedOne(record: string, id: string, how: RowValues = {}): Entry {
  return { record, id, action: 'export', subject: null, changes: {}, input: how, noVersion: true };
}

/** That an entry is of an export of every row; as `keep` writes it (log.ts). */
export const OF_WHOLE_EXPORT = `'{"action":"export","noVersion":true,"changes":{},"input":{"whole":true,%'`;
