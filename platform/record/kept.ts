import type { Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import type { Batch } from './batch.ts';
import { columnOf } from './columns.ts';
import { type Definition, fieldsOf } from './define.ts';
import { words } from './words.ts';
import { type KeptRow, secretContext } from './write.ts';

/** Rows as operations work with them, locked until the commit; those that do not exist are missing from the answer. */
export async function keptRows(
  tx: Tx,
  batch: Batch,
  definition: Definition,
  ids: readonly string[],
): Promise<KeptRow[]> {
  const rows = await tx.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) - 'search' - 'search_text' as row from ${definition.name} t
     where jurisdiction = $1 and id = any($2::uuid[]) order by id for update`,
    [batch.jurisdiction, ids],
  );
  return rows.map(({ row }) => fromColumns(definition, batch, row));
}

/** One row, or the 404 that also stands for what may not be seen. */
export async function keptRow(tx: Tx, batch: Batch, definition: Definition, id: string): Promise<KeptRow> {
  const [row] = await keptRows(tx, batch, definition, [id]);
  if (!row) throw new DomainError('not-found', words.notFound);
  return row;
}

function fromColumns(
  definition: Definition,
  { keyring, jurisdiction }: Pick<Batch, 'keyring' | 'jurisdiction'>,
  row: Record<string, unknown>,
): KeptRow {
  const id = row.id as string;
  const values = fieldsOf(definition).map(([name, field]) => {
    const value = row[columnOf(name)] ?? null;
    const isSecret = field.kind === 'secret' && typeof value === 'string';
    return [name, isSecret ? keyring.decrypt(value, secretContext(definition, name, jurisdiction, id)) : value];
  });
  const state = (row.state as string | undefined) ?? null;
  return { ...Object.fromEntries(values), id, jurisdiction, version: row.version as number, state };
}
