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
import { department, end, extend, happen, office, start, stop } from './timing.ts';

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
  await end(tx, batch, { proposal: row.id, name: 'assign' });
  for (const planned of all) await begin(tx, batch, planned, row);
};

async function begin(tx: Tx, batch: Batch, row: KeptRow, { round }: KeptRow): Promise<void> {
  const values = { assignedOn: batch.act.today, round: round ?? 1 };
  await changeRows(tx, batch, handling, [{ row, values, state: 'assigned', action: 'assign' }]);
  await start(tx, batch, { proposal: row.proposal, name: 'accept', part: row.id }, department(row.body));
  await startAnswering(tx, batch, row);
}

/** From the assignment on, whether or not it is signed for. */
async function startAnswering(tx: Tx, batch: Batch, row: KeptRow): Promise<void> {
  const name = row.role === 'co' ? 'opinion' : 'reply';
  await start(tx, batch, { proposal: row.proposal, name, part: row.id }, department(row.body));
}

const answering = ({ role, proposal, id }: KeptRow) =>
  ({ proposal, name: role === 'co' ? 'opinion' : 'reply', part: id }) as const;
const accepting = ({ proposal, id }: KeptRow) => ({ proposal, name: 'accept', part: id }) as const;
const ruling = ({ proposal, id }: KeptRow) => ({ proposal, name: 'rule', part: id }) as const;

export const handlingAccepted: Effect = (tx, batch, { row }) => end(tx, batch, accepting(row));

/** Until the office has decided, the time is the office's. Objections are made while one has to accept, not later. */
export const objectionMade: Effect = async (tx, batch, { row, input }) => {
  const [clock] = await tx.query<{ due: string }>(
    `select due from clock where jurisdiction = $1 and record = 'proposal' and row_id = $2 and name = 'accept'
       and part = $3 and ended is null`,
    [batch.jurisdiction, row.proposal, row.id],
  );
  if (clock && clock.due < batch.act.today) {
    throw new DomainError('rule', words.objectionLate, { until: clock.due });
  }
  await end(tx, batch, accepting(row));
  await happen(tx, batch, answering(row), { kind: 'paused', mover: office, reason: String(input.objection) });
  await start(tx, batch, ruling(row), office);
};

export const objectionOverruled: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, ruling(row));
  await happen(tx, batch, answering(row), { kind: 'resumed' });
};

export const objectionUpheld: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, ruling(row));
  await stop(tx, batch, row.proposal, row.id);
};

export const handlingReleased: Effect = (tx, batch, { row }) => stop(tx, batch, row.proposal, row.id);

/** 延长: lawful while the time is not over, with its reason, by the office. */
export const handlingExtended: Effect = (tx, batch, { row, input }) =>
  extend(tx, batch, answering(row), {
    kind: 'extended',
    to: { until: String(input.until) },
    reason: batch.act.reason ?? '',
    approver: { kind: 'account', id: batch.act.actor.id },
  });

export async function forgetCountersigning(tx: Tx, batch: Batch, handlings: readonly KeptRow[]): Promise<void> {
  const signed = handlings.filter(({ countersignedOn }) => countersignedOn !== null);
  const changes = signed.map((row) => ({ row, values: { countersignedOn: null }, action: 'edit' }));
  await changeRows(tx, batch, handling, changes);
}

export const opinionGiven: Effect = async (tx, batch, { row, input }) => {
  const values = { proposal: row.proposal, body: row.body, text: input.text, givenOn: batch.act.today };
  await createRows(tx, batch, opinion, [{ id: newId(batch.act.at), values }]);
  await end(tx, batch, answering(row));
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
    await startAnswering(tx, batch, row);
  }
}

/** Nobody handles what was withdrawn. */
export const proposalWithdrawn: Effect = (tx, batch, { row }) =>
  widely(tx, async () => {
    await stop(tx, batch, row.id);
    const all = await handlingsOf(tx, batch, row.id);
    await changeRows(
      tx,
      batch,
      handling,
      all.map((one) => ({ row: one, values: {}, state: 'released', action: 'release' })),
    );
  });
