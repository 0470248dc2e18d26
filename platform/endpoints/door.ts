import type { KeyObject } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Keyring } from '../access/keyring.ts';
import type { Application } from '../application/module.ts';
import type { Entry } from '../audit/log.ts';
import type { Database, Scope, Tx } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import type { Actor } from '../record/define.ts';
import type { Language } from '../text/say.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The kind of record that a route is of: whoever is there for others does not find it. */
    readonly record?: string;
    /** It shows no more than the kinds of record that its visitor is there for. */
    readonly narrowed?: true;
  }
}

/** Who asks, and how far they see. */
export interface Visitor {
  readonly actor: Actor;
  readonly jurisdiction: number;
  readonly scope: Scope;
  readonly language: Language;
  /** The kinds of record that they are there for, by a token; all where absent. */
  readonly records?: readonly string[];
  /** Through another's eyes: nothing that is theirs alone is shown. */
  readonly seeing?: true;
  /** The day in Asia/Shanghai. */
  readonly today: string;
}

export interface Answer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** It holds a secret in clear. */
  readonly opened?: true;
}

/** What the app hands to the routes of the platform and the modules. */
export interface Door {
  readonly application: Application;
  readonly database: Database;
  readonly keyring: Keyring;
  /** The key that this installation signs with; made when it is first asked for. */
  sealKey(): Promise<KeyObject>;
  visitor(request: FastifyRequest): Visitor;
  /** Several reads in one transaction, for a look at what a write would do. */
  look<T>(request: FastifyRequest, work: (tx: Tx, batch: Batch) => Promise<T>): Promise<T>;
  /**
   * Writes to the log what was read, and waits for the commit: what is sent afterwards was noted, and where it cannot be
   * noted nothing is sent.
   */
  note(request: FastifyRequest, entries: readonly Entry[]): Promise<void>;
  /**
   * One mutating request: opens the transaction, runs the work, closes the batch, translates named constraints,
   * honours an Idempotency-Key, and sends the answer after the commit.
   */
  write(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Tx, batch: Batch) => Promise<Answer>,
  ): Promise<FastifyReply>;
}
