import { type Cell, cellOf, emptyCell, type Sheet, type SheetRow, textOf } from './workbook.ts';

/** A merged block has its value in its first cell alone; every row of the block means it. */
export function withMerges(sheet: Sheet, from: number): SheetRow[] {
  const rows = sheet.rows.slice(from);
  const tall = sheet.merges.filter(
    ({ firstRow, lastRow, firstColumn, lastColumn }) => lastRow > firstRow && firstColumn === lastColumn,
  );
  if (tall.length === 0) return rows;
  const byNumber = new Map(sheet.rows.map((row) => [row.row, row]));
  const end = rows.at(-1)?.row ?? 0;
  const copies = new Map(rows.map((row) => [row.row, { row: row.row, cells: [...row.cells] }]));
  for (const { firstRow, lastRow, firstColumn } of tall) {
    const value = byNumber.get(firstRow + 1)?.cells[firstColumn];
    for (let row = firstRow + 2; row <= Math.min(lastRow + 1, end); row += 1) {
      const copy = copies.get(row);
      if (copy && value) copy.cells[firstColumn] = value;
    }
  }
  return [...copies.values()];
}

/** Filled in at most half of the rows, beginning with the first: the merge was lost, and blanks belong to the group above. */
export function isGrouped(rows: readonly SheetRow[], column: number): boolean {
  const filled = rows.filter((row) => textOf(row.cells[column]).trim() !== '').length;
  return filled > 0 && filled * 2 <= rows.length && textOf(rows[0]?.cells[column]).trim() !== '';
}

export function carryDown(rows: readonly SheetRow[], columns: readonly number[]): readonly SheetRow[] {
  if (columns.length === 0) return rows;
  const last = new Map<number, Cell>();
  return rows.map((row) => {
    const cells = [...row.cells];
    for (const column of columns) {
      if (textOf(cells[column]).trim() === '') cells[column] = last.get(column) ?? emptyCell;
      else last.set(column, cellOf(cells[column]));
    }
    return { row: row.row, cells };
  });
}

const SAME_AS_ABOVE = /^(同上|[〃″"])$/;

/** 同上 and 〃 stand for what the row above says. */
export function repeating(rows: readonly SheetRow[], columns: readonly number[]): readonly SheetRow[] {
  let above: SheetRow | undefined;
  return rows.map((row) => {
    const same = columns.filter((column) => SAME_AS_ABOVE.test(textOf(row.cells[column])));
    const meant = same.length === 0 ? row : { row: row.row, cells: [...row.cells] };
    for (const column of same) meant.cells[column] = above?.cells[column] ?? null;
    above = meant;
    return meant;
  });
}
