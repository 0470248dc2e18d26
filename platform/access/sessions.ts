import type { Database, Tx } from '../db/database.ts';
import { newId } from '../record/ids.ts';
import { credentialScope } from './credentials.ts';
import { digestOf, jurisdictionOf, newOpaque } from './opaque.ts';

/** Who sent a request, as the doors get to know it. */
export interface SignedIn {
  readonly jurisdiction: number;
  /** The id of the account. */
  readonly account: string;
  readonly name: string;
  /** The person in the records whom the account belongs to. */
  readonly person: string | null;
  /** The id of the session, or of the token. */
  readonly session: string;
  readonly by: 'session' | 'token';
  readonly readOnly: boolean;
}

export type Stage = 'second-factor' | 'whole';

const MINUTE = 60_000;
/** Without a request for this long a session is over. */
const IDLE = 2 * 60 * MINUTE;
/** However busy, one signs in once a working day; for the second factor there is little time. */
const LONGEST: Readonly<Record<Stage, number>> = { whole: 12 * 60 * MINUTE, 'second-factor': 10 * MINUTE };
/** That a session was seen is noted no more often than this. */
const NOTED_EVERY = 5 * MINUTE;

export interface NewSession {
  readonly jurisdiction: number;
  readonly account: string;
  readonly stage: Stage;
  readonly by: string;
  readonly address: string;
  readonly agent: string;
}

/** Opens a session under a new token, which is answered here and never again; clears away what is over. */
export async function openSession(tx: Tx, session: NewSession, now: Date): Promise<string> {
  const { jurisdiction, account, stage, by, address, agent } = session;
  const token = newOpaque(jurisdiction);
  tx.send(
    'delete from account_session where jurisdiction = $1 and account = $2 and (expires_at < $3 or seen_at < $4)',
    [...[jurisdiction, account, now, new Date(now.getTime() - IDLE)]],
  );
  await tx.query(
    `insert into account_session (jurisdiction, id, account, digest, stage, signed_in_by, address, agent, made_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
    [
      ...[jurisdiction, newId(now.toISOString()), account, digestOf(token), stage, by, address, agent.slice(0, 200)],
      ...[now, new Date(now.getTime() + LONGEST[stage])],
    ],
  );
  return token;
}

export interface KeptSession extends Omit<SignedIn, 'by' | 'readOnly'> {
  readonly stage: Stage;
  readonly signedInBy: string;
  /** The account whose eyes they look through for a while. */
  readonly seeing: string | null;
  /** When it ends if nothing more is sent. */
  readonly until: Date;
  readonly isToBeNoted: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly stage: Stage;
  readonly signedInBy: string;
  readonly seeing: string | null;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/** The session that a token opens, of an account that is active; null where there is none or it is over. */
export async function keptSession(database: Database, token: string, now: Date): Promise<KeptSession | null> {
  const jurisdiction = jurisdictionOf(token);
  if (jurisdiction === null) return null;
  const [row] = await database.read<SessionRow>(credentialScope(jurisdiction), {
    text: `select s.id, s.account, a.name, a.person, s.stage, s.signed_in_by as "signedInBy", s.seeing, s.seen_at as "seenAt",
        s.expires_at as "expiresAt"
      from account_session s join account a on a.jurisdiction = s.jurisdiction and a.id = s.account
      where s.jurisdiction = $1 and s.digest = $2 and a.state = 'active'`,
    values: [jurisdiction, digestOf(token)],
  });
  if (!row) return null;
  const { seenAt, expiresAt, id, ...whose } = row;
  const until = new Date(Math.min(expiresAt.getTime(), seenAt.getTime() + IDLE));
  if (until <= now) return null;
  return { ...whose, jurisdiction, session: id, until, isToBeNoted: now.getTime() - seenAt.getTime() > NOTED_EVERY };
}

export async function noteSeen(tx: Tx, { jurisdiction, session }: SignedIn, now: Date): Promise<void> {
  await tx.query('update account_session set seen_at = $3 where jurisdiction = $1 and id = $2', [
    ...[jurisdiction, session, now],
  ]);
}

/** Ends the session that a token opens, whatever its stage. */
export async function endSession(tx: Tx, jurisdiction: number, token: string): Promise<void> {
  await tx.query('delete from account_session where jurisdiction = $1 and digest = $2', [
    jurisdiction,
    digestOf(token),
  ]);
}

/** Ends all sessions of an account, but for one that may stay. Answers how many. */
export async function endSessions(tx: Tx, jurisdiction: number, account: string, but?: string): Promise<number> {
  const ended = await tx.query(
    'delete from account_session where jurisdiction = $1 and account = $2 and id is distinct from $3::uuid returning id',
    [jurisdiction, account, but ?? null],
  );
  return ended.length;
}

export interface ListedSession {
  readonly id: string;
  readonly by: string;
  readonly address: string;
  readonly agent: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
}

export function sessionsOf(
  database: Database,
  { jurisdiction, account }: SignedIn,
  now: Date,
): Promise<ListedSession[]> {
  return database.read<ListedSession>(credentialScope(jurisdiction), {
    text: `select id, signed_in_by as by, address, agent, made_at as "madeAt", seen_at as "seenAt" from account_session
      where jurisdiction = $1 and account = $2 and stage = 'whole' and expires_at > $3 and seen_at > $4 order by seen_at desc`,
    values: [jurisdiction, account, now, new Date(now.getTime() - IDLE)],
  });
}

/** From now on the session sees what another account sees, or its own again. */
export async function setSeeing(tx: Tx, { jurisdiction, session }: SignedIn, account: string | null): Promise<void> {
  await tx.query('update account_session set seeing = $3 where jurisdiction = $1 and id = $2', [
    ...[jurisdiction, session, account],
  ]);
}
