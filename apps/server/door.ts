import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scope as scopeOf } from '../../data/jurisdictions.ts';
import { actorWith, type Gate, type Present, words } from '../../modules/accounts/index.ts';
import { application } from '../../modules/index.ts';
import type { Door, Visitor } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { sendJson } from '../../platform/http/json.ts';
import { languageOf } from '../../platform/http/problems.ts';
import { writeOnce } from '../../platform/http/write.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import { today } from '../../platform/text/today.ts';
import { requireTenant } from '../jurisdiction.ts';
import type { Opened } from '../open.ts';
import { sealKeyIn } from '../seal-key.ts';
import { admitToken } from './by-token.ts';

const WHO = 'present';
declare module 'fastify' {
  interface FastifyRequest {
    present: Present | null;
  }
}

/** What is asked before anybody is known; everything else under /api is closed to whoever has not signed in. */
const open = /^\/api\/(session|sign-in|sign-out|invitations|calendars)(\/|$)/;

/** What also somebody who only reads may do. */
const leaving = /^\/api\/(sign-out|account\/see-as\/end)$/;

/** By the route that answers, for an address can be written in many ways; what leads nowhere by the address itself. */
function isApi({ url, routeOptions }: FastifyRequest): boolean {
  return [routeOptions.url ?? '', url].some((one) => /^\/api(\/|$)/.test(one));
}

/** Learns of each request who sent it, and turns away whoever is not known. */
export function admit(app: FastifyInstance, gate: Gate): void {
  app.decorateRequest(WHO, null);
  app.addHook('onRequest', async (request, reply) => {
    if (!isApi(request)) return;
    // No answer is for a cache on the way, or for whoever comes to the same browser next.
    reply.header('cache-control', 'no-store');
    request.present = await gate.signedIn(request);
    if (!request.present && !open.test(request.routeOptions.url ?? '')) {
      throw new DomainError('signed-out', words.signInFirst);
    }
    const { present, method } = request;
    if (present?.by === 'token') admitToken(present, request);
    if (!present?.readOnly || method === 'GET' || leaving.test(request.routeOptions.url ?? '')) return;
    throw new DomainError('forbidden', present.seeing ? words.seeingOnly : words.readOnly);
  });
}

/** What the routes work through: each sees and does what whoever sent the request may. */
export function doorTo(opened: Opened, gate: Gate): Door {
  const { database, keyring } = opened;
  const batchOf = (request: FastifyRequest): Batch => {
    const { actor, jurisdiction, today: day } = visitorOf(request, gate.now());
    const { reason } = (request.body ?? {}) as { reason?: string };
    const act = {
      actor,
      at: gate.now().toISOString(),
      today: day,
      via: request.present?.by === 'token' ? 'token' : 'console',
      ...(reason ? { reason } : {}),
    } as const;
    return { act, jurisdiction, keyring, definitions: application.definitions, entries: [] };
  };
  return {
    application,
    database,
    keyring,
    sealKey: () => sealKeyIn(opened.location.folder),
    visitor: (request) => visitorOf(request, gate.now()),
    look: (request, work) => {
      const { scope } = visitorOf(request, gate.now());
      return database.inTransaction(scope, (tx) => work(tx, batchOf(request)));
    },
    note: (request, entries) => {
      const batch = batchOf(request);
      batch.entries.push(...entries);
      return database.inTransaction(visitorOf(request, gate.now()).scope, async (tx) => {
        await closeBatch(tx, batch);
      });
    },
    async write(request, reply, work) {
      const { scope } = visitorOf(request, gate.now());
      const { constraints } = application;
      const asked = { request, database, batch: batchOf(request), scope, constraints };
      const { status, body } = await writeOnce(asked, async (tx, batch) => {
        const answer = await work(tx, batch);
        requireTenantFor(batch);
        return answer;
      });
      return sendJson(reply, body, status);
    },
  };
}

/** Accounts and what they may do belong to any place that has people at work; records to a tenant alone. */
function requireTenantFor({ jurisdiction, entries }: Batch): void {
  const ofPlace = ['account', 'access_grant'];
  if (entries.some(({ record, noVersion }) => !noVersion && !ofPlace.includes(record))) requireTenant(jurisdiction);
}

function visitorOf(request: FastifyRequest, now: Date): Visitor {
  if (!request.present) throw new DomainError('signed-out', words.signInFirst);
  const { account, name, jurisdiction, standing, seeing, records } = request.present;
  return {
    actor: actorWith({ account, name }, standing),
    jurisdiction,
    scope: { ...scopeOf(jurisdiction), ...standing.reach, account: seeing?.account ?? account },
    ...(seeing ? { seeing: true } : {}),
    ...(records ? { records } : {}),
    language: languageOf(request),
    today: today(now),
  };
}
