import type { Kept } from './reckon.ts';

/** What is kept of a reckoning for lists to ask, in the order in which it is written. */
export const keptColumns = [
  ...['mover_kind', 'mover', 'started', 'due', 'soon_on', 'long_on', 'paused', 'ended', 'outcome', 'ended_late'],
] as const;

export function keptValues({
  mover,
  started,
  due,
  soonOn,
  longOn,
  paused,
  ended,
  outcome,
  endedLate,
}: Kept): unknown[] {
  return [mover.kind, mover.id, started, due, soonOn, longOn, paused, ended, outcome, endedLate];
}

/** Selects what a row keeps, for `differs`. */
export const KEPT = `json_build_array(${keptColumns.join(', ')})`;

export function differs(kept: readonly unknown[], reckoned: Kept): boolean {
  return JSON.stringify(kept) !== JSON.stringify(keptValues(reckoned));
}
