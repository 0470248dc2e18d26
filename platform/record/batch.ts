import type { Keyring } from '../access/keyring.ts';
import { type Act, appendToLog, type Entry } from '../audit/log.ts';
import type { Tx } from '../db/database.ts';
import { markSources } from '../figures/marks.ts';
import type { Definition } from './define.ts';

export type Definitions = ReadonlyMap<string, Definition>;

/**
 * What one mutating request writes: one transaction, one batch of the log. Operations add their entries as they write;
 * `closeBatch` is the last thing before the commit.
 */
export interface Batch {
  readonly act: Act;
  readonly jurisdiction: number;
  readonly definitions: Definitions;
  readonly keyring: Keyring;
  readonly entries: Entry[];
}

/**
 * Appends the log and marks the figures' sources stale, in the transaction that wrote, and empties the batch. Returns the
 * id of its link; null where nothing was written.
 */
export async function closeBatch(tx: Tx, batch: Batch): Promise<string | null> {
  const entries = batch.entries.splice(0);
  if (entries.length === 0) return null;
  const link = await appendToLog(tx, batch.keyring, batch.jurisdiction, batch.act, entries);
  const changed = entries.filter(({ noVersion }) => !noVersion).map(({ record }) => record);
  if (changed.length > 0) markSources(tx, batch.jurisdiction, [...new Set(changed)]);
  return link;
}
