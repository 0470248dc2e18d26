import { withCredentials } from '../../platform/access/credentials.ts';
import type { Tx } from '../../platform/db/database.ts';
import { demand } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { byInvitation, fitsBeside, type GrantValues, isToAnother, type Other } from './grant-rules.ts';
import { note } from './noting.ts';

/** A grant is given to another, and fits beside what they have; the log says who gave it. */
export const grantGiven: Effect = async (tx, batch, { row }) => {
  const { jurisdiction, act } = batch;
  demand(isToAnother(act.actor, row.account), 'forbidden');
  // Of two given to one account at once, the second sees the first.
  await tx.query('select 1 from account where jurisdiction = $1 and id = $2 for update', [jurisdiction, row.account]);
  demand(fitsBeside(row as GrantValues, await grantsBeside(tx, jurisdiction, row.account as string, row.id)));
  await withCredentials(tx, () => emptyUnagreed(tx, batch, row.account as string, row.id));
};

export function grantsBeside(tx: Tx, jurisdiction: number, account: string, id: string): Promise<Other[]> {
  return tx.query<Other>(
    `select a.name, g.role, g.party, g.organisation, g.body, g.begins, g.ends
     from access_grant g join account a on a.jurisdiction = g.jurisdiction and a.id = g.account
     where g.jurisdiction = $1 and g.account = $2 and g.state = 'given' and g.id <> $3`,
    [jurisdiction, account, id],
  );
}

const ways = [
  ...['account_password', 'account_totp', 'account_recovery_code', 'account_passkey', 'account_identity'],
  ...['account_session', 'api_token'],
];

/**
 * As long as an account had nothing, nobody had to agree to its link, and whoever made it may have followed it. What they set
 * then opens nothing that is given now: all ways in go, and the next link waits until another administrator agrees.
 */
async function emptyUnagreed(tx: Tx, batch: Batch, account: string, grant: string): Promise<void> {
  const { jurisdiction, act } = batch;
  const [found] = await tx.query<{ person: string | null }>(
    `select a.person from account a where a.jurisdiction = $1 and a.id = $2 and a.state <> 'invited'
     and not exists (select from access_grant g where g.jurisdiction = $1 and g.account = $2 and g.id <> $3
       and g.state = 'given' and g.role <> $4 and (g.ends is null or g.ends >= $5::date))
     and exists (select from account_invitation i where i.jurisdiction = $1 and i.account = $2 and i.used_at is not null
       and i.agreed_by is null and not exists (select from account_invitation l where l.jurisdiction = $1
         and l.account = $2 and l.agreed_by is not null and (l.made_at, l.id) > (i.made_at, i.id)))`,
    [jurisdiction, account, grant, byInvitation, act.today],
  );
  if (!found) return;
  for (const table of ways) {
    await tx.query(`delete from ${table} where jurisdiction = $1 and account = $2`, [jurisdiction, account]);
  }
  note(batch, { account, person: found.person }, 'ways-in-ended');
}
