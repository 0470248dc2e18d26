import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { RowValues } from '../../../platform/record/define.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, type KeptRow } from '../../../platform/record/write.ts';
import { signature } from '../signature.ts';
import { words } from '../words.ts';
import { proposalOf } from './reading.ts';
import { end, start } from './timing.ts';

/** The first signer asks while it is being written. */
export const signatureAsked: Effect = async (tx, batch, { row }) => {
  demandBeingWritten(await proposalOf(tx, batch, row.proposal));
  await waitForSigner(tx, batch, row);
};

export function demandBeingWritten({ state }: KeptRow): void {
  if (state !== 'draft' && state !== 'returned') throw new DomainError('rule', words.tooLateToSign);
}

/** Whoever is known is told that they are asked, and until when. */
export async function waitForSigner(tx: Tx, batch: Batch, { id, proposal, person }: RowValues): Promise<void> {
  if (!person) return;
  const mover = { kind: 'person', id: String(person) } as const;
  await start(tx, batch, { proposal, name: 'sign', part: String(id) }, mover);
}

/** 不再等候 */
export const signatureLapsed: Effect = (tx, batch, { row }) =>
  end(tx, batch, { proposal: row.proposal, name: 'sign', part: row.id }, 'withdrawn');

export const signatureAnswered: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, { proposal: row.proposal, name: 'sign', part: row.id });
  await changeRows(tx, batch, signature, [{ row, values: { answeredOn: batch.act.today }, action: 'edit' }]);
};
