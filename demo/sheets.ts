import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';

XLSX.set_cptable(codepages);

export type DemoCell = string | number | { readonly serial: number };

export interface DemoSheet {
  readonly name: string;
  readonly rows: readonly (readonly DemoCell[])[];
  /** Such as `A1:H1`. */
  readonly merges?: readonly string[];
}

export const MARK = '示例数据，人名均为虚构';

export type BookType = 'xlsx' | 'biff8' | 'ods';

/** A workbook as an office's spreadsheet program would save it. */
export function book(sheets: readonly DemoSheet[], type: BookType = 'xlsx'): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const { name, rows, merges = [] } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(
      rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.serial : cell))),
    );
    rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (typeof cell === 'object') (sheet[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject).z = 'yyyy-mm-dd';
      });
    });
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: type, compression: true }) as ArrayBuffer);
}

/** As Chinese Excel saves it: GB18030 has the bytes of code page 936 for these characters. */
export function csv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');
  const { utils } = codepages as unknown as { utils: { encode(page: number, text: string, type: 'arr'): number[] } };
  return new Uint8Array(utils.encode(936, text, 'arr'));
}

/** Days since 30 December 1899, as spreadsheets count. */
export function serial(day: string): { readonly serial: number } {
  return { serial: Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569 };
}
