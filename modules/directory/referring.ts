import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import { keptRows } from '../../platform/record/kept.ts';
import type { KeptRow } from '../../platform/record/write.ts';

export interface Referring {
  readonly definition: Definition;
  readonly field: string;
  readonly row: KeptRow;
}

/** Every row of any record that refers to this one, locked, with the field that does. */
export async function referringTo(tx: Tx, batch: Batch, record: string, id: string): Promise<Referring[]> {
  const found: Referring[] = [];
  for (const definition of batch.definitions.values()) {
    for (const [field, { kind, to }] of fieldsOf(definition)) {
      if (kind !== 'reference' || to !== record) continue;
      const rows = await tx.query<{ id: string }>(
        `select id from ${definition.name} where jurisdiction = $1 and ${columnOf(field)} = $2`,
        [batch.jurisdiction, id],
      );
      if (rows.length === 0) continue;
      const kept = await keptRows(
        tx,
        batch,
        definition,
        rows.map((row) => row.id),
      );
      found.push(...kept.map((row) => ({ definition, field, row })));
    }
  }
  return found;
}
