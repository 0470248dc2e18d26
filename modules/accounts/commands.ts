import { withCredentials } from '../../platform/access/credentials.ts';
import { endSessions } from '../../platform/access/sessions.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { foldStaffNumber, foldUserName } from './rules.ts';
import { words } from './words.ts';

/** What one signs in with must mean one account: a staff number that is another's user name would be nobody's. */
export const namesAreFree: Effect = async (tx, batch, { row }) => {
  const typed = [row.userName, row.staffNumber].filter((name) => typeof name === 'string');
  const found = await tx.query<{ userName: string }>(
    `select user_name as "userName", staff_number from account where jurisdiction = $1 and id <> $2 and state <> 'closed'
     and (user_name = any($3::text[]) or staff_number = any($4::text[])) limit 1`,
    [batch.jurisdiction, row.id, typed.map(foldUserName), typed.map(foldStaffNumber)],
  );
  if (found.length === 0) return;
  const clashing = typed.find((name) => foldUserName(name) === found[0]?.userName) ?? typed.at(-1) ?? '';
  throw new DomainError('conflict', words.nameTaken, { name: clashing });
};

/** Whoever may no longer come in is out. */
export const signedOut: Effect = async (tx, batch, { row }) => {
  await withCredentials(tx, async () => {
    await endSessions(tx, batch.jurisdiction, row.id);
    await tx.query(
      'update account_invitation set used_at = $3 where jurisdiction = $1 and account = $2 and used_at is null',
      [...[batch.jurisdiction, row.id, batch.act.at]],
    );
  });
};
