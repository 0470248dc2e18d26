import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../record/ids.ts';
import { credentialScope } from './credentials.ts';
import { digestOf } from './opaque.ts';
import type { SignedIn } from './sessions.ts';

/** What a program signs in with. The beginning says what it is to whoever finds one where it does not belong. */
const SHAPE = /^tz_(\d{6})_[\w-]{43}$/;

/** What of its owner's standing a token carries; null is all of it. */
export interface TokenScope {
  readonly readOnly: boolean;
  /** Each with the part of the records that it is for, after a colon, where it is for one. */
  readonly roles: readonly string[] | null;
  /** The kinds of record that it is for: others do not exist for it. */
  readonly records: readonly string[] | null;
}

export interface NewToken extends TokenScope {
  readonly name: string;
  readonly expires: Date;
}

export interface ListedToken extends TokenScope {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

type Whose = Pick<SignedIn, 'jurisdiction' | 'account'>;

/** Answers the token, which is said here and never again. */
export async function makeToken(tx: Tx, { jurisdiction, account }: Whose, made: NewToken, now: Date) {
  const id = newId(now.toISOString());
  const token = `tz_${jurisdiction}_${randomBytes(32).toString('base64url')}`;
  await tx.query(
    `insert into api_token (jurisdiction, id, account, name, digest, read_only, roles, records, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[jurisdiction, id, account, made.name, digestOf(token)],
      ...[made.readOnly, made.roles, made.records, now, made.expires],
    ],
  );
  return { id, token };
}

export async function tokensOf(database: Database, whose: Whose, now: Date): Promise<ListedToken[]> {
  const { jurisdiction, account } = whose;
  const kept = await database.read<ListedToken>(credentialScope(jurisdiction), {
    text: `select id, name, read_only as "readOnly", roles, records, made_at as "madeAt", expires_at as "expiresAt" from api_token
      where jurisdiction = $1 and account = $2 and revoked_at is null and expires_at > $3 order by made_at desc`,
    values: [jurisdiction, account, now],
  });
  // The roles as they were chosen.
  return kept.map((token) => ({
    ...token,
    roles: token.roles && [...new Set(token.roles.map((role) => role.replace(/:.*/, '')))],
  }));
}

/** The name of what was revoked; null where there was nothing. */
export async function revokeToken(tx: Tx, { jurisdiction, account }: Whose, id: string, now: Date) {
  const [revoked] = await tx.query<{ name: string }>(
    `update api_token set revoked_at = $4
     where jurisdiction = $1 and account = $2 and id = $3 and revoked_at is null returning name`,
    [jurisdiction, account, id, now],
  );
  return revoked?.name ?? null;
}

interface TokenRow extends TokenScope {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly until: Date;
}

/** Whom a token stands for: an account that is active, until the end date. */
export async function byToken(database: Database, token: string, now: Date) {
  const jurisdiction = Number(SHAPE.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(jurisdiction)) return null;
  const [row] = await database.read<TokenRow>(credentialScope(jurisdiction), {
    text: `select t.id, t.account, a.name, a.person, t.read_only as "readOnly", t.roles, t.records, t.expires_at as until
      from api_token t join account a on a.jurisdiction = t.jurisdiction and a.id = t.account
      where t.jurisdiction = $1 and t.digest = $2 and t.revoked_at is null and t.expires_at > $3 and a.state = 'active'`,
    values: [jurisdiction, digestOf(token), now],
  });
  if (!row) return null;
  const { until, id, roles, records, ...whose } = row;
  const signedIn: SignedIn = { ...whose, jurisdiction, session: id, by: 'token' };
  return { signedIn, until, roles, records };
}
