import { withCredentials } from '../../platform/access/credentials.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError, demand } from '../../platform/errors/errors.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import type { Actor, Definition } from '../../platform/record/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow, keptRows } from '../../platform/record/kept.ts';
import { changeRows, createRows, type KeptRow } from '../../platform/record/write.ts';
import { accessGrant } from './access-grant.ts';
import { account as definition } from './account.ts';
import { byInvitation, isToAnother, mayInvite, uncovered } from './grant-rules.ts';
import { grantsBeside } from './granting.ts';
import { type Link, makeLink } from './invitations.ts';
import { words } from './words.ts';

/** The person, where whoever acts sees them here and may say who they are. */
async function personFor(tx: Tx, batch: Batch, id: string): Promise<KeptRow> {
  const person = await keptRow(tx, batch, batch.definitions.get('person') as Definition, id);
  demand(mayInvite(batch.act.actor, id), 'forbidden');
  return person;
}

/** A link by which a person comes in, or links the account that they have. */
export async function invitePerson(tx: Tx, batch: Batch, id: string): Promise<Link> {
  const person = await personFor(tx, batch, id);
  if (person.state !== 'kept') throw new DomainError('rule', words.notKept);
  return withCredentials(tx, async () => {
    await demandFree(tx, batch, id);
    notePerson(batch, id, 'invite-member');
    return makeLink(tx, batch, 'member', { person: id });
  });
}

/** Links a person to an account, and gives it their own record by whoever invited: nothing else is given this way. */
export async function linkPerson(tx: Tx, batch: Batch, person: string, account: string, inviter: Actor) {
  const row = await keptRow(tx, batch, definition, account);
  if (row.person !== null) throw new DomainError('rule', words.accountHasPerson);
  await demandFree(tx, batch, person);
  await changeRows(tx, batch, definition, [{ row, values: { person }, action: 'link-person' }]);
  notePerson(batch, person, 'account-linked', { userName: row.userName });
  // The log says of a batch who acts: what the account's owner did is told before what is given to them.
  await closeBatch(tx, batch);
  const given: Batch = { ...batch, act: { ...batch.act, actor: inviter }, entries: [] };
  const why = `${inviter.name}邀请本人使用系统`;
  const held = await grantsBeside(tx, batch.jurisdiction, account, account);
  for (const span of uncovered(byInvitation, batch.act.today, held)) {
    const values = { account, role: byInvitation, ...span, why };
    await createRows(tx, given, accessGrant, [{ id: newId(batch.act.at), values }]);
  }
  await closeBatch(tx, given);
}

async function demandFree(tx: Tx, { jurisdiction }: Batch, person: string): Promise<void> {
  const [other] = await tx.query<{ name: string }>(
    `select user_name as name from account where jurisdiction = $1 and person = $2 and state <> 'closed'`,
    [jurisdiction, person],
  );
  if (other) throw new DomainError('conflict', words.personHasAccount, other);
}

/** The account stands for the person no more, and has no grant for what is theirs. Answers which. */
export async function partPerson(tx: Tx, batch: Batch, id: string): Promise<string> {
  await personFor(tx, batch, id);
  if (!batch.act.reason?.trim()) {
    throw new DomainError('invalid', words.whyPart, {}, [{ word: words.whyPart, field: 'reason' }]);
  }
  return withCredentials(tx, async () => {
    const [found] = await tx.query<{ id: string }>(
      `select id from account where jurisdiction = $1 and person = $2 and state <> 'closed'`,
      [batch.jurisdiction, id],
    );
    if (!found) throw new DomainError('not-found', words.noAccount);
    demand(isToAnother(batch.act.actor, found.id), 'forbidden');
    const row = await keptRow(tx, batch, definition, found.id);
    await withdrawOwn(tx, batch, found.id);
    await changeRows(tx, batch, definition, [{ row, values: { person: null }, action: 'part-person' }]);
    notePerson(batch, id, 'account-parted', { userName: row.userName });
    return found.id;
  });
}

async function withdrawOwn(tx: Tx, batch: Batch, account: string): Promise<void> {
  const given = await tx.query<{ id: string }>(
    `select id from access_grant where jurisdiction = $1 and account = $2 and role = $3 and state = 'given'`,
    [batch.jurisdiction, account, byInvitation],
  );
  const ids = given.map(({ id }) => id);
  for (const row of await keptRows(tx, batch, accessGrant, ids)) {
    await changeRows(tx, batch, accessGrant, [{ row, values: {}, state: 'withdrawn', action: 'withdraw' }]);
  }
}

/** What is told of a person's account stands in the history of the person, who may not see the account's. */
function notePerson({ entries }: Batch, id: string, action: string, input: object = {}): void {
  entries.push({ record: 'person', id, action, subject: id, changes: {}, input: { ...input }, noVersion: true });
}
