import type { FastifyReply } from 'fastify';

/** Passes on JSON text that PostgreSQL built, as it is. */
export function sendJson(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(text);
}
