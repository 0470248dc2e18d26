import type { Tx } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import { newId } from '../record/ids.ts';
import type { Plan, PlannedRow, SharedCreation } from './kind.ts';
import type { Prepared, Said } from './prepare.ts';
import { isError } from './rows.ts';

/** What a file would do, row by row, against what is kept now. */
export interface Look {
  readonly prepared: Prepared;
  readonly plan: Plan;
  readonly counts: Counts;
  /** Rows that people set aside: neither written nor counted as anything else. */
  readonly aside: ReadonlySet<PlannedRow>;
}

export interface Counts {
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows with at least one warning and no error. */
  readonly warnings: number;
  /** Rows with at least one error: counted as nothing else. */
  readonly errors: number;
  readonly aside: number;
}

/** What becomes of a row; one that asks for confirmation is counted as that, whatever it would do. */
export type RowState = 'new' | 'update' | 'unchanged' | 'warning' | 'error' | 'aside';

export function stateOf(row: PlannedRow, { aside }: Look): RowState {
  if (aside.has(row)) return 'aside';
  if (row.problems.some(isError)) return 'error';
  return row.problems.length > 0 ? 'warning' : row.outcome;
}

/** What is kept of a look, for lists that do not look again. */
export interface Seen {
  /** Each row once, where the counts tell a row that asks for confirmation twice. */
  readonly states: Readonly<Record<RowState, number>>;
  readonly party: string | null;
}

export function seenIn(look: Look): Seen {
  const states = { new: 0, update: 0, unchanged: 0, warning: 0, error: 0, aside: 0 };
  for (const row of look.plan.rows) states[stateOf(row, look)] += 1;
  return { states, party: look.prepared.context.party };
}

export async function lookAt(tx: Tx, batch: Batch, prepared: Prepared, said: Said): Promise<Look> {
  const known = await prepared.kind.load(tx, batch);
  const context = { ...prepared.context, today: batch.act.today, newId: () => newId(batch.act.at) };
  const plan = prepared.kind.plan(prepared.rows, known, context);
  const marked = new Set((said.aside ?? []).map(({ sheet, row }) => `${sheet}\n${row}`));
  const aside = new Set(plan.rows.filter(({ row }) => marked.has(`${row.sheet}\n${row.row}`)));
  return { prepared, plan, aside, counts: countsOf(plan, aside) };
}

function countsOf(plan: Plan, aside: ReadonlySet<PlannedRow>): Counts {
  const live = plan.rows.filter((row) => !aside.has(row));
  const good = live.filter((row) => !row.problems.some(isError));
  const of = (outcome: PlannedRow['outcome']) => good.filter((row) => row.outcome === outcome).length;
  return {
    rows: plan.rows.length,
    new: of('new'),
    updated: of('update'),
    unchanged: of('unchanged'),
    warnings: good.filter((row) => row.problems.length > 0).length,
    errors: live.length - good.length,
    aside: aside.size,
  };
}

/** The rows that would be written: neither set aside nor wrong. */
export function writable({ plan, aside }: Look): PlannedRow[] {
  return plan.rows.filter((row) => !aside.has(row) && !row.problems.some(isError));
}

/** What is made beside the rows, where a row that is written needs it, directly or through another. */
export function neededBy(rows: readonly PlannedRow[], shared: readonly SharedCreation[]): SharedCreation[] {
  const needed = new Set(rows.flatMap((row) => row.needs ?? []));
  return shared.filter(({ key }) => needed.has(key));
}
