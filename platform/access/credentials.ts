import { type Scope, type Tx, withSight } from '../db/database.ts';

/** What only signing in may see: passwords, second factors, sessions, tokens. Their tables ask for this name. */
const CREDENTIALS = 'credentials';

export function credentialScope(jurisdiction: number): Scope {
  return { lo: jurisdiction, hi: jurisdiction, sees: [CREDENTIALS, 'grants'] };
}

/** The same for work in a transaction that was opened for something else. */
export function withCredentials<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return withSight(tx, [CREDENTIALS, 'grants'], work);
}
