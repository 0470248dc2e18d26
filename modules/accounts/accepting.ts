import { jurisdictionOf } from '../../platform/access/opaque.ts';
import { endSessions } from '../../platform/access/sessions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { readValues } from '../../platform/record/validate.ts';
import { changeRows, createRows } from '../../platform/record/write.ts';
import { account as definition } from './account.ts';
import { firstThree } from './administrators.ts';
import { actorOf, type Gate, stranger } from './gate.ts';
import { invitedBy, type Link, makeLink, type Purpose, useInvitation } from './invitations.ts';
import { note } from './noting.ts';
import { keepPassword, namesOf, newPassword } from './passwords.ts';
import { accountFindings } from './rules.ts';
import { words } from './words.ts';

interface Looked {
  readonly purpose: Purpose;
  /** Null for the first administrator, who has none yet. */
  readonly name: string | null;
  readonly userName: string | null;
  readonly expires: string;
}

/** What a link says to whoever follows it. */
export async function lookAtInvitation(gate: Gate, token: string): Promise<Looked> {
  const { purpose, expires, row } = await read(gate, token);
  const [name, userName] = row ? [row.name as string, row.userName as string] : [null, null];
  return { purpose, name, userName, expires: expires.toISOString() };
}

async function read(gate: Gate, token: string) {
  const jurisdiction = jurisdictionOf(token);
  if (jurisdiction === null) throw new DomainError('not-found', words.noInvitation);
  return gate.write({ jurisdiction, actor: stranger }, async (tx, batch) => {
    const invited = await invitedBy(tx, token, gate.now());
    const row = invited.account === null ? null : await keptRow(tx, batch, definition, invited.account);
    return { ...invited, jurisdiction, row };
  });
}

export interface Accepted {
  readonly password: string;
  /** Of the first administrator alone; others are called as whoever invited them wrote. */
  readonly name?: string;
  readonly userName?: string;
}

/** Sets the password that a link allows to be set, once. The hashing is done before anything is locked. */
export async function acceptInvitation(gate: Gate, token: string, accepted: Accepted) {
  const { row, jurisdiction, account } = await read(gate, token);
  if (account === null || row === null) return becomeFirst(gate, token, jurisdiction, accepted);
  const hash = await newPassword(accepted.password, namesOf(row));
  await gate.write({ jurisdiction, actor: actorOf({ account, name: row.name as string }) }, async (tx, batch) => {
    await useInvitation(tx, token, gate.now());
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
    (await isEmpty(tx, jurisdiction)) ? makeLink(tx, batch, 'first-administrator', null) : null,
  );
}

async function becomeFirst(gate: Gate, token: string, jurisdiction: number, accepted: Accepted) {
  const sent = { name: accepted.name ?? null, userName: accepted.userName ?? null };
  const { values, findings } = readValues(definition.fields, sent, { whole: true });
  const [first, ...more] = [...findings, ...accountFindings(values)];
  if (first) throw new DomainError('invalid', first.word, first.params, [first, ...more]);
  const { name, userName } = values as { name: string; userName: string };
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

/** An account that is active from the beginning, as the first one and those of the demonstration are. */
export async function makeActive(tx: Tx, batch: Batch, id: string, values: Readonly<Record<string, unknown>>) {
  await createRows(tx, batch, definition, [{ id, values, state: 'active' }]);
}

/** The lock is held to the commit, so that of two who come first one is second. */
async function isEmpty(tx: Tx, jurisdiction: number): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('first account', $1))`, [jurisdiction]);
  const found = await tx.query('select 1 from account where jurisdiction = $1 limit 1', [jurisdiction]);
  return found.length === 0;
}
