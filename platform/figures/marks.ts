import type { Tx } from '../db/database.ts';

/**
 * Counts a write to each source table, so that kept values computed before it are stale. Called by the transaction that
 * writes; whoever reads before its commit sees both the old rows and the old marks.
 */
export function markSources(tx: Tx, jurisdiction: number, sources: readonly string[]): void {
  tx.send(
    `insert into figure_mark (jurisdiction, source, version)
     select $1::int, source, 1 from unnest($2::text[]) as source order by source
     on conflict (jurisdiction, source) do update set version = figure_mark.version + 1`,
    [jurisdiction, sources],
  );
}
