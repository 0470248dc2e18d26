import type { FastifyInstance } from 'fastify';
import { DomainError } from '../errors/errors.ts';
import { words } from './words.ts';

/** Far more than anything asks for. Reading deeper JSON is safe; whatever walks through it afterwards may not be. */
const MOST_DEEP = 32;

export function refuseDeepBodies(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body }) => {
    if (isDeeper(body, MOST_DEEP)) throw new DomainError('invalid', words.tooDeep);
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
