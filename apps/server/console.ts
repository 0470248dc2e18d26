import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const consoleFolder = fileURLToPath(new URL('../console/dist/', import.meta.url));

/** The built console: assets are named by their content and never change; every address of a page gets the one document. */
export async function serveConsole(app: FastifyInstance): Promise<void> {
  if (!existsSync(consoleFolder)) return;
  await app.register(files, {
    root: consoleFolder,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '365d',
    schemaHide: true,
  });
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    request.url.startsWith('/api/')
      ? reply.callNotFound()
      : reply.sendFile('index.html', { immutable: false, maxAge: 0 });
  app.get('/', { schema: { hide: true } }, page);
  for (const path of ['/:page', '/:page/:id', '/:page/:id/:more']) app.get(path, { schema: { hide: true } }, page);
}
