import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow, keptRows } from '../../platform/record/kept.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { changeRows, createRows, type KeptRow } from '../../platform/record/write.ts';
import { membership } from './membership.ts';
import { organisation } from './organisation.ts';
import { organisationChange } from './organisation-change.ts';
import { person } from './person.ts';
import { lastDayBefore } from './rules.ts';
import { words } from './words.ts';

/** Only a person who stands for themselves can take in another, so that the way back is always one step. */
export const personMerged: Effect = async (tx, batch, { row }) => {
  const into = await keptRow(tx, batch, person, row.mergedInto as string);
  if (into.state === 'merged') throw new DomainError('rule', words.mergeIntoMerged);
  const [merged] = await tx.query<{ count: number }>(
    'select count(*)::int as count from person where jurisdiction = $1 and merged_into = $2',
    [batch.jurisdiction, row.id],
  );
  const count = merged?.count ?? 0;
  if (count > 0) throw new DomainError('rule', words.mergeHasMerged, { count });
};

/** The rows of a merged person were never touched, so parting gives each their own again. */
export const personParted: Effect = async (tx, batch, { row }) => {
  await changeRows(tx, batch, person, [{ row, values: { mergedInto: null }, action: 'edit' }]);
};

/** What a membership's organisation says of its party, and that nobody is on a party's roll twice. */
export const membershipKept: Effect = async (tx, batch, { row }) => {
  const at = await keptRow(tx, batch, organisation, row.organisation as string);
  if (at.party !== row.party) throw new DomainError('rule', words.organisationMismatch);
  const [other] = await tx.query<{ name: string }>(
    `select o.name from membership m join organisation o on o.jurisdiction = m.jurisdiction and o.id = m.organisation
     where m.jurisdiction = $1 and m.person = $2 and m.party = $3 and m.id <> $4 and m.state in ('active', 'transferring')`,
    [batch.jurisdiction, row.person, row.party, row.id],
  );
  const active = row.state === 'active' || row.state === 'transferring';
  if (other && active) throw new DomainError('rule', words.alreadyMember, { organisation: other.name });
  if (row.joined && !row.begins) {
    await changeRows(tx, batch, membership, [{ row, values: { begins: row.joined }, action: 'edit' }]);
  }
};

export const transferRequested: Effect = async (tx, batch, { row }) => {
  const to = await keptRow(tx, batch, organisation, row.transferTo as string);
  if (to.party !== row.party) throw new DomainError('rule', words.transferOtherParty);
};

/** Ends the stay here on the day before the first day there: no day is lost and none is counted twice. */
export const transferApproved: Effect = async (tx, batch, { row }) => {
  await moveMember(tx, batch, row, row.transferTo as string, row.transferOn as string, 'edit');
};

export const transferCancelled: Effect = async (tx, batch, { row }) => {
  await changeRows(tx, batch, membership, [{ row, values: { transferTo: null, transferOn: null }, action: 'edit' }]);
};

export const reinstated: Effect = async (tx, batch, event) => {
  await changeRows(tx, batch, membership, [{ row: event.row, values: { ends: null }, action: 'edit' }]);
  await membershipKept(tx, batch, { ...event, row: { ...event.row, ends: null, version: event.row.version + 1 } });
};

async function moveMember(tx: Tx, batch: Batch, row: KeptRow, to: string, on: string, action: string): Promise<void> {
  const ended = { ends: lastDayBefore(on) };
  await changeRows(tx, batch, membership, [{ row, values: ended, state: 'transferred', action }]);
  const { person: who, party, number, joined, introducers } = row;
  const values = {
    person: who,
    party,
    number,
    joined,
    introducers,
    organisation: to,
    begins: on,
    transferredFrom: row.id,
  };
  await createRows(tx, batch, membership, [{ id: newId(batch.act.at), values, state: 'active' }]);
}

export const organisationFounded: Effect = async (tx, batch, { row }) => {
  await checkParent(tx, batch, row);
  if (!row.founded) return;
  await addChange(tx, batch, row, { kind: 'founded', happened: row.founded, toLevel: row.level });
};

export const organisationEdited: Effect = async (tx, batch, { row, input }) => {
  if ('parent' in input) await checkParent(tx, batch, row);
};

/** A parent of another party, or below the organisation itself, would make the tree count people twice. */
async function checkParent(tx: Tx, batch: Batch, row: KeptRow): Promise<void> {
  if (!row.parent) return;
  const above = await tx.query<{ id: string; party: string }>(
    `with recursive above as (
       select id, party, parent from organisation where jurisdiction = $1 and id = $2
       union select o.id, o.party, o.parent from organisation o join above a on o.id = a.parent where o.jurisdiction = $1
     ) select id, party from above`,
    [batch.jurisdiction, row.parent],
  );
  if (above.some(({ id }) => id === row.id)) throw new DomainError('rule', words.ownParent);
  if (above.some(({ party }) => party !== row.party)) throw new DomainError('rule', words.parentOtherParty);
}

export const organisationUpgraded: Effect = async (tx, batch, { row, before, input }) => {
  await addChange(tx, batch, row, {
    kind: 'upgraded',
    happened: input.on,
    fromLevel: before?.level,
    toLevel: row.level,
    ...papers(input),
  });
};

export const organisationRenamed: Effect = async (tx, batch, { row, before, input }) => {
  await addChange(tx, batch, row, { kind: 'renamed', happened: input.on, fromName: before?.name, ...papers(input) });
};

/** The new organisation begins beside the old one; its members come by transfer, so that their days stay counted where they were. */
export const organisationSplit: Effect = async (tx, batch, { row, input }) => {
  const id = newId(batch.act.at);
  const values = { name: input.newName, party: row.party, level: row.level, parent: row.parent, founded: input.on };
  await createRows(tx, batch, organisation, [{ id, values }]);
  await addChange(tx, batch, row, { kind: 'split', happened: input.on, other: id, ...papers(input) });
  await addChange(
    tx,
    batch,
    { ...row, id },
    { kind: 'founded', happened: input.on, toLevel: row.level, other: row.id, ...papers(input) },
  );
};

/** Members go over on the day; on every day before it they are still the predecessor's. */
export const organisationMerged: Effect = async (tx, batch, { row, input }) => {
  const into = await keptRow(tx, batch, organisation, input.into as string);
  if (into.id === row.id || into.party !== row.party) throw new DomainError('rule', words.parentOtherParty);
  const on = input.on as string;
  for (const member of await activeMembers(tx, batch, row.id))
    await moveMember(tx, batch, member, into.id, on, 'transferWithMerger');
  await changeRows(tx, batch, organisation, [{ row, values: { dissolved: lastDayBefore(on) }, action: 'edit' }]);
  await addChange(tx, batch, row, { kind: 'merged', happened: on, other: into.id, ...papers(input) });
};

export const organisationDissolved: Effect = async (tx, batch, { row, input }) => {
  const left = await activeMembers(tx, batch, row.id);
  if (left.length > 0) throw new DomainError('rule', words.stillHasMembers, { count: left.length });
  await changeRows(tx, batch, organisation, [{ row, values: { dissolved: input.on }, action: 'edit' }]);
  await addChange(tx, batch, row, { kind: 'dissolved', happened: input.on, ...papers(input) });
};

async function activeMembers(tx: Tx, batch: Batch, of: string): Promise<KeptRow[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from membership where jurisdiction = $1 and organisation = $2 and state in ('active', 'transferring')`,
    [batch.jurisdiction, of],
  );
  return keptRows(
    tx,
    batch,
    membership,
    rows.map(({ id }) => id),
  );
}

function papers(input: Readonly<Record<string, unknown>>) {
  return { approvedBy: input.approvedBy, document: input.document };
}

async function addChange(tx: Tx, batch: Batch, of: KeptRow, change: Readonly<Record<string, unknown>>): Promise<void> {
  const values = { organisation: of.id, ...change };
  await createRows(tx, batch, organisationChange, [{ id: newId(batch.act.at), values }]);
}
