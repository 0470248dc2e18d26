import type { FastifyRequest } from 'fastify';
import { type Present, words } from '../../modules/accounts/index.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { words as httpWords } from '../../platform/http/words.ts';

/** What is of no record, and open to every token. */
const ofNoRecord = /^\/api\/(session|openapi\.json)$/;

/** What is in clear, or signs somebody in. What governs one's own account asks for a session itself (own.ts). */
const signedIn =
  /^\/api\/(sign-in|sign-out|invitations|my-record)(\/|$)|\/reveal$|^\/api\/imports\/:id\/(file|aside\.xlsx)$/;

/** What says who comes in and what they may do there. */
const governing = /^\/api\/(accounts|grants|people\/:id\/account)(\/|$)/;

/**
 * A token is for programs. Of the kinds of record that it is for it finds what belongs to one of them, and what narrows
 * itself; anything else is no address, now and for every route that is added. What a program never does is refused.
 */
export function admitToken({ records }: Present, { routeOptions, method }: FastifyRequest): void {
  const { url = '', config } = routeOptions;
  const isFound = !records || config.narrowed || records.includes(config.record ?? '') || ofNoRecord.test(url);
  if (!isFound) throw new DomainError('not-found', httpWords.notFound);
  const isForPeople = signedIn.test(url) || (method !== 'GET' && governing.test(url));
  if (isForPeople) throw new DomainError('forbidden', words.notByToken);
}
