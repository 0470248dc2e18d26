import type { Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import type { Batch } from '../record/batch.ts';
import type { Definition } from '../record/define.ts';
import { keptRows } from '../record/kept.ts';
import { changeRows, createRows } from '../record/write.ts';
import type { Change, Creation } from './kind.ts';
import { type Look, neededBy, writable } from './look.ts';
import { words } from './words.ts';

/** One import of a jurisdiction at a time, from the look to the commit: two never see half of each other. */
export async function lockImports(tx: Tx, jurisdiction: number): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(7405, $1)', [jurisdiction]);
}

export interface Acceptance {
  readonly acceptWarnings: boolean;
  readonly setErrorsAside: boolean;
}

/** All or nothing: an error stops it unless those rows are set aside, a warning unless it is accepted. */
export function requireAcceptable({ counts }: Look, { acceptWarnings, setErrorsAside }: Acceptance): void {
  if (counts.errors > 0 && !setErrorsAside) throw new DomainError('rule', words.errorsBlock, { count: counts.errors });
  if (counts.warnings > 0 && !acceptWarnings)
    throw new DomainError('rule', words.warningsAsk, { count: counts.warnings });
}

/**
 * From here on PostgreSQL is told which tables have grown. Until it counts them by itself, a minute later, it would read all of
 * a table for each row that refers to it, and for each row of a figure.
 */
const MANY_ROWS = 100;

/** What the indexes of searches put aside before they sort it in, which costs the less the more it is; by default 4 MB. */
const PENDING = '16MB';

/** Writes what the look planned, in the order of the definitions, so that what is referred to is there first. */
export async function writePlan(tx: Tx, batch: Batch, look: Look): Promise<void> {
  const rows = writable(look);
  const creations: Creation[] = [...neededBy(rows, look.plan.shared), ...rows.flatMap((row) => row.creations)];
  const changes: Change[] = rows.flatMap((row) => row.changes);
  if (creations.length >= MANY_ROWS) tx.send(`set local gin_pending_list_limit = '${PENDING}'`);
  const created = Map.groupBy(creations, ({ record }) => record);
  const changed = Map.groupBy(changes, ({ record }) => record);
  for (const definition of batch.definitions.values()) {
    const toChange = changed.get(definition.name) ?? [];
    const toCreate = created.get(definition.name);
    const made = new Set(toCreate?.map(({ id }) => id));
    // Who leaves a state makes room first: a member is on the roll of a party once. What this file makes must be there.
    const isFirst = ({ id, state }: Change) => state !== undefined && !made.has(id);
    const first = toChange.filter(isFirst);
    const then = toChange.filter((one) => !isFirst(one));
    await change(tx, batch, definition, first);
    if (toCreate) await createRows(tx, batch, definition, toCreate);
    if (toCreate && creations.length >= MANY_ROWS) tx.send('select refresh_statistics($1)', [definition.name]);
    await change(tx, batch, definition, then);
  }
}

async function change(tx: Tx, batch: Batch, definition: Definition, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = await keptRows(tx, batch, definition, [...new Set(changes.map(({ id }) => id))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, values, state } of changes) {
    const row = byId.get(id);
    if (!row) continue;
    await changeRows(tx, batch, definition, [{ row, values, action: 'edit', ...(state ? { state } : {}) }]);
    byId.set(id, { ...row, ...values, version: row.version + 1, ...(state ? { state } : {}) });
  }
}
