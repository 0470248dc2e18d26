import type { Label } from '../errors/errors.ts';

/**
 * What must hold between rows, and the operations keep, but no constraint of the database can say: a statement that
 * finds the rows that break it. It sees all jurisdictions, so it joins by `jurisdiction` and `id`.
 */
export interface Invariant {
  readonly name: string;
  readonly label: Label;
  /** What to do where rows are found. */
  readonly remedy: Label;
  /** Selects `id` and `title` of each offending row. */
  readonly sql: string;
}
