import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ALL_ROWS, exportedOne } from '../../platform/audit/exported.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { sendWorkbook } from '../../platform/http/workbook.ts';
import { isId } from '../../platform/record/ids.ts';
import { CSV_BEGINNING, csvLine } from '../../platform/sheets/csv.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import type { Asked } from './asked.ts';
import { cellsOf, headerCells } from './cells.ts';
import { allLines, countLines, type Line } from './lines.ts';
import { askedSchema, readerOf, tags } from './reader.ts';
import { things, words } from './words.ts';

type Request = FastifyRequest<{ Querystring: Asked & { readonly language?: string } }>;

/** What a workbook takes; more is a CSV file, which is made while it is sent. */
const MOST_IN_A_WORKBOOK = 5_000;
const title = things.log as { zh: string; en: string };

/** What the log shows, as a file; that it was taken out is itself in the log before it is sent. */
export function exportRoutes(app: FastifyInstance, door: Door): void {
  const querystring = Type.Object({ ...askedSchema, language: Type.Optional(Type.String()) });
  const schema = { tags, querystring };
  app.get<{ Querystring: Asked }>(
    '/api/log/export.xlsx',
    { schema: { ...schema, summary: 'The log as a workbook 导出日志' } },
    async (request, reply) => {
      const { asked, language, count, lines } = await begun(door, request);
      if (count > MOST_IN_A_WORKBOOK) {
        throw new DomainError('rule', words.tooMany, { count, most: MOST_IN_A_WORKBOOK });
      }
      const rows: ReturnType<typeof cells>[] = [];
      for await (const some of lines) rows.push(...some.map((line) => cells(door, line, language)));
      const name = inLanguage(title, language);
      const sheet = { name, columns: headerCells(language).map((header) => ({ header, width: 18 })), rows };
      const bytes = await writeWorkbook([sheet]);
      await noted(door, request, asked, { format: 'xlsx', rows: rows.length });
      return sendWorkbook(reply, `${name}.xlsx`, bytes);
    },
  );
  app.get<{ Querystring: Asked }>(
    '/api/log/export.csv',
    { schema: { ...schema, summary: 'The log as CSV, however long 导出日志' } },
    async (request, reply) => {
      const { asked, language, count, lines } = await begun(door, request);
      await noted(door, request, asked, { format: 'csv', rows: count });
      return sendCsv(reply, `${inLanguage(title, language)}.csv`, async function* () {
        yield CSV_BEGINNING + csvLine(headerCells(language));
        for await (const some of lines) yield some.map((line) => csvLine(cells(door, line, language))).join('');
      });
    },
  );
}

async function begun(door: Door, request: Request) {
  const { language: _, ...asked } = request.query;
  const visitor = readerOf(door, request, asked);
  const { count, head } = await countLines(door, visitor, asked);
  return { asked, language: visitor.language, count, lines: allLines(door, visitor, asked, head) };
}

function cells({ application }: Door, line: Line, language: Language) {
  return cellsOf(application.definitions, line, language);
}

/** A name that was typed is not kept: the log could not forget it. */
function noted(door: Door, request: Request, { actor, ...asked }: Asked, how: { format: string; rows: number }) {
  const filters = { ...asked, ...(actor ? { actor: isId(actor) ? actor : true } : {}) };
  return door.note(request, [exportedOne('log', ALL_ROWS, { ...how, filters })]);
}

function sendCsv(reply: FastifyReply, name: string, lines: () => AsyncGenerator<string>): FastifyReply {
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', attachment(name))
    .send(Readable.from(lines()));
}
