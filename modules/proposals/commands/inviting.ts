import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { newId } from '../../../platform/record/ids.ts';
import { createRows } from '../../../platform/record/write.ts';
import { isAuthor } from '../rules.ts';
import { signature } from '../signature.ts';
import { words } from '../words.ts';
import { proposalOf } from './reading.ts';
import { demandBeingWritten, waitForSigner } from './signing.ts';

/** Somebody with a seat is asked to sign, by name: the first signer cannot refer to a person that they do not see. */
export async function inviteToSign(tx: Tx, batch: Batch, proposalId: string, person: string) {
  const row = await proposalOf(tx, batch, proposalId);
  if (!isAuthor(batch.act.actor, row)) throw new DomainError('forbidden', words.inviteOwn);
  demandBeingWritten(row);
  const [seated] = await tx.query<{ name: string }>(
    'select name from cppcc_members($1::int, $2::date) where person = $3::uuid',
    [batch.jurisdiction, batch.act.today, person],
  );
  if (!seated) throw new DomainError('rule', words.notSeated);
  const values = { proposal: row.id, person, name: seated.name };
  if (person === row.proposer) throw new DomainError('rule', words.signatureTwice);
  const id = newId(batch.act.at);
  await createRows(tx, batch, signature, [{ id, values }]);
  await waitForSigner(tx, batch, { id, ...values });
  return { id, name: seated.name, state: 'invited' };
}
