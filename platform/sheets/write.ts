import type { Workbook as ExcelWorkbook, Worksheet } from 'exceljs';

export interface WrittenColumn {
  readonly header: string;
  /** In characters; by the header's length where absent. */
  readonly width?: number;
  /** Offered in a drop-down; other values are refused where `strict`. */
  readonly choices?: readonly string[];
}

export interface WrittenSheet {
  readonly name: string;
  /** Lines above the header. */
  readonly notes?: readonly string[];
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const ROWS_WITH_CHOICES = 2_000;
/** The hidden sheet of long lists. */
const CHOICES = '选项';

/**
 * Text that a spreadsheet program could take for a formula is given a leading apostrophe wherever it leaves: a cell of
 * somebody's file must never run on somebody else's machine.
 */
export function escapeCell(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

/** An .xlsx with a frozen header, columns as text so that ID numbers keep their digits, and drop-downs. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  const lists = new Map<string, string>();
  const taken = new Set([CHOICES]);
  for (const sheet of sheets) addSheet(book, { ...sheet, name: nameFor(sheet.name, taken) }, lists);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(
  book: ExcelWorkbook,
  { name, notes = [], columns, rows }: WrittenSheet,
  lists: Map<string, string>,
): void {
  const header = notes.length + 1;
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: header }] });
  sheet.columns = columns.map((column) => ({
    width: column.width ?? Math.max(8, widthOf(column.header) + 4),
    style: { numFmt: '@' },
  }));
  for (const note of notes) sheet.addRow([note]).font = { italic: true, color: { argb: 'FF68717A' } };
  const titles = sheet.addRow(columns.map((column) => column.header));
  titles.font = { bold: true };
  titles.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F3' } };
  });
  for (const row of rows) sheet.addRow(row.map(escapeCell));
  for (const [index, { choices }] of columns.entries()) {
    if (choices) offer(book, sheet, index + 1, header + 1, choices, lists);
  }
}

/** Long lists stand on a hidden sheet, because a drop-down holds 255 characters itself. */
function offer(
  book: ExcelWorkbook,
  sheet: Worksheet,
  column: number,
  from: number,
  choices: readonly string[],
  lists: Map<string, string>,
): void {
  const key = choices.join('\n');
  const formula = lists.get(key) ?? addList(book, choices);
  lists.set(key, formula);
  for (let row = from; row < from + ROWS_WITH_CHOICES; row += 1) {
    sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
  }
}

function addList(book: ExcelWorkbook, choices: readonly string[]): string {
  const sheet = book.getWorksheet(CHOICES) ?? book.addWorksheet(CHOICES, { state: 'hidden' });
  const column = sheet.columnCount + 1;
  for (const [index, choice] of choices.entries()) sheet.getCell(index + 1, column).value = choice;
  const { letter } = sheet.getColumn(column);
  return `${CHOICES}!$${letter}$1:$${letter}$${choices.length}`;
}

/** Excel allows 31 characters, none of []:*?/\ and no name twice, whatever the case: the second 名册 is 名册 (2). */
function nameFor(name: string, taken: Set<string>): string {
  const plain = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  let found = plain;
  for (let number = 2; taken.has(found.toLowerCase()); number += 1) {
    const end = ` (${number})`;
    found = plain.slice(0, 31 - end.length) + end;
  }
  taken.add(found.toLowerCase());
  return found;
}

/** A Chinese character is about two columns wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
