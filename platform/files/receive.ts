import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/errors.ts';
import { MOST_BYTES, MOST_MEGABYTES } from './limits.ts';
import { cleanName } from './name.ts';
import { words } from './words.ts';

export interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What stands around a file in a form. */
const FORM_BYTES = 64 * 1024;
/** Files that are in memory at once, of everybody together: so many times twenty megabytes are never exceeded. */
const MOST_AT_ONCE = 8;

/** One for a server: how many files are being received. */
export interface Reception {
  receive(request: FastifyRequest): Promise<Sent>;
}

/**
 * Reads the one file of a form into memory, no further than it may be large, and without a transaction: one that is too
 * large, or that breaks off, has touched nothing.
 */
export function reception(): Reception {
  let receiving = 0;
  return {
    async receive(request) {
      if (announced(request) > MOST_BYTES + FORM_BYTES) throw tooLarge('');
      if (receiving >= MOST_AT_ONCE) throw new DomainError('conflict', words.busy);
      receiving += 1;
      try {
        return await read(request);
      } finally {
        receiving -= 1;
      }
    },
  };
}

/** How large the request says that it is; nothing where it does not say. */
export function announced({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? 0);
}

async function read(request: FastifyRequest): Promise<Sent> {
  const part = await request.file({ limits: { fileSize: MOST_BYTES, files: 1, fields: 0 } });
  if (!part) throw new DomainError('invalid', words.noFile);
  const pieces: Buffer[] = [];
  try {
    for await (const piece of part.file as AsyncIterable<Buffer>) pieces.push(piece);
  } catch {
    throw new DomainError('invalid', words.brokenOff);
  }
  const name = cleanName(part.filename ?? '');
  if (part.file.truncated) throw tooLarge(name);
  return { name, bytes: Buffer.concat(pieces) };
}

function tooLarge(name: string): DomainError {
  return new DomainError('invalid', words.tooLarge, { name, max: MOST_MEGABYTES });
}
