import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Place } from '../../platform/access/passkeys.ts';
import type { Origin } from './sign-in.ts';

/** A browser takes a `__Host-` cookie only over https, from this host and for the whole of it. */
function nameFor({ protocol }: FastifyRequest): string {
  return protocol === 'https' ? '__Host-tongzhou' : 'tongzhou';
}

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[nameFor(request)] ?? null;
}

/** Without an end of its own: the server says when a session is over. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameFor(request), token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
  });
}

export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
  });
}

const away = { httpOnly: true, sameSite: 'lax', path: '/api/sign-in/oidc' } as const;

/** Of the browser that is away at a single sign-on. It comes back from another site, so this cookie has to come along. */
export function giveAway(request: FastifyRequest, reply: FastifyReply, browser: string): void {
  reply.setCookie('tongzhou-away', browser, { ...away, maxAge: 300, secure: request.protocol === 'https' });
}

export function takeAway(request: FastifyRequest, reply: FastifyReply): string {
  reply.clearCookie('tongzhou-away', { ...away, secure: request.protocol === 'https' });
  return request.cookies['tongzhou-away'] ?? '';
}

export function originOf(request: FastifyRequest): Origin {
  const agent = request.headers['user-agent'] ?? '';
  return { address: request.ip, agent, cookie: sessionToken(request) };
}

/** The address is the one that the browser has: others were refused before (platform/http/place.ts). */
export function placeOf({ protocol, host, hostname }: FastifyRequest): Place {
  return { origin: `${protocol}://${host}`, host: hostname };
}
