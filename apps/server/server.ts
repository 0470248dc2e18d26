import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { type Jurisdiction, jurisdictions } from '../../data/jurisdictions.ts';
import { accountRoutes, actorWith, type Gate } from '../../modules/accounts/index.ts';
import { application } from '../../modules/index.ts';
import { isOffice } from '../../modules/roles.ts';
import { clockRoutes } from '../../platform/clock/routes.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { recordRoutes } from '../../platform/endpoints/routes.ts';
import { figureRoutes } from '../../platform/figures/routes.ts';
import { fileRoutes } from '../../platform/files/routes.ts';
import type { Place } from '../../platform/http/place.ts';
import { buildHttp } from '../../platform/http/server.ts';
import { importRoutes } from '../../platform/imports/routes.ts';
import { noticeRoutes } from '../../platform/notify/routes.ts';
import { find } from '../../platform/search/find.ts';
import { today } from '../../platform/text/today.ts';
import { demonstrationAccounts } from '../demonstration-accounts.ts';
import type { Opened } from '../open.ts';
import { serveConsole } from './console.ts';
import { demonstrationSignIn } from './demonstration-sign-in.ts';
import { admit, doorTo } from './door.ts';
import { type GateOptions, gateOf } from './gate.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The whole server on an opened database: what is around, the derived routes, the modules' own, the console. */
export async function buildServer(
  opened: Opened,
  options: GateOptions & {
    readonly demonstration: boolean;
    readonly requestsPerMinute?: number;
    readonly place?: Place;
  },
): Promise<FastifyInstance> {
  const { requestsPerMinute, place } = options;
  const app = await buildHttp({ database: opened.database, version, requestsPerMinute, place });
  await app.register(cookie);
  const gate = gateOf(opened, options);
  // What is written there wrongly is said at the start.
  await gate.providers();
  admit(app, gate);
  const door = doorTo(opened, gate);
  accountRoutes(app, door, gate);
  sessionRoute(app, gate, options);
  if (options.demonstration) demonstrationSignIn(app, gate);
  searchRoute(app, door);
  for (const module of application.modules) module.routes?.(app, door);
  figureRoutes(app, door);
  importRoutes(app, door);
  recordRoutes(app, door);
  clockRoutes(app, door, isOffice);
  noticeRoutes(app, door);
  fileRoutes(app, door);
  await serveConsole(app);
  return app;
}

/** Who works here and for which place; nobody, before somebody signs in. */
function sessionRoute(app: FastifyInstance, gate: Gate, { demonstration }: { readonly demonstration: boolean }): void {
  app.get(
    '/api/session',
    { schema: { tags: ['session'], summary: 'Who works here 当前工作人员' } },
    async ({ present }) => {
      const { code, zh, en, level } = jurisdictions.get(
        String(present?.jurisdiction ?? gate.jurisdiction),
      ) as Jurisdiction;
      return {
        actor: present ? actorWith(present, present.standing) : null,
        person: present?.person ?? null,
        jurisdiction: { code, name: { zh, en }, level },
        seeing: present?.seeing ? { name: present.seeing.name } : null,
        demonstration,
        ...(demonstration && !present ? { demonstrationAccounts: await demonstrationAccounts(gate) } : {}),
        today: today(gate.now()),
        version,
      };
    },
  );
}

function searchRoute(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { q?: string; limit?: number } }>(
    '/api/search',
    { schema: { tags: ['search'], summary: 'Find people and organisations 查找' }, config: { narrowed: true } },
    async (request) => {
      const { q = '', limit = 20 } = request.query;
      const { actor, scope, records: only } = door.visitor(request);
      const records = application.searched.filter((record) => !only || only.includes(record));
      const hits = await find(door.database, scope, application.definitions, q, {
        actor,
        records,
        limit: Math.min(Number(limit), 100),
      });
      return { hits };
    },
  );
}
