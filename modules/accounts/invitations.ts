import { withCredentials } from '../../platform/access/credentials.ts';
import { digestOf, jurisdictionOf, newOpaque } from '../../platform/access/opaque.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { newId } from '../../platform/record/ids.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { isSystemAdministrator } from '../roles.ts';
import { account as definition } from './account.ts';
import { note } from './noting.ts';
import { words } from './words.ts';

export type Purpose = 'first-administrator' | 'invitation' | 'password';

const HOUR = 3_600_000;
const lasts: Readonly<Record<Purpose, number>> = {
  'first-administrator': 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  password: 24 * HOUR,
};

export interface Link {
  /** Said once, here: only its digest is kept. */
  readonly token: string;
  /** Where a browser goes with it. */
  readonly path: string;
  readonly expires: string;
}

/** A link for somebody whose account is there: to accept the invitation, or to choose a new password. Ends the links before. */
export async function inviteTo(tx: Tx, batch: Batch, id: string): Promise<Link> {
  const { actor } = batch.act;
  if (!isSystemAdministrator(actor) || actor.id === id) throw new DomainError('forbidden', words.mayNotInvite);
  const { state, person } = await keptRow(tx, batch, definition, id);
  if (state !== 'invited' && state !== 'active') throw new DomainError('rule', words.cannotInvite);
  const purpose = state === 'invited' ? 'invitation' : 'password';
  note(batch, { account: id, person: person as string | null }, purpose === 'invitation' ? 'invite' : 'reset-password');
  return withCredentials(tx, () => makeLink(tx, batch, purpose, id));
}

export async function makeLink(
  tx: Tx,
  { jurisdiction, act }: Batch,
  purpose: Purpose,
  account: string | null,
): Promise<Link> {
  const token = newOpaque(jurisdiction);
  const expires = new Date(Date.parse(act.at) + lasts[purpose]).toISOString();
  await tx.query(
    `update account_invitation set used_at = $3
     where jurisdiction = $1 and account is not distinct from $2::uuid and used_at is null`,
    [jurisdiction, account, act.at],
  );
  await tx.query(
    `insert into account_invitation (jurisdiction, id, account, purpose, digest, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [jurisdiction, newId(act.at), account, purpose, digestOf(token), act.at, expires],
  );
  return { token, path: `/invitations/${token}`, expires };
}

export interface Invited {
  readonly purpose: Purpose;
  readonly account: string | null;
  readonly expires: Date;
}

const OPEN = `jurisdiction = $1 and digest = $2 and used_at is null and expires_at > $3`;

/** Whom a link is for, while it can be followed. */
export async function invitedBy(tx: Tx, token: string, now: Date): Promise<Invited> {
  const found = await tx.query<Invited>(
    `select purpose, account, expires_at as expires from account_invitation where ${OPEN}`,
    [jurisdictionOf(token), digestOf(token), now],
  );
  return theOne(found);
}

/** Uses a link up: of two who follow it at once one waits for the other, and finds it used. */
export async function useInvitation(tx: Tx, token: string, now: Date): Promise<Invited> {
  const used = await tx.query<Invited>(
    `update account_invitation set used_at = $3 where ${OPEN} returning purpose, account, expires_at as expires`,
    [jurisdictionOf(token), digestOf(token), now],
  );
  return theOne(used);
}

function theOne([invited]: readonly Invited[]): Invited {
  if (!invited) throw new DomainError('not-found', words.noInvitation);
  return invited;
}
