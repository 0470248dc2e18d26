import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Door, Visitor } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Asked } from './asked.ts';
import { words } from './words.ts';

export const tags = ['log'];
const word = Type.Optional(Type.String({ maxLength: 100 }));
const day = Type.Optional(Type.String({ format: 'date' }));
export const askedSchema = {
  jurisdiction: Type.Optional(Type.Integer({ minimum: 100_000, maximum: 999_999 })),
  from: day,
  to: day,
  ...{ actor: word, via: word, record: word, action: word },
  id: Type.Optional(Type.String({ format: 'uuid' })),
};

/** Whoever sees the log; throws for everybody else, whatever else they see. */
export function readerOf(door: Door, request: FastifyRequest, { jurisdiction }: Pick<Asked, 'jurisdiction'>): Visitor {
  const visitor = door.visitor(request);
  const { lo, hi, sees = [] } = visitor.scope;
  if (!sees.includes('log')) throw new DomainError('forbidden', words.notYours);
  if (jurisdiction !== undefined && (jurisdiction < lo || jurisdiction > hi)) {
    throw new DomainError('not-found', words.unknownPlace);
  }
  return visitor;
}
