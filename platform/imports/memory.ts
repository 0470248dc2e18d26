import type { Tx } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import { headerKeys, type Remembered } from '../sheets/columns.ts';
import type { Workbook } from '../sheets/workbook.ts';
import { kindsOf } from './fit.ts';
import type { FileToLook } from './import.ts';
import type { ImportKind } from './kind.ts';
import type { Look } from './look.ts';
import { type Prepared, prepare, type Said } from './prepare.ts';

/** What the offices' columns were taken to be in files that were written, by party; '' for files of no one party. */
type Memory = ReadonlyMap<string, Remembered>;

export async function memoryOf(tx: Tx, batch: Batch, kind: string): Promise<Memory> {
  const rows = await tx.query<{ party: string; header: string; field: string | null }>(
    'select party, header, field from import_column where jurisdiction = $1 and kind = $2 order by party',
    [batch.jurisdiction, kind],
  );
  const byParty = Map.groupBy(rows, ({ party }) => party);
  return new Map([...byParty].map(([party, own]) => [party, new Map(own.map(({ header, field }) => [header, field]))]));
}

/** What was remembered makes a table of the workbook, where its headers alone do not. */
export function memoryThatFits(workbook: Workbook, kind: ImportKind, memory: Memory): Remembered | undefined {
  return [...memory.values()].find((remembered) => kindsOf(workbook, [kind], remembered).length > 0);
}

/** Reads as the file says by itself, then once more by what is remembered of the party it turns out to be of. */
export function prepareByMemory(workbook: Workbook, kind: ImportKind, file: FileToLook, memory: Memory): Prepared {
  const nothing: Remembered = new Map();
  if (kindsOf(workbook, [kind], nothing).length === 0) {
    return prepare(workbook, kind, file, file.said, memoryThatFits(workbook, kind, memory) ?? nothing);
  }
  const plain = prepare(workbook, kind, file, file.said, nothing);
  const own = memory.get(plain.context.party ?? '');
  return own ? prepare(workbook, kind, file, file.said, own) : plain;
}

/** What a column is remembered by; null where it has no header. */
export function rememberedKey({ prepared }: Look, sheet: string, index: number): string | null {
  const columns = columnsOf(prepared, sheet);
  const at = columns.findIndex((column) => column.index === index);
  return headerKeys(columns.map(({ header }) => header))[at] || null;
}

function columnsOf(prepared: Prepared, sheet: string) {
  return prepared.sheets.find((other) => other.sheet === sheet)?.table?.columns ?? [];
}

/** What people chose in a file that is written now counts for the next one of the same office. */
export async function rememberColumns(tx: Tx, batch: Batch, look: Look, { mapping = [] }: Said): Promise<void> {
  const { kind, context } = look.prepared;
  const inEffect = mapping.filter(({ sheet, index, field }) =>
    columnsOf(look.prepared, sheet).some((column) => column.index === index && column.field === field),
  );
  const chosen = inEffect.flatMap(({ sheet, index, field }) => {
    const key = rememberedKey(look, sheet, index);
    return key ? [[key, field] as const] : [];
  });
  for (const [header, field] of new Map(chosen)) {
    await tx.query(
      `insert into import_column (jurisdiction, kind, party, header, field) values ($1, $2, $3, $4, $5)
       on conflict (jurisdiction, kind, party, header) do update set field = excluded.field`,
      [batch.jurisdiction, kind.kind, context.party ?? '', header, field],
    );
  }
}

export async function forgetColumns(
  tx: Tx,
  batch: Batch,
  look: Look,
  places: readonly { readonly sheet: string; readonly index: number }[],
): Promise<void> {
  const { kind, context } = look.prepared;
  await tx.query(
    'delete from import_column where jurisdiction = $1 and kind = $2 and party = $3 and header = any($4::text[])',
    [
      ...[batch.jurisdiction, kind.kind, context.party ?? ''],
      places.flatMap(({ sheet, index }) => rememberedKey(look, sheet, index) ?? []),
    ],
  );
}
