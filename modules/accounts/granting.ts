import type { Tx } from '../../platform/db/database.ts';
import { demand } from '../../platform/errors/errors.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { fitsBeside, type GrantValues, isToAnother, type Other } from './grant-rules.ts';

/** A grant is given to another, and fits beside what they have; the log says who gave it. */
export const grantGiven: Effect = async (tx, { jurisdiction, act }, { row }) => {
  demand(isToAnother(act.actor, row.account), 'forbidden');
  // Of two given to one account at once, the second sees the first.
  await tx.query('select 1 from account where jurisdiction = $1 and id = $2 for update', [jurisdiction, row.account]);
  demand(fitsBeside(row as GrantValues, await grantsBeside(tx, jurisdiction, row.account as string, row.id)));
};

export function grantsBeside(tx: Tx, jurisdiction: number, account: string, id: string): Promise<Other[]> {
  return tx.query<Other>(
    `select a.name, g.role, g.party, g.organisation, g.body, g.begins, g.ends
     from access_grant g join account a on a.jurisdiction = g.jurisdiction and a.id = g.account
     where g.jurisdiction = $1 and g.account = $2 and g.state = 'given' and g.id <> $3`,
    [jurisdiction, account, id],
  );
}
