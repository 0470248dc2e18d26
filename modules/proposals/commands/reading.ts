import type { Tx } from '../../../platform/db/database.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { Definition } from '../../../platform/record/define.ts';
import { keptRow, keptRows } from '../../../platform/record/kept.ts';
import type { KeptRow } from '../../../platform/record/write.ts';
import { handling } from '../handling.ts';
import { proposal } from '../proposal.ts';
import { reply } from '../reply.ts';

export const proposalOf = (tx: Tx, batch: Batch, id: unknown): Promise<KeptRow> =>
  keptRow(tx, batch, proposal, String(id));

/** Those that handle it still, locked. */
export async function handlingsOf(tx: Tx, batch: Batch, proposalId: unknown): Promise<KeptRow[]> {
  const rows = await rowsOf(tx, batch, handling, proposalId);
  return rows.filter(({ state }) => state !== 'released');
}

/** Replies of the round that runs. */
export async function repliesOf(tx: Tx, batch: Batch, { id, round }: KeptRow): Promise<KeptRow[]> {
  const rows = await rowsOf(tx, batch, reply, id);
  return rows.filter((row) => row.round === (round ?? 1));
}

/** The rows of a record that belong to a proposal, locked. */
export async function rowsOf(tx: Tx, batch: Batch, definition: Definition, proposalId: unknown): Promise<KeptRow[]> {
  const found = await tx.query<{ id: string }>(
    `select id from ${definition.name} where jurisdiction = $1 and proposal = $2 order by id`,
    [batch.jurisdiction, proposalId],
  );
  if (found.length === 0) return [];
  return keptRows(
    tx,
    batch,
    definition,
    found.map(({ id }) => id),
  );
}

export async function namesOfBodies(
  tx: Tx,
  batch: Batch,
  ids: readonly unknown[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from body where jurisdiction = $1 and id = any($2::uuid[])',
    [batch.jurisdiction, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
