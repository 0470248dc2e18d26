import type { FastifyReply, FastifyRequest } from 'fastify';
import { giveSession, sessionToken } from './cookies.ts';
import type { Gate } from './gate.ts';
import type { Entered } from './sign-in.ts';

/** Hands the new session out. The one that was there before is over, and not remembered either. */
export function entering(gate: Gate, request: FastifyRequest, reply: FastifyReply, { token, next }: Entered) {
  if (sessionToken(request)) gate.forget();
  giveSession(request, reply, token);
  return { next };
}
