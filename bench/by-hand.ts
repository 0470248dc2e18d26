import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import type { Keyring } from '../platform/access/keyring.ts';
import type { Scope } from '../platform/db/database.ts';
import { answers, type Work } from './by-hand-answers.ts';
import { district, region } from './place.ts';

/*
 * What one would write by hand for the same answers: node:http, pg, a statement after the other, as the owner of the
 * database: no session, no grants, no row-level security, no log. node bench/by-hand.ts URL FOLDER, or with --embedded FOLDER for a cold start.
 */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

function listen(pool: pg.Pool, scope: Scope, keyring: () => Promise<Keyring>): Promise<string> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const work: Work | undefined = answers(`${request.method} ${address.pathname}`);
    if (!work) return response.writeHead(404).end();
    const body = request.method === 'POST' ? (JSON.parse(await bodyOf(request)) as Record<string, unknown>) : {};
    const keys = request.method === 'POST' ? await keyring() : null;
    const asked = {
      query: address.searchParams,
      id: address.pathname.split('/').at(-1) ?? '',
      body,
      keyring: keys,
      scope,
    };
    const told = await work(pool, asked);
    const status = request.method === 'POST' ? 201 : 200;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(told));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(500).end(error.stack));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

async function openDatabase(): Promise<{ url: string; folder: string; stop: () => Promise<void> }> {
  const [first = '', folder = ''] = process.argv.slice(2);
  if (first !== '--embedded') return { url: first, folder, stop: async () => {} };
  const { openEmbedded } = await import('../platform/db/embedded.ts');
  return { folder, ...(await openEmbedded(folder, { progress: () => {} })) };
}

const { url, folder, stop } = await openDatabase();
const scopes = { district: { lo: district, hi: district }, region };
let keyring: Promise<Keyring> | undefined;
const keys = () => {
  keyring ??= import('../platform/access/keyring.ts').then((module) => module.keyringFrom(join(folder, 'keys.json')));
  return keyring;
};
const addresses: Record<string, string> = {};
for (const [name, scope] of Object.entries(scopes)) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  addresses[name] = await listen(pool, scope, keys);
}
console.log(JSON.stringify(addresses));
process.on('SIGTERM', () => stop().then(() => process.exit(0)));
