import { withCredentials } from '../../platform/access/credentials.ts';
import { removeTotp } from '../../platform/access/one-time-codes.ts';
import { endSessions } from '../../platform/access/sessions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { isSystemAdministrator } from '../roles.ts';
import { account as definition } from './account.ts';
import { note } from './noting.ts';
import { words } from './words.ts';

/**
 * For who lost the device and the recovery codes. The password goes with it: whoever had a new one set before would be in by
 * it alone. What leads in again is a link, which waits for another administrator where the account was given something.
 */
export async function forgetSecondFactor(tx: Tx, batch: Batch, id: string): Promise<void> {
  const { actor, reason, at } = batch.act;
  if (!isSystemAdministrator(actor) || actor.id === id) throw new DomainError('forbidden', words.mayNotInvite);
  const row = await keptRow(tx, batch, definition, id);
  if (!reason?.trim())
    throw new DomainError('invalid', words.whyReset, {}, [{ word: words.whyReset, field: 'reason' }]);
  const whose = { jurisdiction: batch.jurisdiction, account: id };
  await withCredentials(tx, async () => {
    const found = await tx.query(
      'select 1 from account_totp where jurisdiction = $1 and account = $2 and confirmed_at is not null',
      [...[batch.jurisdiction, id]],
    );
    if (found.length === 0) throw new DomainError('rule', words.noSecondFactor);
    await removeTotp(tx, whose);
    await tx.query('delete from account_password where jurisdiction = $1 and account = $2', [batch.jurisdiction, id]);
    await tx.query(
      'update account_invitation set used_at = $3 where jurisdiction = $1 and account = $2 and used_at is null',
      [...[batch.jurisdiction, id, at]],
    );
    await endSessions(tx, batch.jurisdiction, id);
    note(batch, { account: id, person: row.person as string | null }, 'second-factor-reset');
  });
}
