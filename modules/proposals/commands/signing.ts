import { DomainError } from '../../../platform/errors/errors.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows } from '../../../platform/record/write.ts';
import { signature } from '../signature.ts';
import { words } from '../words.ts';
import { proposalOf } from './reading.ts';
import { end, start } from './timing.ts';

/** The first signer asks while it is being written. */
export const signatureAsked: Effect = async (tx, batch, { row }) => {
  const { state } = await proposalOf(tx, batch, row.proposal);
  if (state !== 'draft' && state !== 'returned') throw new DomainError('rule', words.tooLateToSign);
  if (!row.person) return;
  const mover = { kind: 'person', id: String(row.person) } as const;
  await start(tx, batch, { proposal: row.proposal, name: 'sign', part: row.id }, mover);
};

export const signatureAnswered: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, { proposal: row.proposal, name: 'sign', part: row.id });
  await changeRows(tx, batch, signature, [{ row, values: { answeredOn: batch.act.today }, action: 'edit' }]);
};
