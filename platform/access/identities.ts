import type { Database, Tx } from '../db/database.ts';
import { credentialScope } from './credentials.ts';

/** Who somebody is to a single sign-on. */
export interface Identified {
  readonly issuer: string;
  readonly subject: string;
}

interface Whose {
  readonly jurisdiction: number;
  readonly account: string;
}

/** The account that an identity belongs to; null where it belongs to none. */
export async function byIdentity(database: Database, jurisdiction: number, { issuer, subject }: Identified) {
  const [found] = await database.read<{ account: string }>(credentialScope(jurisdiction), {
    text: 'select account from account_identity where jurisdiction = $1 and issuer = $2 and subject = $3',
    values: [jurisdiction, issuer, subject],
  });
  return found?.account ?? null;
}

/** False where it belongs to an account already. */
export async function keepIdentity(tx: Tx, whose: Whose, { issuer, subject }: Identified, now: Date): Promise<boolean> {
  const kept = await tx.query(
    `insert into account_identity (jurisdiction, issuer, subject, account, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning subject`,
    [whose.jurisdiction, issuer, subject, whose.account, now],
  );
  return kept.length > 0;
}

export interface ListedIdentity extends Identified {
  readonly madeAt: Date;
}

export function identitiesOf(database: Database, { jurisdiction, account }: Whose): Promise<ListedIdentity[]> {
  return database.read<ListedIdentity>(credentialScope(jurisdiction), {
    text: `select issuer, subject, made_at as "madeAt" from account_identity
      where jurisdiction = $1 and account = $2 order by made_at`,
    values: [jurisdiction, account],
  });
}

export async function removeIdentity(tx: Tx, { jurisdiction, account }: Whose, { issuer, subject }: Identified) {
  const removed = await tx.query(
    `delete from account_identity where jurisdiction = $1 and account = $2 and issuer = $3 and subject = $4
     returning subject`,
    [jurisdiction, account, issuer, subject],
  );
  return removed.length > 0;
}
