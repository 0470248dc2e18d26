import type { Mover } from '../../../platform/clock/rule.ts';
import { type Tx, widely } from '../../../platform/db/database.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { idOf } from '../../../platform/record/define.ts';
import { newId } from '../../../platform/record/ids.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, createRows, type KeptRow } from '../../../platform/record/write.ts';
import { isOffice } from '../../roles.ts';
import { feedback } from '../feedback.ts';
import { asksAnotherRound } from '../rules.ts';
import { beginRound } from './handling.ts';
import { proposalOf, rowsOf } from './reading.ts';
import { setValues } from './screening.ts';
import { end, office, start } from './timing.ts';

/** After this many rounds the office decides whether there is another. */
const ROUNDS_BY_THEMSELVES = 2;

interface Asked {
  readonly name: string;
  readonly person: string | null;
  readonly party: string | null;
}

/** Each proposer and co-signer, also of what was merged into it, for each department that replies. */
export async function askForFeedback(tx: Tx, batch: Batch, proposal: KeptRow, reply: KeptRow): Promise<void> {
  const asked = await tx.query<Asked>(
    `with all_of_them as (select * from proposal where jurisdiction = $1 and (id = $2 or merged_into = $2))
     select coalesce(proposer_name, title) as name, proposer as person, case when kind = 'party' then party end as party
     from all_of_them
     union select s.name, s.person, null from proposal_signature s join all_of_them p on p.id = s.proposal
     where s.jurisdiction = $1 and s.state = 'confirmed' order by name`,
    [batch.jurisdiction, proposal.id],
  );
  const values = { proposal: proposal.id, reply: reply.id, body: reply.body };
  const rows = asked.map((one) => ({ id: newId(batch.act.at), values: { ...values, ...one } }));
  await createRows(tx, batch, feedback, rows);
  for (const { id, values: one } of rows) {
    await start(tx, batch, { proposal: proposal.id, name: 'feedback', part: id }, raterOf(one));
  }
}

/** Who has no account of a kind that could answer is asked on paper, by the office. */
function raterOf({ person, party }: Asked): Mover {
  if (person) return { kind: 'person', id: person };
  return party ? { kind: 'party', id: party } : office;
}

/** When the last has answered, it is closed, or handled again where somebody is not satisfied with what came of it. */
export const feedbackGiven: Effect = async (tx, batch, { row }) => {
  const { actor, today } = batch.act;
  const byOffice = isOffice(actor) && actor.person !== idOf(row.person);
  const values = { givenOn: today, onPaper: byOffice || row.onPaper === true };
  await changeRows(tx, batch, feedback, [{ row, values, action: 'edit' }]);
  await end(tx, batch, { proposal: row.proposal, name: 'feedback', part: row.id });
  await widely(tx, () => concludeRound(tx, batch, row.proposal));
};

export const feedbackLapsed: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, { proposal: row.proposal, name: 'feedback', part: row.id }, 'withdrawn');
  await concludeRound(tx, batch, row.proposal);
};

async function concludeRound(tx: Tx, batch: Batch, proposalId: unknown): Promise<void> {
  const proposal = await proposalOf(tx, batch, proposalId);
  if (proposal.state !== 'replied') return;
  const all = await ofThisRound(tx, batch, proposal);
  if (all.some(({ state }) => state === 'asked')) return;
  const given = all.map(({ result }) => ({ result: result as string | null }));
  const again = asksAnotherRound(given) && Number(proposal.round ?? 1) < ROUNDS_BY_THEMSELVES;
  if (again) await startRound(tx, batch, proposal, 'handling');
  else if (!asksAnotherRound(given)) await setValues(tx, batch, proposal, { closedOn: batch.act.today }, 'closed');
}

async function ofThisRound(tx: Tx, batch: Batch, proposal: KeptRow): Promise<KeptRow[]> {
  const replies = await tx.query<{ id: string }>(
    'select id from proposal_reply where jurisdiction = $1 and proposal = $2 and round = $3',
    [batch.jurisdiction, proposal.id, proposal.round ?? 1],
  );
  const ids = new Set(replies.map(({ id }) => id));
  return (await rowsOf(tx, batch, feedback, proposal.id)).filter(({ reply }) => ids.has(String(reply)));
}

/** 再次办理 by the office, whatever was said. */
export const proposalHandledAgain: Effect = (tx, batch, { row }) => startRound(tx, batch, row);

async function startRound(tx: Tx, batch: Batch, proposal: KeptRow, state?: string): Promise<void> {
  const round = Number(proposal.round ?? 1) + 1;
  await waitNoLonger(tx, batch, proposal.id);
  await setValues(tx, batch, proposal, { round, closedOn: null }, state);
  await beginRound(tx, batch, round, proposal.id);
}

/** 办结 */
export const proposalClosed: Effect = async (tx, batch, { row }) => {
  await waitNoLonger(tx, batch, row.id);
  await setValues(tx, batch, row, { closedOn: batch.act.today });
};

/** Whoever has not said what they think of the replies so far is not waited for. */
async function waitNoLonger(tx: Tx, batch: Batch, proposalId: string): Promise<void> {
  const open = (await rowsOf(tx, batch, feedback, proposalId)).filter(({ state }) => state === 'asked');
  const lapsed = open.map((one) => ({ row: one, values: {}, state: 'lapsed', action: 'lapse' }));
  await changeRows(tx, batch, feedback, lapsed);
  for (const { id } of open) {
    await end(tx, batch, { proposal: proposalId, name: 'feedback', part: id }, 'withdrawn');
  }
}
