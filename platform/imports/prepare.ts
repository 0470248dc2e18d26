import { DomainError } from '../errors/errors.ts';
import type { Chosen, Remembered } from '../sheets/columns.ts';
import { findTable, type Table } from '../sheets/table.ts';
import { words as sheetWords } from '../sheets/words.ts';
import { type Cell, emptyCell, type Workbook } from '../sheets/workbook.ts';
import { readCell } from './cells.ts';
import { otherKinds, sheetsShown } from './fit.ts';
import type { FileContext, ImportColumn, ImportKind, ReadCell, ReadRow } from './kind.ts';

/** What people said about a file: which column is what, other values for cells, answers, rows left out. */
export interface Said {
  readonly mapping?: readonly {
    readonly sheet: string;
    readonly index: number;
    readonly field: string | null;
  }[];
  readonly fixes?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly field: string;
    readonly value: string;
  }[];
  readonly answers?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly field: string;
    readonly choice: string;
  }[];
  readonly aside?: readonly { readonly sheet: string; readonly row: number }[];
}

export interface SheetTable {
  readonly sheet: string;
  /** Null for a sheet that is no table, such as notes, or one of another kind. */
  readonly table: Table | null;
  /** The kind it fits better, for which it is left out. */
  readonly other: ImportKind | null;
}

export interface Prepared {
  readonly kind: ImportKind;
  readonly sheets: readonly SheetTable[];
  readonly rows: readonly ReadRow[];
  /** What the columns were read by, of what this office sent before. */
  readonly remembered: Remembered;
  readonly context: FileContext;
}

/**
 * The rows of a workbook as the kind means them. Throws DomainError sheets.no-header-row where no sheet has a table.
 */
export function prepare(
  workbook: Workbook,
  kind: ImportKind,
  file: { fileName: string; party: string | null; kinds: readonly ImportKind[] },
  said: Said,
  remembered: Remembered,
): Prepared {
  const others = otherKinds(workbook, kind, file, remembered);
  const sheets = sheetsShown(workbook).map((sheet) => {
    const other = others.get(sheet) ?? null;
    const chosen = chosenFor(sheet.name, said);
    const table = other ? null : findTable(sheet, kind.tables, remembered, carriedBy(kind), chosen);
    return { sheet: sheet.name, table, other };
  });
  const rows = sheets.flatMap(({ sheet, table }) => (table ? readRows(kind, sheet, table, said) : []));
  if (sheets.every(({ table }) => table === null)) {
    throw new DomainError('invalid', sheetWords.noHeaderRow, { file: file.fileName });
  }
  const context: FileContext = {
    fileName: file.fileName,
    party: file.party,
    titles: Object.fromEntries(sheets.map(({ sheet, table }) => [sheet, table?.title ?? ''])),
    headers: Object.fromEntries(
      sheets.map(({ sheet, table }) => [sheet, (table?.columns ?? []).map(({ header }) => header)]),
    ),
  };
  return {
    kind,
    sheets,
    rows,
    remembered,
    context: { ...context, party: file.party ?? kind.partyOf?.(rows, context) ?? null },
  };
}

function carriedBy(kind: ImportKind): ReadonlySet<string> {
  const columns = Object.values(kind.tables).flatMap((table) => Object.entries(table));
  return new Set(columns.filter(([, column]) => column.carries).map(([name]) => name));
}

function chosenFor(sheet: string, { mapping = [] }: Said): Chosen {
  return new Map(mapping.filter((choice) => choice.sheet === sheet).map(({ index, field }) => [index, field]));
}

function readRows(kind: ImportKind, sheet: string, table: Table, said: Said): ReadRow[] {
  const columns = kind.tables[table.kind] ?? {};
  const fixes = Map.groupBy(
    (said.fixes ?? []).filter((fix) => fix.sheet === sheet),
    (fix) => fix.row,
  );
  const answers = Map.groupBy(
    (said.answers ?? []).filter((answer) => answer.sheet === sheet),
    (answer) => answer.row,
  );
  const readAgain = rememberingCells(columns);
  return table.rows.map(({ row, cells }) => {
    const fixed = Object.fromEntries(
      (fixes.get(row) ?? []).map(({ field, value }) => [field, { text: value } satisfies Cell]),
    );
    const read = Object.entries({ ...cells, ...fixed }).map(([field, cell]) => [
      field,
      readAgain(field, cell ?? emptyCell),
    ]);
    return {
      table: table.kind,
      sheet,
      row,
      cells: Object.fromEntries(read),
      answers: Object.fromEntries((answers.get(row) ?? []).map(({ field, choice }) => [field, choice])),
    };
  });
}

const REMEMBERED_A_COLUMN = 1_000;

/** Most columns say a few things again and again; what was read once is the same object for all rows. */
function rememberingCells(columns: Readonly<Record<string, ImportColumn>>): (field: string, cell: Cell) => ReadCell {
  const known = new Map(Object.keys(columns).map((field) => [field, new Map<string, ReadCell>()]));
  return (field, cell) => {
    const column = columns[field] as ImportColumn;
    const remembered = known.get(field);
    if (!remembered || cell.number !== undefined || cell.error) return readCell(column, cell);
    const read = remembered.get(cell.text) ?? readCell(column, cell);
    if (remembered.size < REMEMBERED_A_COLUMN) remembered.set(cell.text, read);
    return read;
  };
}
