import type { Opened } from '../../apps/open.ts';
import { gateOf } from '../../apps/server/gate.ts';
import { give } from '../../modules/accounts/administrators.ts';
import { makeActive } from '../../modules/accounts/coming-in.ts';
import { openSession } from '../../platform/access/sessions.ts';
import { newId } from '../../platform/record/ids.ts';

/** A role with the part of the records that it is given for. */
export interface Grant {
  readonly role: string;
  readonly party?: string;
  readonly organisation?: string;
  readonly body?: string;
}

export interface Newcomer {
  readonly grants: readonly Grant[];
  readonly name?: string;
  readonly person?: string | null;
}

export interface SignedInAccount {
  readonly account: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

/** Somebody with an account, its grants and a session, as if they had signed in: without the work of a password. */
export function signedIn(
  opened: Pick<Opened, 'database' | 'keyring' | 'jurisdiction'>,
  { grants, name = '办公室', person = null }: Newcomer,
  now: () => Date = () => new Date(),
): Promise<SignedInAccount> {
  const { jurisdiction } = opened;
  const at = now();
  const account = newId(at.toISOString());
  const actor = { id: 'beginning', name: '启用', roles: [] };
  return gateOf(opened as Opened, { now }).write({ jurisdiction, actor }, async (tx, batch) => {
    await makeActive(tx, batch, account, { name, userName: `${name}${account.slice(-6)}`, person });
    for (const { role, ...part } of grants) await give(tx, batch, account, role, part);
    const session = { stage: 'whole', by: 'password', address: '127.0.0.1', agent: 'test' } as const;
    const token = await openSession(tx, { jurisdiction, account, ...session }, at);
    return { account, cookie: `tongzhou=${token}` };
  });
}
