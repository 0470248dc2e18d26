import type { FastifyRequest } from 'fastify';
import { activeAccount, type Gate, type Present, sessionToken, standingNow } from '../../modules/accounts/index.ts';
import { application } from '../../modules/index.ts';
import { credentialScope } from '../../platform/access/credentials.ts';
import { sessionCache } from '../../platform/access/session-cache.ts';
import { keptSession, noteSeen, type SignedIn } from '../../platform/access/sessions.ts';
import { type Provider, providersIn } from '../../platform/access/single-sign-on.ts';
import { byToken } from '../../platform/access/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import { translated } from '../../platform/http/write.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import { today } from '../../platform/text/today.ts';
import type { Opened } from '../open.ts';

export interface GateOptions {
  readonly now?: () => Date;
  readonly providers?: readonly Provider[];
}

/** Where people come in: built once for a server, with what it remembers of who is in. */
export function gateOf(opened: Opened, options: GateOptions = {}): Gate {
  const { database, keyring, jurisdiction } = opened;
  const { now = () => new Date() } = options;
  const cache = sessionCache<Present>();
  let { providers } = options;
  return {
    ...{ database, keyring, jurisdiction, now },
    forget: cache.forget,
    providers: async () => {
      providers ??= await providersIn(opened.location.folder);
      return providers;
    },
    async signedIn(request: FastifyRequest) {
      // A program that names its token is nobody else, whatever cookie there is.
      const { authorization } = request.headers;
      const [way, find] =
        authorization === undefined ? (['session', bySession] as const) : (['token', byToken] as const);
      const token = authorization === undefined ? sessionToken(request) : bearer(authorization);
      return token
        ? cache.signedIn(`${way} ${token}`, now(), () => withStanding(database, now(), find(database, token, now())))
        : null;
    },
    async write({ jurisdiction: where, actor }, work) {
      const act = { actor, at: now().toISOString(), today: today(now()), via: 'console' } as const;
      const { definitions, constraints } = application;
      const batch: Batch = { act, jurisdiction: where, keyring, definitions, entries: [] };
      try {
        return await database.inTransaction(credentialScope(where), async (tx) => {
          const done = await work(tx, batch);
          await closeBatch(tx, batch);
          return done;
        });
      } catch (error) {
        throw translated(error, constraints);
      }
    },
  };
}

function bearer(authorization: string): string | null {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null;
}

async function bySession(database: Database, token: string, now: Date) {
  const kept = await keptSession(database, token, now);
  if (kept?.stage !== 'whole') return null;
  const { until, isToBeNoted, jurisdiction, account, name, person, session, seeing } = kept;
  const signedIn: SignedIn = { jurisdiction, account, name, person, session, by: 'session', readOnly: false };
  if (isToBeNoted) await database.inTransaction(credentialScope(jurisdiction), (tx) => noteSeen(tx, signedIn, now));
  return { signedIn, until, seeing };
}

interface Found {
  readonly signedIn: SignedIn;
  readonly until: Date;
  readonly seeing?: string | null;
  readonly roles?: readonly string[] | null;
  readonly records?: readonly string[] | null;
}

/** Adds what they may do by the grants in force; of who looks through another's eyes, what that one may see. */
async function withStanding(database: Database, now: Date, finding: Promise<Found | null>) {
  const found = await finding;
  if (!found) return null;
  const { signedIn, until, seeing, roles, records } = found;
  const own = await standingNow(database, signedIn, now, roles);
  const isClerk = own.roles.includes('office');
  const other = seeing && isClerk ? await activeAccount({ database }, signedIn.jurisdiction, seeing) : null;
  if (!other) return { until, signedIn: { ...signedIn, standing: own, ...(records ? { records } : {}) } };
  const { account, name, person } = other;
  const seen = await standingNow(database, other, now);
  return { until, signedIn: { ...signedIn, readOnly: true, standing: seen, seeing: { account, name, person } } };
}
