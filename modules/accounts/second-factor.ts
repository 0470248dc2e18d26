import { takeRecoveryCode, takeTotp } from '../../platform/access/one-time-codes.ts';
import { endSession, keptSession, openSession } from '../../platform/access/sessions.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { count, succeeded } from './counting.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import type { Entered, Origin } from './sign-in.ts';
import { words } from './words.ts';

/** Passes from the session of the password to one that is whole, under a new token: the old one opens nothing. */
export async function passSecondFactor(gate: Gate, code: string, origin: Origin): Promise<Entered> {
  const token = origin.cookie ?? '';
  const begun = await keptSession(gate.database, token, gate.now());
  if (begun?.stage !== 'second-factor') throw new DomainError('signed-out', words.signInAgain);
  const { jurisdiction, account, signedInBy } = begun;
  const { address, agent } = origin;
  const attempts = [
    { by: 'account', of: account },
    { by: 'address', of: address },
  ] as const;
  await count(gate, attempts);
  const entered = await gate.write({ jurisdiction, actor: actorOf(begun) }, async (tx, batch) => {
    const totp = { code, now: gate.now(), confirmed: true };
    const byCode = /^\d{6}$/.test(code) && (await takeTotp(tx, gate.keyring, begun, totp));
    const passed = byCode || (await takeRecoveryCode(tx, begun, code));
    if (!passed) {
      note(batch, begun, 'second-factor-failed', { address });
      return null;
    }
    await endSession(tx, jurisdiction, token);
    note(batch, begun, 'sign-in', { by: signedInBy, address, secondFactor: byCode ? 'code' : 'recovery-code' });
    const session = { jurisdiction, account, stage: 'whole', by: signedInBy, address, agent } as const;
    return openSession(tx, session, gate.now());
  });
  if (!entered) throw new DomainError('invalid', words.wrongCode, {}, [{ word: words.wrongCode, field: 'code' }]);
  await succeeded(gate, attempts);
  return { token: entered, next: 'done' };
}
