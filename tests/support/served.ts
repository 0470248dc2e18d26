import { mkdtempSync, rmSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import type { GateOptions } from '../../apps/server/gate.ts';
import { buildServer } from '../../apps/server/server.ts';
import { scope } from '../../data/jurisdictions.ts';
import { wholly } from '../../platform/db/database.ts';
import type { Place } from '../../platform/http/place.ts';
import { setTraditional } from '../../platform/text/say.ts';
import { traditional } from '../../platform/text/traditional.ts';
import type { TestDatabase } from './database.ts';
import { testKeys } from './records.ts';
import { type Newcomer, signedIn } from './signed-in.ts';

type Method = 'GET' | 'POST' | 'PATCH';

export interface Served {
  readonly app: FastifyInstance;
  /** Whose requests these are. */
  readonly account: string | null;
  /** Any request, as theirs. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  get(url: string, headers?: OutgoingHttpHeaders): Promise<LightMyRequestResponse>;
  post(url: string, body: object, headers?: OutgoingHttpHeaders): Promise<LightMyRequestResponse>;
  patch(url: string, body: object, headers?: OutgoingHttpHeaders): Promise<LightMyRequestResponse>;
}

export interface ServedOptions extends GateOptions {
  readonly requestsPerMinute?: number;
  readonly place?: Place;
  /** Who sends the requests, an office clerk unless said otherwise; null for nobody. */
  readonly as?: Newcomer | null;
}

const clerk: Newcomer = { name: '办公室', grants: [{ role: 'office' }] };

/** The server as `npm start` builds it, on a test's database; closed when the tests of the file have ended. */
export async function served(
  { database, url }: TestDatabase,
  jurisdiction: number,
  { as = clerk, ...options }: ServedOptions = {},
): Promise<Served> {
  setTraditional(traditional);
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-served-'));
  const opened = {
    database,
    keyring: testKeys,
    jurisdiction,
    scope: wholly(scope(jurisdiction)),
    location: { url, folder },
    url,
    close: async () => {},
  };
  const app = await buildServer(opened, { demonstration: false, ...options });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const who = as ? await signedIn(opened, as, options.now) : null;
  const cookie = who ? { cookie: who.cookie } : {};
  const inject = (options: InjectOptions) =>
    app.inject({ ...options, headers: { host: '127.0.0.1', ...cookie, ...options.headers } });
  const send = (method: Method, url: string, headers: OutgoingHttpHeaders = {}, body?: object) =>
    inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return {
    app,
    inject,
    account: who?.account ?? null,
    get: (address, headers) => send('GET', address, headers),
    post: (address, body, headers) => send('POST', address, headers, body),
    patch: (address, body, headers) => send('PATCH', address, headers, body),
  };
}
