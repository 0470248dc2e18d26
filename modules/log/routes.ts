import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Door } from '../../platform/endpoints/door.ts';
import type { Asked } from './asked.ts';
import { exportRoutes } from './export.ts';
import { linesBefore } from './lines.ts';
import { logPage, type Paging } from './page.ts';
import { askedSchema, readerOf, tags } from './reader.ts';
import { verifyRoutes } from './verifying.ts';

const size = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }));
const before = Type.Optional(Type.Integer({ minimum: 1 }));

/** The log as whoever looks after it reads it: who did what to which record and when, and no value of any. */
export function logRoutes(app: FastifyInstance, door: Door): void {
  const querystring = Type.Object({ ...askedSchema, before, size });
  app.get<{ Querystring: Asked & Paging }>(
    '/api/log',
    { schema: { tags, summary: 'The log, newest first 日志', querystring } },
    (request) => logPage(door, readerOf(door, request, request.query), request.query, request.query),
  );
  const params = Type.Object({ seq: Type.Integer({ minimum: 1 }) });
  const after = Type.Optional(Type.Integer({ minimum: 0 }));
  const inBatch = Type.Object({ ...askedSchema, before: after, size });
  app.get<{ Params: { seq: number }; Querystring: Asked & Paging }>(
    '/api/log/:seq',
    { schema: { tags, summary: 'All entries of one batch, last first 一批的全部条目', params, querystring: inBatch } },
    async (request) => {
      const { before: n = 2 ** 31 - 1, size: most = 100, ...asked } = request.query;
      const { seq } = request.params;
      const lines = await linesBefore(door, readerOf(door, request, asked), asked, { seq, n }, most + 1);
      const rows = lines.filter((line) => line.seq === seq).slice(0, most);
      return { rows, next: lines[most]?.seq === seq ? (rows.at(-1)?.n ?? null) : null };
    },
  );
  exportRoutes(app, door);
  verifyRoutes(app, door);
}
