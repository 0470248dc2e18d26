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

/** By its staff number a single sign-on lets somebody in: an administrator who changes it would say who. */
export const accountEdited: Effect = async (tx, batch, event) => {
  await namesAreFree(tx, batch, event);
  const { row, before } = event;
  if ((before?.staffNumber ?? null) === (row.staffNumber ?? null)) return;
  await withCredentials(tx, async () => {
    const held = await tx.query(
      `select 1 from access_grant where jurisdiction = $1 and account = $2 and state = 'given'
       and (ends is null or ends >= $3::date) limit 1`,
      [batch.jurisdiction, row.id, batch.act.today],
    );
    if (held.length > 0) throw new DomainError('rule', words.staffNumberHeld);
  });
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
