import { withCredentials } from '../../platform/access/credentials.ts';
import { lastPlaceOf, type Written, writtenAt } from '../../platform/audit/written.ts';
import { type Tx, withSight } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { moveFiles, returnFiles } from '../../platform/files/following.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import { keptRow, keptRows } from '../../platform/record/kept.ts';
import type { Effect, EffectEvent } from '../../platform/record/operations.ts';
import { changeRows, type KeptRow } from '../../platform/record/write.ts';
import { isOnRoll } from './imports/people.ts';
import { person } from './person.ts';
import { type Referring, referringTo } from './referring.ts';
import { words } from './words.ts';

/** How the log calls what a merger does to other rows: parting finds it by this word and takes it back. */
const FOLLOWS = 'follow-merger';

/**
 * What was one person's becomes the other's: memberships, tenures, honours and whatever else refers to them; what the other
 * lacks is filled in. Only who stands for themselves can take in another, so that the way back is always one step.
 */
export const personMerged: Effect = (tx, batch, event) => withCredentials(tx, () => merge(tx, batch, event));

async function merge(tx: Tx, batch: Batch, { row, before }: EffectEvent): Promise<void> {
  const into = await keptRow(tx, batch, person, row.mergedInto as string);
  if (into.state !== 'kept') throw new DomainError('rule', words.mergeIntoMerged);
  const referring = await referringTo(tx, batch, 'person', row.id);
  const merged = referring.filter(({ definition }) => definition.name === 'person');
  if (merged.length > 0) throw new DomainError('rule', words.mergeHasMerged, { count: merged.length });
  const stays = await referringTo(tx, batch, 'person', into.id);
  // Which of two accounts goes on is for their owner to say: whoever comes in by the other would be shut out.
  if ([referring, stays].every(hasAccount)) throw new DomainError('rule', words.mergeBothAccounts);
  await fillIn(tx, batch, into, before ?? row);
  for (const reference of referring) await follow(tx, batch, reference, into.id, stays);
  await moveFiles(tx, batch, { record: 'person', from: row.id, into: into.id });
}

/** An account follows its person; the office, which merges, sees no accounts, so the work is done as signing in does it. */
function hasAccount(referring: readonly Referring[]): boolean {
  return referring.some(({ definition, row }) => definition.name === 'account' && row.state !== 'closed');
}

/** The day and the ID number of whom the other row knew more are kept; what both know stays as it is. */
async function fillIn(tx: Tx, batch: Batch, into: KeptRow, from: KeptRow): Promise<void> {
  const lacking = fieldsOf(person).filter(([name, field]) => {
    const [here, there] = [into[name] ?? null, from[name] ?? null];
    if (there === null || name === 'mergedInto') return false;
    return here === null || (field.kind === 'partialDate' && String(there).startsWith(`${here}-`));
  });
  const values = Object.fromEntries(lacking.map(([name]) => [name, from[name]]));
  if (lacking.length > 0) await changeRows(tx, batch, person, [{ row: into, values, action: FOLLOWS }]);
}

/** A second membership on the same party's roll is the same one entered twice: it is withdrawn and its row says so. */
async function follow(
  tx: Tx,
  batch: Batch,
  { definition, field, row }: Referring,
  into: string,
  stays: readonly Referring[],
): Promise<void> {
  const twice =
    definition.name === 'membership' &&
    isOnRoll(row as { state: string }) &&
    stays.some(
      (stay) =>
        stay.definition.name === 'membership' &&
        stay.row.party === row.party &&
        isOnRoll(stay.row as { state: string }),
    );
  const change = { row, values: { [field]: into }, action: FOLLOWS, ...(twice ? { state: 'withdrawn' } : {}) };
  await changeRows(tx, batch, definition, [change]);
}

/** Gives back what the merger took over, where nobody has changed it since. */
export const personParted: Effect = async (tx, batch, { row }) => {
  await changeRows(tx, batch, person, [{ row, values: { mergedInto: null }, action: 'edit' }]);
  const into = row.mergedInto;
  if (typeof into === 'string') await returnFiles(tx, batch, { record: 'person', from: row.id, into });
  const seq = await lastPlaceOf(tx, batch.jurisdiction, { record: 'person', id: row.id, action: 'merge' });
  if (seq === null) return;
  // Of the account that came along the office reads no entry otherwise.
  const written = await withSight(tx, ['log'], () => writtenAt(tx, batch.keyring, batch.jurisdiction, seq));
  const followed = written.reverse().filter(({ action }) => action === FOLLOWS);
  await withCredentials(tx, async () => {
    for (const one of followed) await giveBack(tx, batch, one);
  });
};

async function giveBack(tx: Tx, batch: Batch, { record, id, changes }: Written): Promise<void> {
  const definition = batch.definitions.get(record) as Definition;
  const [row] = await keptRows(tx, batch, definition, [id]);
  if (!row) return;
  const still = Object.entries(changes).filter(([field, [, after]]) => (row[field] ?? null) === (after ?? null));
  const { state, ...values } = Object.fromEntries(still.map(([field, [before]]) => [field, before]));
  await changeRows(tx, batch, definition, [
    { row, values, action: 'part', ...(state ? { state: state as string } : {}) },
  ]);
}
