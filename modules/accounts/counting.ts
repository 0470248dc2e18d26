import { type Attempt, attemptSucceeded, countAttempt } from '../../platform/access/lockout.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { type Gate, stranger } from './gate.ts';
import { words } from './words.ts';

/** Counts what is about to be tried. Throws where one has to wait, for a name that there is as for any other. */
export async function count(gate: Gate, attempts: readonly Attempt[]): Promise<void> {
  const { jurisdiction, keyring } = gate;
  const doer = { jurisdiction, actor: stranger };
  const seconds = await gate.write(doer, (tx) => countAttempt(tx, keyring, jurisdiction, attempts, gate.now()));
  if (seconds > 0) throw new DomainError('invalid', words.wait, { seconds });
}

/** What was counted was no failure. Counts are kept in the server's own jurisdiction, whichever was named. */
export function succeeded(gate: Gate, attempts: readonly Attempt[]): Promise<void> {
  const { jurisdiction, keyring } = gate;
  return gate.write({ jurisdiction, actor: stranger }, (tx) => attemptSucceeded(tx, keyring, jurisdiction, attempts));
}
