import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'openid-client';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { DomainError } from '../errors/errors.ts';
import { digestOf } from './opaque.ts';
import { type Pending, pending } from './pending.ts';
import { words } from './words.ts';

const ProviderOf = Type.Object({
  /** As it stands in addresses. */
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  issuer: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.String(),
  scope: Type.Optional(Type.String()),
  /** Where this claim is the staff number of an account, the two belong together from the first time on. */
  staffNumberClaim: Type.Optional(Type.String()),
});

export type Provider = Static<typeof ProviderOf>;

/** From `sign-in.json` in the data folder, or from the environment in the same form; none where there is neither. */
export async function providersIn(folder: string, environment = process.env.TONGZHOU_SIGN_IN): Promise<Provider[]> {
  const path = join(folder, 'sign-in.json');
  const text = environment ?? (await readFile(path, 'utf8').catch(nothingThere));
  if (text === null) return [];
  const read = parsed(text);
  const isOurs = Value.Check(Type.Object({ providers: Type.Array(ProviderOf) }), read);
  const isSafe = isOurs && read.providers.every(({ issuer }) => isHttps(issuer) || isLoopback(issuer));
  if (!isSafe)
    throw new DomainError('invalid', words.wrongProviders, { path: environment ? 'TONGZHOU_SIGN_IN' : path });
  return read.providers;
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(address).hostname);
}

interface Begun<Kept> {
  readonly provider: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly browser: string;
  readonly kept: Kept;
}

export interface Identity<Kept> {
  readonly issuer: string;
  readonly subject: string;
  readonly staffNumber: string | null;
  readonly kept: Kept;
}

export interface Beginning {
  readonly location: string;
  readonly browser: string;
}

export interface SingleSignOn<Kept> {
  /** Where the browser goes to, and what it keeps so that the answer is taken from no other; null for one out of reach. */
  begin(provider: Provider, redirect: string, kept: Kept, now: Date): Promise<Beginning | null>;
  /** Who came back; null where the answer is not one to what was begun in this browser. */
  finish(provider: Provider, answer: URL, browser: string, now: Date): Promise<Identity<Kept> | null>;
}

/** Loaded when somebody first comes this way. */
const library = () => import('openid-client');

/** OpenID Connect by authorization code, with PKCE, state and nonce; `Kept` is remembered from the beginning to the answer. */
export function singleSignOn<Kept>(): SingleSignOn<Kept> {
  const begun: Pending<Begun<Kept>> = pending();
  const known = new Map<string, Promise<Configuration>>();
  const configuration = (provider: Provider) => {
    const found = known.get(provider.issuer) ?? discover(provider);
    known.set(provider.issuer, found);
    // One that could not be reached is asked again the next time.
    found.catch(() => known.delete(provider.issuer));
    return found;
  };
  return {
    async begin(provider, redirect, kept, now) {
      const client = await library();
      const config = await configuration(provider).catch(() => null);
      if (!config) return null;
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const browser = randomBytes(32).toString('base64url');
      begun.put(state, { provider: provider.id, verifier, nonce, browser: digestOf(browser), kept }, now);
      const location = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirect, scope: provider.scope ?? 'openid', state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, browser };
    },
    async finish(provider, answer, browser, now) {
      const state = answer.searchParams.get('state') ?? '';
      const waiting = begun.take(state, now);
      if (waiting?.provider !== provider.id || waiting.browser !== digestOf(browser)) return null;
      const found = await configuration(provider)
        .then((config) => identityOf(provider, config, answer, waiting, state))
        .catch(() => null);
      return found && { ...found, kept: waiting.kept };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await library();
  const execute = isHttps(issuer) ? [] : [allowInsecureRequests];
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { execute });
}

async function identityOf(
  { staffNumberClaim }: Provider,
  config: Configuration,
  answer: URL,
  { verifier, nonce }: Pick<Begun<unknown>, 'verifier' | 'nonce'>,
  state: string,
) {
  const { authorizationCodeGrant, fetchUserInfo } = await library();
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  const tokens = await authorizationCodeGrant(config, answer, checks);
  const claims = tokens.claims();
  if (!claims) return null;
  const { iss: issuer, sub: subject } = claims;
  if (!staffNumberClaim) return { issuer, subject, staffNumber: null };
  const told =
    claims[staffNumberClaim] ?? (await fetchUserInfo(config, tokens.access_token, subject))[staffNumberClaim];
  return { issuer, subject, staffNumber: typeof told === 'string' && told.trim() ? told : null };
}
