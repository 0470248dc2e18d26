import { endSessions } from '../../platform/access/sessions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { changeRows } from '../../platform/record/write.ts';
import { account as definition } from './account.ts';
import { firstThree } from './administrators.ts';
import { demandCode, needsCode, waits } from './agreeing.ts';
import { type Accepted, makeActive, nameOf, namesTyped, readInvitation } from './coming-in.ts';
import { actorOf, type Gate, stranger } from './gate.ts';
import { type Link, makeLink, type Purpose, useInvitation } from './invitations.ts';
import { becomeMember } from './members.ts';
import { note } from './noting.ts';
import { keepPassword, namesOf, newPassword } from './passwords.ts';
import { words } from './words.ts';

interface Looked {
  readonly purpose: Purpose;
  /** Null for the first administrator, who has none yet; of a person without an account, theirs in the records. */
  readonly name: string | null;
  readonly userName: string | null;
  readonly expires: string;
  /** Another administrator has to agree before it can be followed. */
  readonly waiting: boolean;
  /** It needs besides what the one who agreed told the person. */
  readonly needsCode: boolean;
}

/** What a link says to whoever follows it. */
export async function lookAtInvitation(gate: Gate, token: string): Promise<Looked> {
  const invited = await readInvitation(gate, token);
  const { purpose, expires, row, person, jurisdiction, waiting } = invited;
  const name = person ? await nameOf(gate, jurisdiction, person) : ((row?.name as string | undefined) ?? null);
  return {
    purpose,
    name,
    userName: (row?.userName as string | undefined) ?? null,
    expires: expires.toISOString(),
    waiting,
    needsCode: needsCode(invited),
  };
}

/**
 * Sets the password that a link allows to be set, once. The hashing is done before anything is locked. `by` is the account
 * that is signed in where the link is followed, if any.
 */
export async function acceptInvitation(gate: Gate, token: string, accepted: Accepted, by: string | null) {
  const invited = await readInvitation(gate, token);
  const { row, jurisdiction, account, purpose, person, madeBy } = invited;
  if (purpose === 'first-administrator') return becomeFirst(gate, token, jurisdiction, accepted);
  if (person !== null) return becomeMember(gate, token, { jurisdiction, person, madeBy, by }, accepted);
  if (account === null || row === null) throw new DomainError('not-found', words.noInvitation);
  demandCode(gate.keyring, invited, accepted.code);
  const hash = await newPassword(accepted.password, namesOf(row));
  await gate.write({ jurisdiction, actor: actorOf({ account, name: row.name as string }) }, async (tx, batch) => {
    if (await waits(tx, batch, account)) throw new DomainError('forbidden', words.notAgreed);
    // It may have been agreed to since it was read.
    demandCode(gate.keyring, await useInvitation(tx, token, gate.now()), accepted.code);
    const now = await keptRow(tx, batch, definition, account);
    if (now.state !== 'invited' && now.state !== 'active') throw new DomainError('not-found', words.noInvitation);
    if (now.state === 'invited') {
      await changeRows(tx, batch, definition, [{ row: now, values: {}, state: 'active', action: 'accept' }]);
    }
    await keepPassword(tx, jurisdiction, account, hash, gate.now());
    await endSessions(tx, jurisdiction, account);
    note(batch, { account, person: now.person as string | null }, 'set-password');
  });
  gate.forget(account);
  return { userName: row.userName as string };
}

/** A link for the first administrator of a jurisdiction; null where somebody has an account. The one before is void. */
export function firstAdministrator(gate: Gate, jurisdiction: number): Promise<Link | null> {
  return gate.write({ jurisdiction, actor: stranger }, async (tx, batch) =>
    (await isEmpty(tx, jurisdiction)) ? makeLink(tx, batch, 'first-administrator') : null,
  );
}

async function becomeFirst(gate: Gate, token: string, jurisdiction: number, accepted: Accepted) {
  const values = namesTyped({ name: accepted.name ?? null, userName: accepted.userName ?? null });
  const { name, userName } = values;
  const hash = await newPassword(accepted.password, namesOf(values));
  const account = newId(gate.now().toISOString());
  const administrators = await gate.write({ jurisdiction, actor: actorOf({ account, name }) }, async (tx, batch) => {
    await useInvitation(tx, token, gate.now());
    if (!(await isEmpty(tx, jurisdiction))) throw new DomainError('rule', words.accountsExist);
    await makeActive(tx, batch, account, values);
    await keepPassword(tx, jurisdiction, account, hash, gate.now());
    return firstThree(tx, batch, account);
  });
  return { userName, administrators };
}

/** The lock is held to the commit, so that of two who come first one is second. */
async function isEmpty(tx: Tx, jurisdiction: number): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('first account', $1))`, [jurisdiction]);
  const found = await tx.query('select 1 from account where jurisdiction = $1 limit 1', [jurisdiction]);
  return found.length === 0;
}
