import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, type KeptRow } from '../../../platform/record/write.ts';
import { proposalPublication } from '../publication.ts';
import { words } from '../words.ts';
import { proposalOf } from './reading.ts';

/** Only what was replied to is chosen. */
export const nominated: Effect = async (tx, batch, { row }) => {
  await endedProposal(tx, batch, row);
};

/** Only what its proposer wants published is. */
export const publicationChecked: Effect = async (tx, batch, { row }) => {
  const { publishable } = await endedProposal(tx, batch, row);
  if (publishable !== true) throw new DomainError('rule', words.notPublishable);
};

export const published: Effect = async (tx, batch, { row }) => {
  const values = { publishedOn: batch.act.today };
  await changeRows(tx, batch, proposalPublication, [{ row, values, action: 'edit' }]);
};

async function endedProposal(tx: Tx, batch: Batch, row: KeptRow): Promise<KeptRow> {
  const proposal = await proposalOf(tx, batch, row.proposal);
  if (proposal.state !== 'replied' && proposal.state !== 'closed') throw new DomainError('rule', words.notEnded);
  return proposal;
}
