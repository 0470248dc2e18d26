import type { Scope, Tx } from '../db/database.ts';

/** What only signing in may see: passwords, second factors, sessions, tokens. Their tables ask for this name. */
const CREDENTIALS = 'credentials';

export function credentialScope(jurisdiction: number): Scope {
  return { lo: jurisdiction, hi: jurisdiction, sees: [CREDENTIALS, 'grants'] };
}

/** The same for work in a transaction that was opened for something else; afterwards it sees what it saw before. */
export function withCredentials<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return withSight(tx, [CREDENTIALS, 'grants'], work);
}

/** The same for other kinds of rows. One is not put into another: the end of the inner would be that of the outer too. */
export async function withSight<T>(tx: Tx, kinds: readonly string[], work: () => Promise<T>): Promise<T> {
  const before = tx.scope.sees ?? [];
  tx.send(`set local app.sees = '${[...before, ...kinds].join(',')}'`);
  const done = await work();
  tx.send(`set local app.sees = '${before.join(',')}'`);
  return done;
}
