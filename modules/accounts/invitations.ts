import { withCredentials } from '../../platform/access/credentials.ts';
import { digestOf, jurisdictionOf, newOpaque } from '../../platform/access/opaque.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { isId, newId } from '../../platform/record/ids.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { isSystemAdministrator } from '../roles.ts';
import { account as definition } from './account.ts';
import { note } from './noting.ts';
import { words } from './words.ts';

export type Purpose = 'first-administrator' | 'invitation' | 'member' | 'password';

const HOUR = 3_600_000;
const lasts: Readonly<Record<Purpose, number>> = {
  'first-administrator': 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  member: 7 * 24 * HOUR,
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
  return withCredentials(tx, () => makeLink(tx, batch, purpose, { account: id }));
}

interface For {
  readonly account?: string | null;
  readonly person?: string | null;
  /** Whose agreement it has from the beginning. */
  readonly agreedBy?: string | null;
}

/** A link for an account, or for a person, or for whoever comes first. It ends those before for the same. */
export async function makeLink(
  tx: Tx,
  { jurisdiction, act }: Batch,
  purpose: Purpose,
  { account = null, person = null, agreedBy = null }: For = {},
): Promise<Link> {
  const token = newOpaque(jurisdiction);
  const expires = new Date(Date.parse(act.at) + lasts[purpose]).toISOString();
  await tx.query(
    `update account_invitation set used_at = $4 where jurisdiction = $1 and account is not distinct from $2::uuid
     and person is not distinct from $3::uuid and used_at is null`,
    [jurisdiction, account, person, act.at],
  );
  const madeBy = isId(act.actor.id) ? act.actor.id : null;
  await tx.query(
    `insert into account_invitation (jurisdiction, id, account, person, purpose, digest, made_at, made_by, expires_at, agreed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [jurisdiction, newId(act.at), account, person, purpose, digestOf(token), act.at, madeBy, expires, agreedBy],
  );
  return { token, path: `/invitations/${token}`, expires };
}

export interface Invited {
  readonly id: string;
  readonly purpose: Purpose;
  readonly account: string | null;
  /** Whom a member is to be, and the account that invited them. */
  readonly person: string | null;
  readonly madeBy: string | null;
  readonly agreedBy: string | null;
  readonly expires: Date;
}

const SAID = 'id, purpose, account, person, made_by as "madeBy", agreed_by as "agreedBy", expires_at as expires';

const OPEN = `jurisdiction = $1 and digest = $2 and used_at is null and expires_at > $3`;

/** Whom a link is for, while it can be followed. */
export async function invitedBy(tx: Tx, token: string, now: Date): Promise<Invited> {
  const found = await tx.query<Invited>(`select ${SAID} from account_invitation where ${OPEN}`, [
    jurisdictionOf(token),
    digestOf(token),
    now,
  ]);
  return theOne(found);
}

/** Uses a link up: of two who follow it at once one waits for the other, and finds it used. */
export async function useInvitation(tx: Tx, token: string, now: Date): Promise<Invited> {
  const used = await tx.query<Invited>(`update account_invitation set used_at = $3 where ${OPEN} returning ${SAID}`, [
    jurisdictionOf(token),
    digestOf(token),
    now,
  ]);
  return theOne(used);
}

function theOne([invited]: readonly Invited[]): Invited {
  if (!invited) throw new DomainError('not-found', words.noInvitation);
  return invited;
}
