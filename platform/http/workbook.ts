import type { FastifyReply } from 'fastify';
import { attachment } from './attachment.ts';

/** Answers with a workbook to keep, under a name in any script. */
export function sendWorkbook(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  return reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', attachment(name))
    .send(Buffer.from(bytes));
}
