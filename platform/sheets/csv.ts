import { escapeCell } from './write.ts';

/** What tells a spreadsheet program that the file is UTF-8. */
export const CSV_BEGINNING = '\ufeff';

/** One line of a CSV file (RFC 4180); no cell of it runs as a formula. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(String(escapeCell(cell) ?? ''))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
