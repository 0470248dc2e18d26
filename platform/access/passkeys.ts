import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Database, Tx } from '../db/database.ts';
import { credentialScope } from './credentials.ts';
import type { Pending } from './pending.ts';

/** Loaded when the first passkey is used: it takes a good part of a start. */
const library = () => import('@simplewebauthn/server');

/** Where a browser is: a passkey is for one host, and answers for one origin. */
export interface Place {
  readonly origin: string;
  readonly host: string;
}

interface Whose {
  readonly jurisdiction: number;
  readonly account: string;
}

/** Challenges that wait for their answers: of an account that adds a passkey, or of nobody yet. */
export type Challenges = Pending<Whose | 'sign-in'>;

/** The account is in what the authenticator keeps, so that nobody types a name; the key says whether it is true. */
function handleOf({ jurisdiction, account }: Whose): string {
  return `${jurisdiction}:${account}`;
}

export async function registrationOptions(
  database: Database,
  challenges: Challenges,
  place: Place,
  whose: Whose & { readonly name: string },
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const there = await passkeysOf(database, whose);
  const options = await (await library()).generateRegistrationOptions({
    rpName: '同舟',
    rpID: place.host,
    userName: whose.name,
    userDisplayName: whose.name,
    userID: new TextEncoder().encode(handleOf(whose)),
    attestationType: 'none',
    excludeCredentials: there.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  challenges.put(options.challenge, { jurisdiction: whose.jurisdiction, account: whose.account }, now);
  return options;
}

/** Keeps the passkey that was made for this account's challenge; false where the answer is not one to it. */
export async function keepPasskey(
  tx: Tx,
  challenges: Challenges,
  place: Place,
  whose: Whose & { readonly name: string },
  response: RegistrationResponseJSON,
  now: Date,
): Promise<boolean> {
  const isOwn = (challenge: string) => {
    const waiting = challenges.take(challenge, now);
    return waiting !== null && waiting !== 'sign-in' && handleOf(waiting) === handleOf(whose);
  };
  const verified = await (await library())
    .verifyRegistrationResponse({
      ...{ response, expectedChallenge: isOwn, expectedOrigin: place.origin, expectedRPID: place.host },
      requireUserVerification: true,
    })
    .catch(() => null);
  if (!verified?.verified) return false;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const kept = await tx.query(
    `insert into account_passkey (jurisdiction, credential, account, name, public_key, counter, transports, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning credential`,
    [whose.jurisdiction, id, whose.account, whose.name, Buffer.from(publicKey), counter, transports, now],
  );
  return kept.length > 0;
}

export async function signInOptions(
  challenges: Challenges,
  place: Place,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await (await library()).generateAuthenticationOptions({
    rpID: place.host,
    userVerification: 'required',
  });
  challenges.put(options.challenge, 'sign-in', now);
  return options;
}

interface KeptPasskey extends Whose {
  readonly publicKey: Buffer;
  readonly counter: number;
}

/** The owner of the passkey an answer names, and whether the answer is right; null where there is no such passkey. */
export async function byPasskey(
  database: Database,
  challenges: Challenges,
  place: Place,
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<(Whose & { readonly counter: number | null }) | null> {
  const handle = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  const [, code] = /^(\d{6}):[0-9a-f-]{36}$/.exec(handle) ?? [];
  if (!code) return null;
  const [kept] = await database.read<KeptPasskey>(credentialScope(Number(code)), {
    text: `select jurisdiction, account, public_key as "publicKey", counter from account_passkey
      where jurisdiction = $1 and credential = $2`,
    values: [Number(code), response.id],
  });
  if (!kept || handleOf(kept) !== handle) return null;
  const { jurisdiction, account, publicKey, counter } = kept;
  const verified = await (await library())
    .verifyAuthenticationResponse({
      ...{ response, expectedOrigin: place.origin, expectedRPID: place.host, requireUserVerification: true },
      expectedChallenge: (challenge) => challenges.take(challenge, now) === 'sign-in',
      credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter },
    })
    .catch(() => null);
  return { jurisdiction, account, counter: verified?.verified ? verified.authenticationInfo.newCounter : null };
}

export async function notePasskeyUsed(
  tx: Tx,
  { jurisdiction }: Whose,
  { credential, counter, now }: { readonly credential: string; readonly counter: number; readonly now: Date },
): Promise<void> {
  await tx.query(
    `update account_passkey set counter = greatest(counter, $3), used_at = $4 where jurisdiction = $1 and credential = $2`,
    [jurisdiction, credential, counter, now],
  );
}

export interface ListedPasskey {
  readonly credential: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

export function passkeysOf(database: Database, { jurisdiction, account }: Whose): Promise<ListedPasskey[]> {
  return database.read<ListedPasskey>(credentialScope(jurisdiction), {
    text: `select credential, name, made_at as "madeAt", used_at as "usedAt" from account_passkey
      where jurisdiction = $1 and account = $2 order by made_at`,
    values: [jurisdiction, account],
  });
}

/** The name of what was removed; null where there was nothing. */
export async function removePasskey(tx: Tx, { jurisdiction, account }: Whose, credential: string) {
  const [removed] = await tx.query<{ name: string }>(
    'delete from account_passkey where jurisdiction = $1 and account = $2 and credential = $3 returning name',
    [jurisdiction, account, credential],
  );
  return removed?.name ?? null;
}
