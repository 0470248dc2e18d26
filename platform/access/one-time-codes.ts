import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Database, Tx } from '../db/database.ts';
import { credentialScope } from './credentials.ts';
import type { Keyring } from './keyring.ts';
import { digestOf } from './opaque.ts';

/** Seconds that a code is shown for, as every authenticator has it. */
const STEP = 30;
const RECOVERY_CODES = 10;

export interface NewSecret {
  /** To be typed, where there is no camera. */
  readonly secret: string;
  /** What the picture for the camera says. */
  readonly uri: string;
}

interface Whose {
  readonly jurisdiction: number;
  readonly account: string;
}

/** A secret for a device; it counts for nothing until a first code is taken. Null where there is one that does. */
export async function beginTotp(
  tx: Tx,
  keyring: Keyring,
  whose: Whose,
  label: { readonly issuer: string; readonly name: string },
): Promise<NewSecret | null> {
  const secret = new Secret({ size: 20 });
  const kept = await tx.query(
    `insert into account_totp (jurisdiction, account, secret) values ($1, $2, $3)
     on conflict (jurisdiction, account) do update set secret = excluded.secret where account_totp.confirmed_at is null
     returning account`,
    [whose.jurisdiction, whose.account, keyring.encrypt(secret.base32, contextOf(whose))],
  );
  if (kept.length === 0) return null;
  const uri = new TOTP({ secret, issuer: label.issuer, label: label.name, period: STEP }).toString();
  return { secret: secret.base32, uri };
}

/** What the cipher of a secret is bound to. */
export function contextOf({ jurisdiction, account }: Whose): string {
  return `account_totp.secret:${jurisdiction}:${account}`;
}

/**
 * Takes a code, of this moment or the one before or after, once: its step is kept, and no code of it or of an earlier one is
 * taken again, also of two that come at once.
 */
export async function takeTotp(
  tx: Tx,
  keyring: Keyring,
  whose: Whose,
  { code, now, confirmed }: { readonly code: string; readonly now: Date; readonly confirmed: boolean },
): Promise<boolean> {
  const { jurisdiction, account } = whose;
  const [kept] = await tx.query<{ secret: string }>(
    'select secret from account_totp where jurisdiction = $1 and account = $2 and (confirmed_at is not null) = $3',
    [jurisdiction, account, confirmed],
  );
  if (!kept) return false;
  const secret = Secret.fromBase32(keyring.decrypt(kept.secret, contextOf(whose)));
  const delta = new TOTP({ secret, period: STEP }).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1_000 / STEP) + delta;
  const taken = await tx.query(
    `update account_totp set last_step = $3, confirmed_at = coalesce(confirmed_at, $4)
     where jurisdiction = $1 and account = $2 and last_step < $3 and (confirmed_at is not null) = $5 returning account`,
    [jurisdiction, account, step, now, confirmed],
  );
  return taken.length > 0;
}

export async function removeTotp(tx: Tx, { jurisdiction, account }: Whose): Promise<void> {
  for (const table of ['account_totp', 'account_recovery_code']) {
    await tx.query(`delete from ${table} where jurisdiction = $1 and account = $2`, [jurisdiction, account]);
  }
}

/** Ten codes for the day on which the device is lost, said here once; those before are void. Null for who needs none. */
export async function newRecoveryCodes(tx: Tx, { jurisdiction, account }: Whose): Promise<string[] | null> {
  const needed = await tx.query(
    'select 1 from account_totp where jurisdiction = $1 and account = $2 and confirmed_at is not null',
    [jurisdiction, account],
  );
  if (needed.length === 0) return null;
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await tx.query('delete from account_recovery_code where jurisdiction = $1 and account = $2', [jurisdiction, account]);
  await tx.query(
    'insert into account_recovery_code (jurisdiction, account, digest) select $1, $2, * from unnest($3::text[])',
    [jurisdiction, account, codes.map((code) => digestOf(bare(code)))],
  );
  return codes;
}

/** 80 bits, in the letters and digits of base32, which are not taken for one another. */
function recoveryCode(): string {
  const { base32 } = Secret.fromHex(randomBytes(10).toString('hex'));
  return (base32.match(/.{4}/g) ?? []).join('-');
}

/** Uses a recovery code up: of two that come at once one is wrong. */
export async function takeRecoveryCode(tx: Tx, { jurisdiction, account }: Whose, code: string): Promise<boolean> {
  const taken = await tx.query(
    'delete from account_recovery_code where jurisdiction = $1 and account = $2 and digest = $3 returning digest',
    [jurisdiction, account, digestOf(bare(code))],
  );
  return taken.length > 0;
}

function bare(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
}

/** Whether codes are asked for, and how many recovery codes are left. */
export async function secondFactorOf(database: Database, { jurisdiction, account }: Whose) {
  const [found] = await database.read<{ hasSecondFactor: boolean; recoveryCodes: number }>(
    credentialScope(jurisdiction),
    {
      text: `select exists (select from account_totp where jurisdiction = $1 and account = $2 and confirmed_at is not null)
          as "hasSecondFactor",
        (select count(*)::int from account_recovery_code where jurisdiction = $1 and account = $2) as "recoveryCodes"`,
      values: [jurisdiction, account],
    },
  );
  return found ?? { hasSecondFactor: false, recoveryCodes: 0 };
}
