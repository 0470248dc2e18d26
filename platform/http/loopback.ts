import type { FastifyInstance } from 'fastify';
import { DomainError } from '../errors/errors.ts';
import { words } from './words.ts';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Until there are accounts nothing but this machine may reach the server. Throws where it is told to listen elsewhere. */
export function requireLoopback(host: string): void {
  if (!loopback.has(host)) throw new DomainError('rule', words.notLoopback, { host });
}

/**
 * Refuses requests that a page of another origin makes the clerk's browser send: a foreign Host (a name that was made to
 * point to this machine), a foreign Origin, a cross-site fetch.
 */
export function onlyFromHere(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { host = '', origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreignSite = site === 'cross-site' || site === 'same-site';
    const navigates = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
    const foreign =
      !isLoopback(`http://${host}`) || (origin !== undefined && !isLoopback(origin)) || (foreignSite && !navigates);
    if (foreign) throw new DomainError('forbidden', words.otherHost);
  });
}

function isLoopback(address: string): boolean {
  try {
    return loopback.has(new URL(address).hostname.replace(/^\[|\]$/g, ''));
  } catch {
    return false;
  }
}
