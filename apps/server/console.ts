import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const consoleFolder = fileURLToPath(new URL('../console/dist/', import.meta.url));

/**
 * The built console: assets are named by their content and never change; every address of a
 * page gets the one document.
 */
export async function serveConsole(app: FastifyInstance, folder = consoleFolder): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '365d',
    schemaHide: true,
  });
  const send = (name: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.sendFile(name, folder, { immutable: false, maxAge: 0 });
  const page = send('index.html');
  app.get('/mark.svg', { schema: { hide: true } }, send('mark.svg'));
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    /^\/api(\/|$)/.test(request.url) ? reply.callNotFound() : page(request, reply),
  );
}
