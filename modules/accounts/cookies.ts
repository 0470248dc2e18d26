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

export function originOf(request: FastifyRequest): Origin {
  const agent = request.headers['user-agent'] ?? '';
  return { address: request.ip, agent, cookie: sessionToken(request) };
}

/** The address is the one that the browser has: others were refused before (platform/http/loopback.ts). */
export function placeOf({ protocol, host, hostname }: FastifyRequest): Place {
  return { origin: `${protocol}://${host}`, host: hostname };
}
