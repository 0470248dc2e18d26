/** A cell as offices filled it: what is shown, and the number behind it where there is one. */
export interface Cell {
  readonly text: string;
  readonly number?: number;
  /** The number is a day, counted from 30 December 1899. */
  readonly isDate?: boolean;
  /** #N/A, #REF! and the like. */
  readonly error?: boolean;
}

/** Text cells travel from the worker as bare strings: most cells are text, and a million objects are slow to copy. */
export type RawCell = string | Cell | null;

export interface SheetRow {
  /** The sheet's own number, from 1. */
  readonly row: number;
  readonly cells: RawCell[];
}

/** Rows and columns from 0, both ends included. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export const emptyCell: Cell = { text: '' };

export function cellOf(raw: RawCell | undefined): Cell {
  if (raw === null || raw === undefined) return emptyCell;
  return typeof raw === 'string' ? { text: raw } : raw;
}

export function textOf(raw: RawCell | undefined): string {
  return typeof raw === 'string' ? raw : (raw?.text ?? '');
}
