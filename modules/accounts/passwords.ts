import { Type } from 'typebox';
import { commonPasswords } from '../../data/common-passwords.ts';
import { credentialScope } from '../../platform/access/credentials.ts';
import { hashPassword, PASSWORD_LENGTH, passwordFindings, passwordMatches } from '../../platform/access/password.ts';
import type { SignedIn } from '../../platform/access/sessions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { RowValues } from '../../platform/record/define.ts';
import { count, succeeded } from './counting.ts';
import type { Gate } from './gate.ts';
import { words } from './words.ts';

/** As it is sent: longer ones are refused before anything is done with them. */
export const password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH.most * 2 });

/** What nobody should have in a password who is called so. */
export function namesOf({ name, userName, staffNumber, phone }: RowValues): string[] {
  return [name, userName, staffNumber, phone].filter((one) => typeof one === 'string');
}

/** A new password, hashed; throws what speaks against it. */
export async function newPassword(password: string, own: readonly string[]): Promise<string> {
  const findings = passwordFindings(password, { common: commonPasswords(), own });
  const [first] = findings;
  if (first) throw new DomainError('invalid', first.word, first.params, findings);
  return hashPassword(password);
}

export async function keepPassword(tx: Tx, jurisdiction: number, account: string, hash: string, now: Date) {
  await tx.query(
    `insert into account_password (jurisdiction, account, hash, changed_at) values ($1, $2, $3, $4)
     on conflict (jurisdiction, account) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [jurisdiction, account, hash, now],
  );
}

/** Asks whoever is signed in for the password once more; counted like a sign-in, for a session may be in other hands. */
export async function askPassword(gate: Gate, { jurisdiction, account }: SignedIn, password: string): Promise<void> {
  const attempts = [{ by: 'account', of: account }] as const;
  await count(gate, attempts);
  const [kept] = await gate.database.read<{ hash: string }>(credentialScope(jurisdiction), {
    text: 'select hash from account_password where jurisdiction = $1 and account = $2',
    values: [jurisdiction, account],
  });
  if (!(await passwordMatches(kept?.hash ?? null, password))) {
    throw new DomainError('invalid', words.wrongPassword, {}, [{ word: words.wrongPassword, field: 'oldPassword' }]);
  }
  await succeeded(gate, attempts);
}
