import { credentialScope } from '../../platform/access/credentials.ts';
import { byIdentity, keepIdentity } from '../../platform/access/identities.ts';
import type { Identity } from '../../platform/access/single-sign-on.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { today } from '../../platform/text/today.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { foldStaffNumber } from './rules.ts';
import { activeAccount, type Entered, enter, failed, type Known, type Origin } from './sign-in.ts';
import { words } from './words.ts';

/** What was meant when a browser went away: to sign in, or to link who it is there to an account. */
export interface Meant {
  readonly jurisdiction: number;
  readonly account: string | null;
}

/** Signs in whoever has been linked, or is known by a staff number that the single sign-on vouches for. */
export async function enterByIdentity(gate: Gate, identity: Identity<Meant>, origin: Origin): Promise<Entered> {
  const { jurisdiction } = identity.kept;
  const linked = await byIdentity(gate.database, jurisdiction, identity);
  const account = linked ?? (await byStaffNumber(gate, jurisdiction, identity.staffNumber));
  const known = account === null ? null : await activeAccount(gate, jurisdiction, account);
  if (!known) throw await failed(gate, null, origin, words.unknownIdentity);
  return gate.write({ jurisdiction, actor: actorOf(known) }, async (tx, batch) => {
    if (linked === null) {
      await keepIdentity(tx, known, identity, gate.now());
      note(batch, known, 'identity-linked', { issuer: identity.issuer });
    }
    return enter(tx, batch, known, { by: 'single-sign-on', origin, now: gate.now() });
  });
}

/** Not to what was given: the number is written by an administrator, who could write their own. Its owner links it signed in. */
async function byStaffNumber(gate: Gate, jurisdiction: number, told: string | null): Promise<string | null> {
  if (told === null) return null;
  const [found] = await gate.database.read<{ id: string }>(credentialScope(jurisdiction), {
    text: `select id from account where jurisdiction = $1 and staff_number = $2 and state = 'active'
      and not exists (select from access_grant g where g.jurisdiction = $1 and g.account = account.id and g.state = 'given'
        and (g.ends is null or g.ends >= $3::date))`,
    values: [jurisdiction, foldStaffNumber(told), today(gate.now())],
  });
  return found?.id ?? null;
}

/** Links who somebody is elsewhere to the account that asked for it. */
export async function linkIdentity(gate: Gate, identity: Identity<Meant>, known: Known): Promise<void> {
  await gate.write({ jurisdiction: known.jurisdiction, actor: actorOf(known) }, async (tx, batch) => {
    const kept = await keepIdentity(tx, known, identity, gate.now());
    if (!kept) throw new DomainError('conflict', words.identityTaken);
    note(batch, known, 'identity-linked', { issuer: identity.issuer });
  });
}
