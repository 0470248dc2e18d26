import type { Keyring } from '../../platform/access/keyring.ts';
import { digestOf } from '../../platform/access/opaque.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Invited } from './invitations.ts';
import { note } from './noting.ts';
import { words } from './words.ts';

/** A link that is all somebody needs to act by another's grants, until another administrator agrees to it. */
export interface Waiting {
  /** Which link it is: who agrees to it agrees to no other. */
  readonly link: string;
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly purpose: string;
  readonly madeAt: Date;
  readonly by: string | null;
  readonly madeBy: string | null;
  /** Who may agree: the accounts of the security administrators, or of the audit administrators where it is one of those. */
  readonly agreers: readonly string[];
}

/**
 * Whoever makes a link could follow it. What it opens then is everything that the account was given, unless a second factor
 * still stands before it. Asked when a link is followed: a grant that came after the link counts as well. Nobody is waited
 * for as long as nobody who could agree has ever come in, as in the beginning; who was suspended since is waited for, or
 * whoever may suspend would not have to ask.
 */
const WAITING = `select * from (
  select i.id as link, a.id as account, a.name, a.person, i.purpose, i.made_at as "madeAt", i.made_by as "madeBy", m.name as by, others.*
  from account_invitation i
  join account a on a.jurisdiction = i.jurisdiction and a.id = i.account and a.state in ('invited', 'active')
  left join account m on m.jurisdiction = i.jurisdiction and m.id = i.made_by
  cross join lateral (
    select coalesce(array_agg(distinct o.id::text) filter (where o.state = 'active' and g.state = 'given'
        and g.begins <= $2::date and (g.ends is null or g.ends >= $2::date)), '{}') as agreers,
      coalesce(bool_or(o.state <> 'invited'), false) as "hasBegun"
    from access_grant g join account o on o.jurisdiction = g.jurisdiction and o.id = g.account
    where g.jurisdiction = $1 and o.id is distinct from i.made_by
      and g.role = case when exists (select from access_grant s where s.jurisdiction = $1 and s.account = a.id
          and s.state = 'given' and s.role = 'security-administrator')
        then 'audit-administrator' else 'security-administrator' end) others
  where i.jurisdiction = $1 and i.used_at is null and i.expires_at > $3 and i.agreed_by is null
    and exists (select from access_grant g where g.jurisdiction = $1 and g.account = a.id and g.state = 'given'
      and (g.ends is null or g.ends >= $2::date))
    and not exists (select from account_totp t where t.jurisdiction = $1 and t.account = a.id and t.confirmed_at is not null)
  ) waiting where "hasBegun"`;

type When = Pick<Batch, 'jurisdiction' | 'act'>;

/** The links that this actor may agree to. */
export async function waitingFor(tx: Tx, { jurisdiction, act }: When): Promise<Waiting[]> {
  const waiting = await tx.query<Waiting>(WAITING, [jurisdiction, act.today, act.at]);
  return waiting.filter(({ agreers }) => agreers.includes(act.actor.id));
}

/** Whether the link of this account waits. */
export async function waits(tx: Tx, { jurisdiction, act }: When, account: string): Promise<boolean> {
  const waiting = await tx.query<Waiting>(WAITING, [jurisdiction, act.today, act.at]);
  return waiting.some((one) => one.account === account);
}

/** Another administrator says that this link is wanted by whom it is for. Answers the code that it needs then besides. */
export async function agreeTo(tx: Tx, batch: Batch, account: string, link: string): Promise<string> {
  const { jurisdiction, act, keyring } = batch;
  const found = (await waitingFor(tx, batch)).find((one) => one.account === account && one.link === link);
  if (!found) throw new DomainError('not-found', words.nothingWaits);
  if (!act.reason?.trim()) {
    throw new DomainError('invalid', words.whyAgree, {}, [{ word: words.whyAgree, field: 'reason' }]);
  }
  const agreed = await tx.query(
    `update account_invitation set agreed_by = $3 where jurisdiction = $1 and id = $2 and used_at is null
     and agreed_by is null returning id`,
    [jurisdiction, link, act.actor.id],
  );
  if (agreed.length === 0) throw new DomainError('not-found', words.nothingWaits);
  note(batch, found, 'link-agreed');
  return codeOf(keyring, link, act.actor.id);
}

/** Whoever made a link holds it too: agreed to by another, it needs what that one told the person. */
export function needsCode({ agreedBy, madeBy }: Pick<Invited, 'agreedBy' | 'madeBy'>): boolean {
  return agreedBy !== null && agreedBy !== madeBy;
}

export function demandCode(keyring: Keyring, invited: Invited, typed = ''): void {
  if (!needsCode(invited)) return;
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '');
  if (digits !== codeOf(keyring, invited.id, invited.agreedBy ?? '').replaceAll(' ', '')) {
    throw new DomainError('forbidden', words.wrongLinkCode, {}, [{ word: words.wrongLinkCode, field: 'code' }]);
  }
}

/** Twelve digits, to be said on the telephone. Kept nowhere: they follow from the link, from who agreed and from the key. */
function codeOf(keyring: Keyring, link: string, agreedBy: string): string {
  const [, hex = ''] = digestOf(keyring.blindIndex(`${link} ${agreedBy}`, 'account_invitation.agreed_by')).split(':');
  const digits = (BigInt(`0x${hex}`) % 10n ** 12n).toString().padStart(12, '0');
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
