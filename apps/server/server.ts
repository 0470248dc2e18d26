import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Jurisdiction, jurisdictions } from '../../data/jurisdictions.ts';
import { accountRoutes } from '../../modules/accounts/index.ts';
import { application } from '../../modules/index.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { recordRoutes } from '../../platform/endpoints/routes.ts';
import { figureRoutes } from '../../platform/figures/routes.ts';
import { sendJson } from '../../platform/http/json.ts';
import { languageOf } from '../../platform/http/problems.ts';
import { buildHttp } from '../../platform/http/server.ts';
import { words } from '../../platform/http/words.ts';
import { writeOnce } from '../../platform/http/write.ts';
import { importRoutes } from '../../platform/imports/routes.ts';
import { find } from '../../platform/search/find.ts';
import { today } from '../../platform/text/today.ts';
import { actNow, batchFor, clerk } from '../act.ts';
import type { Opened } from '../open.ts';
import { sealKeyIn } from '../seal-key.ts';
import { serveConsole } from './console.ts';
import { type GateOptions, gateOf } from './gate.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The whole server on an opened database: what is around, the derived routes, the modules' own, the console. */
export async function buildServer(
  opened: Opened,
  options: GateOptions & { readonly demonstration: boolean; readonly requestsPerMinute?: number },
): Promise<FastifyInstance> {
  const { requestsPerMinute } = options;
  const app = await buildHttp({ database: opened.database, version, requestsPerMinute });
  await app.register(cookie);
  const door = doorTo(opened);
  accountRoutes(app, door, gateOf(opened, options));
  sessionRoute(app, door, options);
  searchRoute(app, door);
  for (const module of application.modules) module.routes?.(app, door);
  figureRoutes(app, door);
  importRoutes(app, door);
  recordRoutes(app, door);
  await serveConsole(app);
  return app;
}

function doorTo(opened: Opened): Door {
  const { database, keyring, jurisdiction, scope } = opened;
  const reasonOf = (request: FastifyRequest) => (request.body as { reason?: string } | null | undefined)?.reason;
  return {
    application,
    database,
    keyring,
    sealKey: () => sealKeyIn(opened.location.folder),
    visitor: (request) => ({
      actor: clerk,
      jurisdiction,
      scope,
      language: languageOf(request),
      today: today(new Date()),
    }),
    look: (_request, work) => database.inTransaction(scope, (tx) => work(tx, batchFor(opened, actNow('console')))),
    async write(request, reply, work) {
      const batch = batchFor(opened, actNow('console', reasonOf(request)));
      const { constraints } = application;
      const { status, body } = await writeOnce({ request, database, batch, scope, constraints }, work);
      return sendJson(reply, body, status);
    },
  };
}

function sessionRoute(app: FastifyInstance, door: Door, { demonstration }: { readonly demonstration: boolean }): void {
  app.get(
    '/api/session',
    { schema: { tags: ['session'], summary: 'Who works here 当前工作人员' } },
    async (request) => {
      const { actor, jurisdiction, today: day } = door.visitor(request);
      const { code, zh, en, level } = jurisdictions.get(String(jurisdiction)) as Jurisdiction;
      return {
        actor,
        jurisdiction: { code, name: { zh, en }, level },
        demonstration,
        today: day,
        notice: words.oneClerk,
        version,
      };
    },
  );
}

function searchRoute(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { q?: string; limit?: number } }>(
    '/api/search',
    { schema: { tags: ['search'], summary: 'Find people and organisations 查找' } },
    async (request) => {
      const { q = '', limit = 20 } = request.query;
      const records = application.searched;
      const { actor, scope } = door.visitor(request);
      const hits = await find(door.database, scope, application.definitions, q, {
        actor,
        records,
        limit: Math.min(Number(limit), 100),
      });
      return { hits };
    },
  );
}
