import type { Tx } from '../../../platform/db/database.ts';
import { DomainError, demand } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { RowValues } from '../../../platform/record/define.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, type KeptRow } from '../../../platform/record/write.ts';
import { proposal } from '../proposal.ts';
import { mergeVerdict, missingFromProposal, windowVerdict } from '../rules.ts';
import { signature } from '../signature.ts';
import { words } from '../words.ts';
import { proposalOf, rowsOf } from './reading.ts';
import { end, office, proposerOf, start, stop } from './timing.ts';

/** Who brings it in stands on it by name, and counts for party and sector, also where its reader sees no people. */
export const proposalMade: Effect = async (tx, batch, { row }) => {
  const values: RowValues = row.proposer ? await proposerNamed(tx, batch, row) : await partyNameOf(row, batch);
  await setValues(tx, batch, row, values);
};

async function proposerNamed(tx: Tx, batch: Batch, row: KeptRow): Promise<RowValues> {
  const [found] = await tx.query<{ name: string; party: string | null; sector: string | null }>(
    `select p.name, (select m.party from membership m where m.jurisdiction = p.jurisdiction and m.person = p.id
       and m.state = 'active' order by m.party limit 1) as party,
       (select c.sector from cppcc_members($1::int, $3::date) c where c.person = p.id) as sector
     from person p where p.jurisdiction = $1 and p.id = $2`,
    [batch.jurisdiction, row.proposer, batch.act.today],
  );
  return {
    proposerName: row.proposerName ?? found?.name ?? null,
    party: row.party ?? found?.party ?? null,
    sector: row.sector ?? found?.sector ?? null,
  };
}

async function partyNameOf({ proposerName, kind, party }: KeptRow, { definitions }: Batch): Promise<RowValues> {
  if (proposerName || kind !== 'party') return {};
  const { codes } = definitions.get('proposal')?.fields.party ?? {};
  return { proposerName: codes?.byCode.get(String(party))?.zh ?? null };
}

/** It leaves its author whole and in the window; who was asked to sign and has not, has not signed; who has makes it joint. */
export const proposalSubmitted: Effect = async (tx, batch, { row, before }) => {
  const [first, ...rest] = missingFromProposal(row);
  if (first) throw new DomainError('invalid', first.word, first.params, [first, ...rest]);
  const [session] = await tx.query<{ submitFrom: string; submitUntil: string | null }>(
    `select submit_from as "submitFrom", submit_until as "submitUntil" from proposal_session
     where jurisdiction = $1 and id = $2`,
    [batch.jurisdiction, row.session],
  );
  // What the office sent back may come again after the window.
  if (session && !row.submittedOn) demand(windowVerdict(session, row.betweenSessions === true, batch.act.today));
  const asked = await rowsOf(tx, batch, signature, row.id);
  const open = asked.filter(({ state }) => state === 'invited');
  const lapsed = open.map((invited) => ({ row: invited, values: {}, state: 'lapsed', action: 'lapse' }));
  await changeRows(tx, batch, signature, lapsed);
  if (asked.length > 0 || before?.state === 'returned') await stop(tx, batch, row.id);
  await start(tx, batch, { proposal: row.id, name: 'screen' }, office);
  const isJoint = row.kind === 'member' && asked.some(({ state }) => state === 'confirmed');
  const kind = isJoint ? { kind: 'joint' } : {};
  await setValues(tx, batch, row, { submittedOn: row.submittedOn ?? batch.act.today, ...kind });
};

/** The number is given now, one after the other in the session, and never again. */
export const proposalFiled: Effect = async (tx, batch, { row }) => {
  await tx.query('select from proposal_session where jurisdiction = $1 and id = $2 for update', [
    batch.jurisdiction,
    row.session,
  ]);
  const [last] = await tx.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from proposal where jurisdiction = $1 and session = $2',
    [batch.jurisdiction, row.session],
  );
  const number = row.number ?? (last?.number ?? 0) + 1;
  await end(tx, batch, { proposal: row.id, name: 'screen' });
  await start(tx, batch, { proposal: row.id, name: 'assign' }, office);
  await setValues(tx, batch, row, { number, filedOn: batch.act.today, round: 1 });
};

/** It is its author's again. */
export const proposalSentBack: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, { proposal: row.id, name: 'screen' });
  await start(tx, batch, { proposal: row.id, name: 'revise' }, proposerOf(row));
};

/** Not filed, or passed on: nothing more is done with it here. */
export const proposalDecided: Effect = (tx, batch, { row }) => end(tx, batch, { proposal: row.id, name: 'screen' });

/** What went into this one goes on with it: everybody is answered by the one that is handled. */
export const proposalMerged: Effect = async (tx, batch, { row, before }) => {
  const target = await proposalOf(tx, batch, row.mergedInto);
  demand(
    mergeVerdict(row.id, {
      id: target.id,
      state: String(target.state),
      mergedInto: target.mergedInto as string | null,
    }),
  );
  await stop(tx, batch, row.id);
  const earlier = await tx.query<{ id: string }>(
    'select id from proposal where jurisdiction = $1 and merged_into = $2 order by id',
    [batch.jurisdiction, row.id],
  );
  for (const { id } of earlier) {
    const merged = await proposalOf(tx, batch, id);
    await changeRows(tx, batch, proposal, [{ row: merged, values: { mergedInto: target.id }, action: 'edit' }]);
  }
  if (before?.number && target.session !== row.session) {
    throw new DomainError('rule', words.mergeOtherSession);
  }
};

/** Fills in what follows from a step, where anything does. */
export async function setValues(tx: Tx, batch: Batch, row: KeptRow, values: RowValues, state?: string): Promise<void> {
  await changeRows(tx, batch, proposal, [{ row, values, action: 'edit', ...(state ? { state } : {}) }]);
}
