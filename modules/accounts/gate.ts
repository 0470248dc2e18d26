import type { FastifyRequest } from 'fastify';
import type { Keyring } from '../../platform/access/keyring.ts';
import type { SignedIn } from '../../platform/access/sessions.ts';
import type { Provider } from '../../platform/access/single-sign-on.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Actor } from '../../platform/record/define.ts';
import type { Standing } from './standing.ts';

/** Who sent a request, with what they may do now. */
export interface Present extends SignedIn {
  readonly standing: Standing;
  /** The kinds of record that their token is for; all where absent. */
  readonly records?: readonly string[];
  /** Whose eyes they look through, without acting. */
  readonly seeing?: { readonly account: string; readonly name: string; readonly person: string | null };
}

/** Where people come in: what signing in needs besides the door, which is for those who are in. */
export interface Gate {
  /** The jurisdiction that is meant where none is named. */
  readonly jurisdiction: number;
  readonly database: Database;
  readonly keyring: Keyring;
  now(): Date;
  /** The single sign-ons that are set up. */
  providers(): Promise<readonly Provider[]>;
  /** By session or by token; null for nobody. */
  signedIn(request: FastifyRequest): Promise<Present | null>;
  /** Forgets who was signed in: those of one account, or everybody. */
  forget(account?: string): void;
  /** One transaction that sees credentials, and one batch of the log, by this actor. */
  write<T>(who: Doer, work: (tx: Tx, batch: Batch) => Promise<T>): Promise<T>;
}

export interface Doer {
  readonly jurisdiction: number;
  readonly actor: Actor;
}

/** Before anybody is known. */
export const stranger: Actor = { id: 'stranger', name: '未登录', roles: [] };

export function actorOf({ account, name }: Pick<SignedIn, 'account' | 'name'>): Actor {
  return { id: account, name, roles: [] };
}
