import type { FastifyRequest } from 'fastify';
import { constraintOf, type Database, type Tx } from '../db/database.ts';
import type { Answer } from '../endpoints/door.ts';
import { DomainError, type Word } from '../errors/errors.ts';
import { type Batch, closeBatch } from '../record/batch.ts';
import { words as recordWords } from '../record/words.ts';
import { words } from './words.ts';

export interface WriteRequest {
  readonly request: FastifyRequest;
  readonly database: Database;
  readonly batch: Batch;
  readonly scope: { readonly lo: number; readonly hi: number };
  readonly constraints: Readonly<Record<string, Word>>;
}

/**
 * One mutating request: one transaction, one batch of the log. With an Idempotency-Key the answer is kept in the same
 * transaction: the same request again gets the same answer and writes nothing, also where both arrive at once.
 */
export async function writeOnce(write: WriteRequest, work: (tx: Tx, batch: Batch) => Promise<Answer>): Promise<Answer> {
  const { request, database, batch, scope, constraints } = write;
  const sent = request.headers['idempotency-key'];
  // Each account has keys of its own: one that another used says nothing.
  const key = typeof sent === 'string' ? `${batch.act.actor.id} ${sent}` : null;
  try {
    return await database.inTransaction(scope, async (tx) => {
      const before = key === null ? null : await claim(tx, batch.jurisdiction, key, digestOf(request, batch));
      if (before) return before;
      const answer = await work(tx, batch);
      if (key !== null) keep(tx, batch.jurisdiction, key, answer);
      await closeBatch(tx, batch);
      return answer;
    });
  } catch (error) {
    throw translated(error, constraints);
  }
}

/** Waits for another request with the same key to end, because of the primary key. */
async function claim(tx: Tx, jurisdiction: number, key: string, digest: string): Promise<Answer | null> {
  await tx.query(`delete from idempotency where jurisdiction = $1 and at < now() - interval '1 day'`, [jurisdiction]);
  const claimed = await tx.query(
    'insert into idempotency (jurisdiction, key, request_digest) values ($1, $2, $3) on conflict do nothing returning key',
    [jurisdiction, key, digest],
  );
  if (claimed.length > 0) return null;
  const [kept] = await tx.query<{ request_digest: string; status: number; body: string }>(
    'select request_digest, status, body from idempotency where jurisdiction = $1 and key = $2',
    [jurisdiction, key],
  );
  if (!kept || kept.request_digest !== digest) throw new DomainError('invalid', words.keyReused);
  return { status: kept.status, body: kept.body };
}

/** What must not lie in the database in clear is not kept: such a request does its work again. */
function keep(tx: Tx, jurisdiction: number, key: string, { status, body, opened }: Answer): void {
  if (opened) tx.send('delete from idempotency where jurisdiction = $1 and key = $2', [jurisdiction, key]);
  else
    tx.send('update idempotency set status = $3, body = $4 where jurisdiction = $1 and key = $2', [
      ...[jurisdiction, key, status, body],
    ]);
}

/** Keyed: who knows all of a request but an ID number could else try the few that there are. */
function digestOf({ method, url, body }: FastifyRequest, { keyring }: Batch): string {
  return keyring.blindIndex(JSON.stringify([method, url, body]), 'idempotency');
}

/** What PostgreSQL refused, by the class of the refusal, where no module has a word of its own for the constraint. */
const refusals: Readonly<Record<string, Word>> = {
  '23503': recordWords.stillReferred,
  '23505': recordWords.alreadyThere,
  '23514': recordWords.contradictory,
};

/** Row-level security refuses a new row that its writer would not see. */
const NOT_ALLOWED = '42501';

/** A refusal of the database as a sentence, where there is one for it. */
export function translated(error: unknown, constraints: Readonly<Record<string, Word>>): unknown {
  if ((error as { code?: string }).code === NOT_ALLOWED) return new DomainError('forbidden', recordWords.outOfReach);
  const constraint = constraintOf(error);
  if (constraint === null) return error;
  const word = constraints[constraint] ?? refusals[(error as { code?: string }).code ?? ''];
  return word ? new DomainError('conflict', word) : error;
}
