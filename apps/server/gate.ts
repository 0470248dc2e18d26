import type { FastifyRequest } from 'fastify';
import { type Gate, type GrantFirst, sessionToken } from '../../modules/accounts/index.ts';
import { application } from '../../modules/index.ts';
import { credentialScope } from '../../platform/access/credentials.ts';
import { sessionCache } from '../../platform/access/session-cache.ts';
import { keptSession, noteSeen, type SignedIn } from '../../platform/access/sessions.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import { today } from '../../platform/text/today.ts';
import type { Opened } from '../open.ts';

export interface GateOptions {
  readonly now?: () => Date;
  readonly grantFirst?: GrantFirst;
}

/** Where people come in: built once for a server, with what it remembers of who is in. */
export function gateOf(opened: Opened, options: GateOptions = {}): Gate {
  const { database, keyring, jurisdiction } = opened;
  const { now = () => new Date(), grantFirst = async () => {} } = options;
  const cache = sessionCache();
  return {
    ...{ database, keyring, jurisdiction, grantFirst, now },
    forget: cache.forget,
    async signedIn(request: FastifyRequest) {
      const token = sessionToken(request);
      return token ? cache.signedIn(token, now(), () => bySession(opened, token, now())) : null;
    },
    write: ({ jurisdiction: where, actor }, work) => {
      const act = { actor, at: now().toISOString(), today: today(now()), via: 'console' } as const;
      const { definitions } = application;
      const batch: Batch = { act, jurisdiction: where, keyring, definitions, entries: [] };
      return database.inTransaction(credentialScope(where), async (tx) => {
        const done = await work(tx, batch);
        await closeBatch(tx, batch);
        return done;
      });
    },
  };
}

async function bySession({ database }: Opened, token: string, now: Date) {
  const kept = await keptSession(database, token, now);
  if (kept?.stage !== 'whole') return null;
  const { until, isToBeNoted, jurisdiction, account, name, person, session } = kept;
  const signedIn: SignedIn = { jurisdiction, account, name, person, session, by: 'session', readOnly: false };
  if (isToBeNoted) await database.inTransaction(credentialScope(jurisdiction), (tx) => noteSeen(tx, signedIn, now));
  return { signedIn, until };
}
