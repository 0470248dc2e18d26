import { withCredentials } from '../../platform/access/credentials.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { keptRows } from '../../platform/record/kept.ts';
import { changeRows } from '../../platform/record/write.ts';
import { accessGrant } from './access-grant.ts';
import { account as definition } from './account.ts';

const credentials = [
  ...['account_password', 'account_totp', 'account_recovery_code', 'account_passkey', 'account_identity'],
  ...['account_session', 'account_invitation', 'api_token'],
];

/** Closes the accounts of people who are erased, and leaves nothing in them that says whose they were. Answers which. */
export async function closeAccountsOf(tx: Tx, batch: Batch, people: readonly string[], pseudonym: string) {
  return withCredentials(tx, async () => {
    const found = await tx.query<{ id: string }>(
      'select id from account where jurisdiction = $1 and person = any($2::uuid[])',
      [batch.jurisdiction, people],
    );
    const accounts = found.map(({ id }) => id);
    const empty = { name: pseudonym, userName: pseudonym, staffNumber: null, phone: null, person: null };
    for (const row of await keptRows(tx, batch, definition, accounts)) {
      await changeRows(tx, batch, definition, [{ row, values: empty, state: 'closed', action: 'erase' }]);
    }
    for (const table of credentials) {
      await tx.query(`delete from ${table} where jurisdiction = $1 and account = any($2::uuid[])`, [
        ...[batch.jurisdiction, accounts],
      ]);
    }
    await tx.query('delete from account_invitation where jurisdiction = $1 and person = any($2::uuid[])', [
      ...[batch.jurisdiction, people],
    ]);
    await withdrawGrants(tx, batch, accounts, pseudonym);
    return accounts;
  });
}

async function withdrawGrants(tx: Tx, batch: Batch, accounts: readonly string[], pseudonym: string): Promise<void> {
  const given = await tx.query<{ id: string }>(
    'select id from access_grant where jurisdiction = $1 and account = any($2::uuid[])',
    [batch.jurisdiction, accounts],
  );
  const rows = await keptRows(
    tx,
    batch,
    accessGrant,
    given.map(({ id }) => id),
  );
  for (const row of rows) {
    await changeRows(tx, batch, accessGrant, [
      { row, values: { why: pseudonym }, state: 'withdrawn', action: 'erase' },
    ]);
  }
}
