import type { Tx } from '../../platform/db/database.ts';
import { DomainError, type Word } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow, keptRows } from '../../platform/record/kept.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { changeRows, createRows, type KeptRow } from '../../platform/record/write.ts';
import { membership } from './membership.ts';
import { organisation } from './organisation.ts';
import { organisationChange } from './organisation-change.ts';
import { referringTo } from './referring.ts';
import { certainlyOverlap, lastDayBefore, type Stay, withOverseasTies } from './rules.ts';
import { words } from './words.ts';

/** Overseas ties are kept of members of Zhigong and Taimeng alone, and by their consent. */
export const personKept: Effect = async (tx, batch, { row }) => {
  if (!row.overseasTies) return;
  const [member] = await tx.query<{ one: number }>(
    `select 1 as one from membership where jurisdiction = $1 and person = $2 and party = any($3) limit 1`,
    [batch.jurisdiction, row.id, withOverseasTies],
  );
  const said = [row.politicalStatus, row.otherStatus].some((status) => withOverseasTies.includes(String(status)));
  if (!member && !said) refuseField(words.tiesOfOthers, 'overseasTies');
  if (!row.overseasConsent) refuseField(words.tiesWithoutConsent, 'overseasConsent');
};

/** Whoever edits a person whose ties came with a roster is not held up by them. */
export const personEdited: Effect = async (tx, batch, event) => {
  if ('overseasTies' in event.input || 'overseasConsent' in event.input) await personKept(tx, batch, event);
};

function refuseField(word: Word, field: string): never {
  throw new DomainError('rule', word, {}, [{ word, field }]);
}

/** The organisation is of the party, nobody is on a party's roll twice, and no day of anybody's counts twice. */
export const membershipKept: Effect = async (tx, batch, { row, before }) => {
  const at = await keptRow(tx, batch, organisation, row.organisation as string);
  if (at.party !== row.party) throw new DomainError('rule', words.organisationMismatch);
  const begins = firstDayHere(row, before);
  const kept = begins === row.begins ? row : { ...row, begins };
  if (before?.transferredFrom && before.begins !== row.begins) {
    throw new DomainError('rule', words.beginsByTransfer, { begins: String(before.begins) });
  }
  if (counts(kept)) await requireDaysOfItsOwn(tx, batch, kept);
  if (kept !== row) await changeRows(tx, batch, membership, [{ row, values: { begins }, action: 'edit' }]);
};

/** A stay begins on the day of joining where no other is given, and moves with it where that is corrected. */
function firstDayHere(row: KeptRow, before: KeptRow | null): unknown {
  const follows = before !== null && before.begins === before.joined && row.begins === before.begins;
  return follows || !row.begins ? (row.joined ?? row.begins) : row.begins;
}

function counts({ state }: KeptRow): boolean {
  return !['applicant', 'reviewed', 'declined', 'withdrawn'].includes(String(state));
}

async function requireDaysOfItsOwn(tx: Tx, batch: Batch, row: KeptRow): Promise<void> {
  const others = await tx.query<Stay & { name: string }>(
    `select o.name, m.begins, m.ends, m.state
     from membership m join organisation o on o.jurisdiction = m.jurisdiction and o.id = m.organisation
     where m.jurisdiction = $1 and m.person = $2 and m.party = $3 and m.id <> $4
       and m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')`,
    [batch.jurisdiction, row.person, row.party, row.id],
  );
  const onRoll = (stay: { state: string | null }) => stay.state === 'active' || stay.state === 'transferring';
  const twice = others.find((other) => onRoll(row) && onRoll(other));
  if (twice) throw new DomainError('rule', words.alreadyMember, { organisation: twice.name });
  const overlap = others.find((other) => certainlyOverlap(row as unknown as Stay, other));
  if (overlap) throw new DomainError('rule', words.overlaps, { organisation: overlap.name });
}

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

/** Only what nothing belongs to was entered by mistake; anything else stood, and is dissolved. */
export const organisationWithdrawn: Effect = async (tx, batch, { row }) => {
  const own = (await referringTo(tx, batch, 'organisation', row.id)).filter(
    ({ definition, row: other }) => definition.name !== 'organisation_change' && other.state !== 'withdrawn',
  );
  if (own.length > 0) throw new DomainError('rule', words.organisationInUse, { count: own.length });
};

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
