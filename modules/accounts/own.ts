import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Gate, Present } from './gate.ts';
import { words } from './words.ts';

/** Whoever governs an account of his own is signed in; a token is for programs, and makes no other token. */
export async function own(gate: Gate, request: FastifyRequest): Promise<Present> {
  const signedIn = await gate.signedIn(request);
  if (!signedIn) throw new DomainError('signed-out', words.signInFirst);
  if (signedIn.by !== 'session') throw new DomainError('forbidden', words.notByToken);
  return signedIn;
}
