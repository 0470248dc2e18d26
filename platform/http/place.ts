import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '../errors/errors.ts';
import { words } from './words.ts';

/** Where the server listens, and where people open it. */
export interface Place {
  readonly host: string;
  /** What browsers have in their address bar, where that is not this machine. */
  readonly address?: string;
  /** The proxy in front, whose word is taken for who asks and how: an address, or several divided by commas. */
  readonly behindProxy?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether only this machine reaches the server. */
export function isThisMachine({ host, address }: Place): boolean {
  return loopback.has(host) && address === undefined;
}

/**
 * Other machines reach the server under one name, encrypted, or not at all: passwords go over the wire. Throws where it is
 * told otherwise.
 */
export function requireSafe(place: Place): void {
  const { host, address, behindProxy, tls } = place;
  if (address !== undefined && originOf(address) === null) throw new DomainError('rule', words.badOrigin, { address });
  const proxies = behindProxy?.split(',') ?? [];
  const wrong = proxies.find((proxy) => isIP(proxy) === 0);
  if (wrong !== undefined) throw new DomainError('rule', words.badProxy, { proxy: wrong });
  if (isThisMachine(place)) return;
  if (address === undefined || (!tls && behindProxy === undefined)) {
    throw new DomainError('rule', words.notSafe, { host });
  }
}

/** The origin of an address that is one, by https and nothing more; null for anything else. */
function originOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' && url.href === `${url.origin}/` ? url.origin : null;
}

/**
 * Refuses what a page of another origin makes a browser send: a foreign Host (a name that was made to point here), a
 * foreign Origin, a cross-site fetch.
 */
export function onlyFromHere(app: FastifyInstance, address: string | undefined): void {
  const own = address === undefined ? null : originOf(address);
  const isOurs = (origin: string) => isLoopback(origin) || origin === own;
  app.addHook('onRequest', async (request) => {
    const { host = '', origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreignSite = site === 'cross-site' || site === 'same-site';
    const navigates = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
    const foreign =
      !(isLoopback(`http://${host}`) || `https://${host}` === own) ||
      (origin !== undefined && !isOurs(origin)) ||
      (foreignSite && !navigates);
    if (foreign) throw new DomainError('forbidden', words.otherHost);
  });
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.has(new URL(address).hostname.replace(/^\[|\]$/g, ''));
}
