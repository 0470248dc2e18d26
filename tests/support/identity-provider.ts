import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type JWK } from 'oidc-provider';
import { afterAll } from 'vitest';

export const CLIENT = { clientId: 'tongzhou', clientSecret: 'a secret between the two of them' };

export interface IdentityProvider {
  readonly issuer: string;
  /** Goes where a browser is sent, says who one is, and answers the address that it is sent back to. */
  authenticate(location: string, login: string): Promise<string>;
}

/** A real OpenID Connect provider on loopback: whoever comes is who they say they are, and has this staff number. */
export async function identityProvider(
  redirects: readonly string[],
  staffNumbers: Readonly<Record<string, string>>,
): Promise<IdentityProvider> {
  let answer = (_request: IncomingMessage, response: ServerResponse) => void response.end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(redirects, staffNumbers));
  const callback = provider.callback();
  answer = (request, response) => {
    const login = new URL(request.url ?? '', issuer).searchParams.get('login');
    if (request.url?.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: login ?? 'nobody' } });
    } else void callback(request, response);
  };
  return { issuer, authenticate: (location, login) => follow(issuer, location, login) };
}

function configuration(redirects: readonly string[], staffNumbers: Readonly<Record<string, string>>): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK;
  return {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [...redirects] }],
    jwks: { keys: [key] },
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub'], staff: ['employee_number'] },
    scopes: ['openid', 'staff'],
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, employee_number: staffNumbers[id] }),
    }),
    // Nobody is asked whether the client may know.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid staff');
      await grant.save();
      return grant;
    },
  };
}

async function follow(issuer: string, location: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = new URL(location);
  while (next.origin === issuer) {
    if (next.pathname.startsWith('/interaction/')) next.searchParams.set('login', login);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const to = response.headers.get('location');
    if (!to) throw new Error(`${next.href} answered ${response.status}: ${await response.text()}`);
    next = new URL(to, next);
  }
  return next.href;
}
