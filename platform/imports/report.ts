import { writeWorkbook } from '../sheets/write.ts';
import { inLanguage, type Language, say } from '../text/say.ts';
import type { PlannedRow } from './kind.ts';
import type { Look } from './look.ts';
import { isError } from './rows.ts';

/** One thing to look at, with its place in the sheet. */
export interface Reported {
  readonly sheet: string;
  readonly row: number;
  /** The header of the column as the sheet has it; where there is no such column, what it is called. */
  readonly column: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

export function reported(look: Look, language: Language): Reported[] {
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

/** The rows with errors and those set aside, as they stand in the sheets, each with what is wrong: to correct and send again. */
export async function asideWorkbook(look: Look, language: Language): Promise<Uint8Array> {
  const rows = look.plan.rows.filter((row) => look.aside.has(row) || row.problems.some(isError));
  const sheets = [...Map.groupBy(rows, ({ row }) => row.sheet)].map(([name, own]) => {
    const columns = (look.prepared.sheets.find(({ sheet }) => sheet === name)?.table?.columns ?? []).filter(
      ({ field }) => field,
    );
    return {
      name,
      columns: [
        ...columns.map(({ header }) => ({ header, width: 18 })),
        { header: inLanguage({ zh: '问题', en: 'What is wrong' }, language), width: 50 },
      ],
      rows: own.map(({ row, problems }) => [
        ...columns.map(({ field }) => row.cells[field as string]?.text ?? ''),
        problems.map((problem) => say(problem.word, problem.params ?? {}, language)).join('；'),
      ]),
    };
  });
  return writeWorkbook(sheets);
}
