import { isIPv6 } from 'node:net';
import type { Tx } from '../db/database.ts';
import type { Keyring } from './keyring.ts';

/** What attempts are counted by: the name that was typed, whether or not there is one; the account; the address. */
export type CountedBy = 'name' | 'account' | 'address';

export interface Attempt {
  readonly by: CountedBy;
  readonly of: string;
}

/** How many failures cost nothing. An address may be that of a whole office. */
const free: Readonly<Record<CountedBy, number>> = { name: 4, account: 4, address: 20 };
const FIRST_WAIT = 5;
const LONGEST_WAIT = 15 * 60;
const FORGOTTEN_AFTER = 24 * 60 * 60;

/** Each failure beyond the free ones doubles the wait: 5 seconds, 10, 20, up to a quarter of an hour. */
export function secondsToWait(by: CountedBy, failures: number, last: Date, now: Date): number {
  const beyond = failures - free[by];
  if (beyond <= 0) return 0;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(beyond - 1, 20));
  return Math.max(0, Math.ceil(wait - (now.getTime() - last.getTime()) / 1_000));
}

interface Kept {
  readonly by: CountedBy;
  readonly failures: number;
  readonly last: Date;
}

/**
 * Counts an attempt as failed before it is looked at, so that many at once are counted as many; `attemptSucceeded` takes it
 * back. Where one has to wait nothing is counted, and the answer is for how many seconds.
 */
export async function countAttempt(
  tx: Tx,
  keyring: Keyring,
  jurisdiction: number,
  attempts: readonly Attempt[],
  now: Date,
): Promise<number> {
  const keys = keysOf(keyring, attempts);
  const bys = attempts.map(({ by }) => by);
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER * 1_000);
  tx.send('delete from sign_in_failure where jurisdiction = $1 and last < $2', [jurisdiction, forgotten]);
  tx.send(
    `insert into sign_in_failure (jurisdiction, key, counted_by, failures, last)
     select $1::int, key, counted_by, 0, $4::timestamptz from unnest($2::text[], $3::text[]) as t (key, counted_by)
     order by key on conflict do nothing`,
    [jurisdiction, keys, bys, now],
  );
  const kept = await tx.query<Kept>(
    `select counted_by as by, failures, last from sign_in_failure
     where jurisdiction = $1 and key = any($2::text[]) order by key for update`,
    [jurisdiction, keys],
  );
  const wait = Math.max(0, ...kept.map(({ by, failures, last }) => secondsToWait(by, failures, last, now)));
  if (wait > 0) return wait;
  tx.send(
    'update sign_in_failure set failures = failures + 1, last = $3 where jurisdiction = $1 and key = any($2::text[])',
    [jurisdiction, keys, now],
  );
  return 0;
}

/** The name and the account begin anew; of the address only this attempt is forgotten, or one's own account would clear it. */
export async function attemptSucceeded(
  tx: Tx,
  keyring: Keyring,
  jurisdiction: number,
  attempts: readonly Attempt[],
): Promise<void> {
  const of = (...bys: CountedBy[]) =>
    keysOf(
      keyring,
      attempts.filter(({ by }) => bys.includes(by)),
    );
  await tx.query('delete from sign_in_failure where jurisdiction = $1 and key = any($2::text[])', [
    jurisdiction,
    of('name', 'account'),
  ]);
  await tx.query(
    'update sign_in_failure set failures = greatest(failures - 1, 0) where jurisdiction = $1 and key = any($2::text[])',
    [jurisdiction, of('address')],
  );
}

/** Under a key, because people type their passwords where their names belong. */
function keysOf(keyring: Keyring, attempts: readonly Attempt[]): string[] {
  return attempts.map(({ by, of }) => keyring.blindIndex(by === 'address' ? networkOf(of) : of, `sign-in ${by}`));
}

/** Of IPv6 the first half: the other half is everybody's own to choose, and to change with each attempt. */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
