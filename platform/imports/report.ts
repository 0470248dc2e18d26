import { type WrittenSheet, writeWorkbook } from '../sheets/write.ts';
import { inLanguage, type Language, say } from '../text/say.ts';
import type { ImportKind, PlannedRow } from './kind.ts';
import type { Look } from './look.ts';
import type { SheetTable } from './prepare.ts';
import { isError } from './rows.ts';
import { words } from './words.ts';

/** One thing to look at, with its place in the sheet. */
export interface Reported {
  readonly sheet: string;
  readonly row: number;
  /** The header of the column as the sheet has it; where there is no such column, what it is called. */
  readonly column: string;
  /** A notice is about a column, in the row of its header, and asks for nothing. */
  readonly severity: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly message: string;
}

export function reported(look: Look, language: Language): Reported[] {
  return [
    ...look.prepared.sheets.flatMap((sheet) => notices(sheet, look.prepared.kind, language)),
    ...ofRows(look, language),
  ];
}

/** What would be lost without a word: sheets of another kind, columns whose headers say what another column is already. */
export function notices({ sheet, table, other }: SheetTable, kind: ImportKind, language: Language): Reported[] {
  if (other) {
    const message = say(words.otherKind, { sheet, label: other.label }, language);
    return [{ sheet, row: 1, column: '', severity: 'notice', code: words.otherKind.code, message }];
  }
  return (table?.columns ?? []).flatMap(({ header, doubles }) => {
    if (!table || !doubles) return [];
    const taken = table.columns.find(({ field }) => field === doubles)?.header ?? '';
    const label = kind.tables[table.kind]?.[doubles]?.label ?? doubles;
    const { code } = words.columnDoubled;
    const message = say(words.columnDoubled, { header, taken, label }, language);
    return [{ sheet, row: table.headerRows[1], column: header, severity: 'notice' as const, code, message }];
  });
}

function ofRows(look: Look, language: Language): Reported[] {
  return look.plan.rows
    .filter((row) => !look.aside.has(row))
    .flatMap((row) =>
      row.problems.map((problem) => ({
        sheet: row.row.sheet,
        row: row.row.row,
        column: headerOf(look, row, problem.field ?? ''),
        severity: isError(problem) ? ('error' as const) : ('warning' as const),
        code: problem.word.code,
        message: say(problem.word, problem.params ?? {}, language),
      })),
    );
}

/** Findings about part of a cell (`winners.张三`) belong to the cell's column. */
export function columnOfField(field: string): string {
  return field.split('.')[0] ?? field;
}

function headerOf({ prepared }: Look, { row }: PlannedRow, field: string): string {
  const column = columnOfField(field);
  const table = prepared.sheets.find(({ sheet }) => sheet === row.sheet)?.table;
  const header = table?.columns.find((other) => other.field === column)?.header;
  return header ?? prepared.kind.tables[row.table]?.[column]?.label.zh ?? column;
}

/**
 * The rows with errors and those set aside, as they stand in the sheets, each with what is wrong: to correct and send again.
 * Of several files a sheet each; the party, which a file may have had in its name, stands in a column.
 */
export function asideWorkbook(looks: readonly Look[], language: Language): Promise<Uint8Array> {
  return writeWorkbook(looks.flatMap((look) => asideSheets(look, language)));
}

function asideSheets(look: Look, language: Language): WrittenSheet[] {
  const { kind, sheets, context } = look.prepared;
  const rows = look.plan.rows.filter((row) => look.aside.has(row) || row.problems.some(isError));
  return [...Map.groupBy(rows, ({ row }) => row.sheet)].map(([name, own]) => {
    const table = sheets.find(({ sheet }) => sheet === name)?.table;
    // The first of several columns that are joined has what all of them say.
    const columns = (table?.columns ?? []).filter(
      ({ field }, index, all) => field && all.findIndex((other) => other.field === field) === index,
    );
    const known = kind.tables[table?.kind ?? ''] ?? {};
    const missing = Object.keys(known).filter((field) => !columns.some((column) => column.field === field));
    // What a line above the rows said, and what told the party, do not come along.
    const said = missing.filter((field) => own.some(({ row }) => row.cells[field]?.text));
    const party = context.party && missing.includes('party') && kind.partyName?.(context.party);
    return {
      name,
      columns: [
        ...columns.map((column) => ({ header: column.header, width: 18 })),
        ...[...said, ...(party ? ['party'] : [])].map((field) => ({ header: known[field]?.synonyms[0] ?? field })),
        { header: inLanguage({ zh: '问题', en: 'What is wrong' }, language), width: 50 },
      ],
      rows: own.map(({ row, problems }) => [
        ...[...columns.map(({ field }) => field as string), ...said].map((field) => row.cells[field]?.text ?? ''),
        ...(party ? [party] : []),
        problems.map((problem) => say(problem.word, problem.params ?? {}, language)).join('；'),
      ]),
    };
  });
}
