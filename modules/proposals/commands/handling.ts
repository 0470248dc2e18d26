import { type Tx, widely } from '../../../platform/db/database.ts';
import { DomainError, demand } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { RowValues } from '../../../platform/record/define.ts';
import { newId } from '../../../platform/record/ids.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, createRows, type KeptRow } from '../../../platform/record/write.ts';
import { handling } from '../handling.ts';
import { opinion } from '../opinion.ts';
import { assignmentVerdict } from '../rules.ts';
import { words } from '../words.ts';
import { handlingsOf, proposalOf, repliesOf } from './reading.ts';

/** Planned while the proposal waits for being assigned; from then on a department that is added begins at once. */
export const handlingMade: Effect = async (tx, batch, { row }) => {
  const [body] = await tx.query<{ name: string; answers: boolean | null }>(
    'select name, answers_proposals as answers from body where jurisdiction = $1 and id = $2',
    [batch.jurisdiction, row.body],
  );
  if (!body?.answers) throw new DomainError('rule', words.answersNone, { body: body?.name ?? '' });
  const proposal = await proposalOf(tx, batch, row.proposal);
  if (proposal.state === 'filed') return;
  if (proposal.state !== 'handling') throw new DomainError('rule', words.notAssignable);
  const all = await handlingsOf(tx, batch, proposal.id);
  demand(assignmentVerdict(all.map(({ role, state }) => ({ role: String(role), state: String(state) }))));
  await begin(tx, batch, row, proposal);
  // Whoever countersigned did so with another lead.
  if (row.role === 'lead') await forgetCountersigning(tx, batch, all);
};

/** 交办: those who were planned begin. */
export const proposalAssigned: Effect = async (tx, batch, { row }) => {
  const all = await handlingsOf(tx, batch, row.id);
  demand(assignmentVerdict(all.map(({ role, state }) => ({ role: String(role), state: String(state) }))));
  for (const planned of all) await begin(tx, batch, planned, row);
};

async function begin(tx: Tx, batch: Batch, row: KeptRow, { round }: KeptRow): Promise<void> {
  const values = { assignedOn: batch.act.today, round: round ?? 1 };
  await changeRows(tx, batch, handling, [{ row, values, state: 'assigned', action: 'assign' }]);
}

export async function forgetCountersigning(tx: Tx, batch: Batch, handlings: readonly KeptRow[]): Promise<void> {
  const signed = handlings.filter(({ countersignedOn }) => countersignedOn !== null);
  const changes = signed.map((row) => ({ row, values: { countersignedOn: null }, action: 'edit' }));
  await changeRows(tx, batch, handling, changes);
}

export const opinionGiven: Effect = async (tx, batch, { row, input }) => {
  const values = { proposal: row.proposal, body: row.body, text: input.text, givenOn: batch.act.today };
  await createRows(tx, batch, opinion, [{ id: newId(batch.act.at), values }]);
};

/** Countersigned is what the lead has written. */
export const replyCountersigned: Effect = async (tx, batch, { row }) => {
  const proposal = await widely(tx, () => proposalOf(tx, batch, row.proposal));
  const replies = await widely(tx, () => repliesOf(tx, batch, proposal));
  if (!replies.some(({ state, text }) => ['draft', 'returned'].includes(String(state)) && text)) {
    throw new DomainError('rule', words.nothingToCountersign);
  }
  await changeRows(tx, batch, handling, [{ row, values: { countersignedOn: batch.act.today }, action: 'edit' }]);
};

/** What was handled begins anew, by the same departments. */
export async function beginRound(tx: Tx, batch: Batch, round: number, proposalId: string): Promise<void> {
  for (const row of await handlingsOf(tx, batch, proposalId)) {
    const values: RowValues = { round, countersignedOn: null };
    await changeRows(tx, batch, handling, [{ row, values, state: 'accepted', action: 'handleAgain' }]);
  }
}

/** Nobody handles what was withdrawn. */
export const proposalWithdrawn: Effect = (tx, batch, { row }) =>
  widely(tx, async () => {
    const all = await handlingsOf(tx, batch, row.id);
    await changeRows(
      tx,
      batch,
      handling,
      all.map((one) => ({ row: one, values: {}, state: 'released', action: 'release' })),
    );
  });
