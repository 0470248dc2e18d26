import { credentialScope } from '../../platform/access/credentials.ts';
import { hashPassword, isWeakHash, passwordMatches } from '../../platform/access/password.ts';
import { endSession, openSession } from '../../platform/access/sessions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError, type Word } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { secretIndex } from '../../platform/record/write.ts';
import { normalisePhone } from '../../platform/text/identifiers.ts';
import { account as definition } from './account.ts';
import { count, succeeded } from './counting.ts';
import { actorOf, type Gate, stranger } from './gate.ts';
import { nobody, note } from './noting.ts';
import { keepPassword } from './passwords.ts';
import { foldStaffNumber, foldUserName } from './rules.ts';
import { words } from './words.ts';

/** Where a request comes from, for the list of sessions and the log, and the session it brought. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
  /** The token in the cookie: what was there before signing in opens nothing afterwards. */
  readonly cookie: string | null;
}

export interface Known {
  readonly jurisdiction: number;
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly state: string;
  readonly hash: string | null;
  readonly hasSecondFactor: boolean;
}

export interface Entered {
  readonly token: string;
  readonly next: 'done' | 'second-factor';
}

interface Typed {
  readonly jurisdiction: number;
  readonly name: string;
  readonly password: string;
}

/**
 * Signs in by user name, staff number or phone. Whether the name, the password or the state of the account is wrong, the
 * same is done and the same is said: an attempt is counted, a password verified, an entry written to the log.
 */
export async function signIn(gate: Gate, { jurisdiction, name, password }: Typed, origin: Origin): Promise<Entered> {
  const attempts = [
    { by: 'name', of: `${jurisdiction} ${oneSpelling(name)}` },
    { by: 'address', of: origin.address },
  ] as const;
  await count(gate, attempts);
  const known = await accountNamed(gate, jurisdiction, name);
  const matches = await passwordMatches(known?.hash ?? null, password);
  if (known?.state !== 'active' || !matches) throw await failed(gate, known, origin);
  const better = known.hash !== null && isWeakHash(known.hash) ? await hashPassword(password) : null;
  const entered = await gate.write({ jurisdiction, actor: actorOf(known) }, async (tx, batch) => {
    if (!(await isStillThere(tx, known))) return null;
    if (better) await keepPassword(tx, jurisdiction, known.account, better, gate.now());
    return enter(tx, batch, known, { by: 'password', origin, now: gate.now() });
  });
  if (!entered) throw await failed(gate, known, origin);
  await succeeded(gate, attempts);
  return entered;
}

/** However one name is typed it is counted as one: a phone can be written in a thousand ways. */
function oneSpelling(name: string): string {
  return foldUserName(foldStaffNumber(normalisePhone(name)));
}

/** Held to the commit: whoever changes the password at the same time ends this session with the others, or comes first. */
async function isStillThere(tx: Tx, { jurisdiction, account, hash }: Known): Promise<boolean> {
  const kept = await tx.query(
    'select 1 from account_password where jurisdiction = $1 and account = $2 and hash = $3 for update',
    [jurisdiction, account, hash],
  );
  return kept.length > 0;
}

async function accountNamed(gate: Gate, jurisdiction: number, name: string): Promise<Known | null> {
  const phone = secretIndex(gate.keyring, definition, 'phone', normalisePhone(name));
  const found = await gate.database.read<Known>(credentialScope(jurisdiction), {
    text: `${KNOWN} where a.jurisdiction = $1 and a.state <> 'closed'
      and (a.user_name = $2 or a.staff_number = $3 or a.phone_index = $4) limit 2`,
    values: [jurisdiction, foldUserName(name), foldStaffNumber(name), phone],
  });
  // A name that two could mean is nobody's.
  return found.length === 1 ? (found[0] ?? null) : null;
}

const KNOWN = `select a.jurisdiction, a.id as account, a.name, a.person, a.state, p.hash,
    t.confirmed_at is not null as "hasSecondFactor" from account a
  left join account_password p on p.jurisdiction = a.jurisdiction and p.account = a.id
  left join account_totp t on t.jurisdiction = a.jurisdiction and t.account = a.id`;

/** An account by its id, where it may be used. */
export async function activeAccount(
  { database }: Pick<Gate, 'database'>,
  jurisdiction: number,
  id: string,
): Promise<Known | null> {
  const [found] = await database.read<Known>(credentialScope(jurisdiction), {
    text: `${KNOWN} where a.jurisdiction = $1 and a.id = $2 and a.state = 'active'`,
    values: [jurisdiction, id],
  });
  return found ?? null;
}

/** Writes that somebody did not come in to the log of the account, or of no account, and answers what is said of it. */
export async function failed(
  gate: Gate,
  known: Known | null,
  { address }: Origin,
  word: Word = words.wrong,
): Promise<DomainError> {
  const jurisdiction = known?.jurisdiction ?? gate.jurisdiction;
  const actor = known ? actorOf(known) : stranger;
  await gate.write({ jurisdiction, actor }, async (_, batch) =>
    note(batch, known ?? nobody, 'sign-in-failed', { address }),
  );
  return new DomainError('invalid', word);
}

interface Way {
  readonly by: 'password' | 'passkey' | 'single-sign-on' | 'demonstration';
  readonly origin: Origin;
  readonly now: Date;
  /** What was shown is enough: a passkey is two factors in one. */
  readonly whole?: true;
}

/** Opens a session under a new token and ends the one that was brought: who planted that one has nothing. */
export async function enter(tx: Tx, batch: Batch, known: Known, way: Way): Promise<Entered> {
  const { jurisdiction, account, hasSecondFactor } = known;
  const { by, origin, now, whole } = way;
  if (origin.cookie) await endSession(tx, jurisdiction, origin.cookie);
  const next = hasSecondFactor && !whole ? 'second-factor' : 'done';
  const stage = next === 'done' ? 'whole' : 'second-factor';
  const { address, agent } = origin;
  const token = await openSession(tx, { jurisdiction, account, stage, by, address, agent }, now);
  note(batch, known, next === 'done' ? 'sign-in' : 'sign-in-begun', { by, address });
  return { token, next };
}
