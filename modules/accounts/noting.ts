import type { Batch } from '../../platform/record/batch.ts';
import type { RowValues } from '../../platform/record/define.ts';

export interface Whose {
  readonly account: string;
  readonly person: string | null;
}

/** The account of nobody: failed attempts under names that there are not are in the log as well, and take as long. */
export const nobody: Whose = { account: '00000000-0000-0000-0000-000000000000', person: null };

/** Writes to the log what happened to an account and changed nothing in its row. */
export function note(batch: Batch, { account, person }: Whose, action: string, input: RowValues = {}): void {
  const subject = person ?? account;
  batch.entries.push({ record: 'account', id: account, action, subject, changes: {}, input, noVersion: true });
}
