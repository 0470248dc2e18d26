import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { exportedOne } from '../audit/exported.ts';
import type { Tx } from '../db/database.ts';
import type { Answer, Door } from '../endpoints/door.ts';
import { DomainError, type Word } from '../errors/errors.ts';
import { attachment } from '../http/attachment.ts';
import { sendWorkbook } from '../http/workbook.ts';
import type { Batch } from '../record/batch.ts';
import { words as sheetWords } from '../sheets/words.ts';
import { inLanguage, type Language, say } from '../text/say.ts';
import {
  type Answers,
  answerImport,
  type Conversation,
  commitImport,
  conversation,
  discardImport,
  firstLook,
  kindNamed,
  lookAtRest,
  recognise,
  undoBlockers,
  undoImport,
} from './import.ts';
import { labelsOf, type Only, presentConversation, presentRow, rowsShown, summaryOf } from './present.ts';
import { asideWorkbook } from './report.ts';
import { importsOf, keepUpload, type Upload, uploadOf, workbookOf } from './store.ts';
import { templateFor } from './template.ts';
import { words } from './words.ts';

type Id = { Params: { id: string } };
const tags = ['imports'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const place = { sheet: Type.String(), row: Type.Integer() };
/** One list of types: among alternatives null would be converted to an empty text, which is an answer of its own. */
const orNull = Type.Unsafe<string | null>({ type: ['string', 'null'] });
const answersBody = Type.Object({
  version: Type.Integer(),
  kind: Type.Optional(Type.String()),
  party: Type.Optional(Type.String()),
  mapping: Type.Optional(Type.Array(Type.Object({ sheet: Type.String(), index: Type.Integer(), field: orNull }))),
  automatic: Type.Optional(Type.Array(Type.Object({ sheet: Type.String(), index: Type.Integer() }))),
  fixes: Type.Optional(Type.Array(Type.Object({ ...place, field: Type.String(), value: orNull }))),
  answers: Type.Optional(Type.Array(Type.Object({ ...place, field: Type.String(), choice: orNull }))),
  aside: Type.Optional(Type.Array(Type.Object({ ...place, aside: Type.Boolean() }))),
});
const acceptance = Type.Object({
  version: Type.Integer(),
  acceptWarnings: Type.Boolean(),
  setErrorsAside: Type.Boolean(),
});

/** The import as a conversation: upload, look, answer, commit, undo. */
export function importRoutes(app: FastifyInstance, door: Door): void {
  // Rows are matched with all that are known: whoever sees a part would take known people for new ones.
  app.addHook('preParsing', async (request) => {
    if (!request.routeOptions.url?.startsWith('/api/imports')) return;
    if (!door.visitor(request).scope.sees?.includes('records')) throw new DomainError('forbidden', words.notYours);
  });
  reading(app, door);
  const kinds = door.application.imports;
  const answered = async (
    request: FastifyRequest,
    tx: Tx,
    batch: Batch,
    said: Conversation,
    status = 200,
  ): Promise<Answer> => ({
    status,
    body: JSON.stringify(await present(door, tx, batch, said, door.visitor(request).language)),
  });
  app.post('/api/imports', { schema: { tags, summary: 'Upload a workbook 上传' } }, async (request, reply) => {
    const { upload, kind, party } = await received(request);
    return door.write(request, reply, async (tx, batch) => {
      const id = await takeIn(tx, batch, door, upload, { kind, party });
      return answered(request, tx, batch, await firstLook(tx, batch, kinds, id), 201);
    });
  });
  app.patch<Id & { Body: Answers }>(
    '/api/imports/:id',
    { schema: { tags, summary: 'Answer 修改与回答', params, body: answersBody } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) =>
        answered(request, tx, batch, await answerImport(tx, batch, kinds, request.params.id, request.body)),
      ),
  );
  app.post<Id & { Body: { version: number; acceptWarnings: boolean; setErrorsAside: boolean } }>(
    '/api/imports/:id/commit',
    { schema: { tags, summary: 'Write all or nothing 写入', params, body: acceptance } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const asImport = { ...batch, act: { ...batch.act, via: 'import' as const } };
        return answered(request, tx, batch, await commitImport(tx, asImport, kinds, request.params.id, request.body));
      }),
  );
  app.post<Id>('/api/imports/:id/undo', { schema: { tags, summary: 'Undo 撤销', params } }, (request, reply) =>
    door.write(request, reply, async (tx, batch) =>
      answered(request, tx, batch, await undoImport(tx, batch, request.params.id)),
    ),
  );
  app.post<Id>('/api/imports/:id/discard', { schema: { tags, summary: 'Discard 放弃', params } }, (request, reply) =>
    door.write(request, reply, async (tx, batch) =>
      answered(request, tx, batch, await discardImport(tx, batch, request.params.id)),
    ),
  );
}

function reading(app: FastifyInstance, door: Door): void {
  const kinds = door.application.imports;
  const inside = <T>(request: FastifyRequest, work: (tx: Tx, batch: Batch) => Promise<T>) => door.look(request, work);
  app.get<{ Querystring: { state?: string } }>(
    '/api/imports',
    { schema: { tags, summary: 'Imports 导入记录' } },
    async (request) => {
      const states = request.query.state?.split(',') ?? [];
      const rows = await inside(request, (tx, batch) => importsOf(tx, batch, states));
      return { rows: rows.map((row) => summaryOf(row, kinds)), total: rows.length, kinds: labelsOf(kinds) };
    },
  );
  app.get<{ Params: { kind: string } }>(
    '/api/imports/template/:kind.xlsx',
    { schema: { tags, summary: 'Template 模板' } },
    async (request, reply) => {
      const kind = kindNamed(kinds, request.params.kind);
      const { language } = door.visitor(request);
      return sendWorkbook(reply, `${inLanguage(kind.label, language)}.xlsx`, await templateFor(kind));
    },
  );
  app.get<Id>('/api/imports/:id', { schema: { tags, summary: 'One import 一次导入', params } }, (request) =>
    inside(request, async (tx, batch) =>
      present(door, tx, batch, await conversation(tx, batch, kinds, request.params.id), door.visitor(request).language),
    ),
  );
  app.get<Id & { Querystring: { page?: number; size?: number; only?: Only } }>(
    '/api/imports/:id/rows',
    { schema: { tags, summary: 'Rows 各行', params } },
    (request) =>
      inside(request, async (tx, batch) => {
        const { look } = await conversation(tx, batch, kinds, request.params.id);
        if (!look) return { rows: [], total: 0 };
        const { page = 1, size = 100, only = 'all' } = request.query;
        const shown = rowsShown(look, only);
        const from = (Number(page) - 1) * Number(size);
        const { language } = door.visitor(request);
        return {
          rows: shown.slice(from, from + Number(size)).map((row) => presentRow(row, look, language, batch.definitions)),
          total: shown.length,
        };
      }),
  );
  app.get<Id>(
    '/api/imports/:id/aside.xlsx',
    { schema: { tags, summary: 'Rows to correct 待改正的行', params } },
    async (request, reply) => {
      const { language } = door.visitor(request);
      const { kept, look } = await inside(request, (tx, batch) => lookAtRest(tx, batch, kinds, request.params.id));
      const bytes = await asideWorkbook([look], language);
      await door.note(request, [exportedOne('import', request.params.id, { format: 'aside' })]);
      return sendWorkbook(reply, kept.fileName.replace(/\.[^.]*$/, '-aside.xlsx'), bytes);
    },
  );
  app.get<Id>(
    '/api/imports/:id/file',
    { schema: { tags, summary: 'The file as uploaded 原文件', params } },
    async (request, reply) => {
      const { bytes, name } = await inside(request, async (tx, batch) => ({
        bytes: await uploadOf(tx, batch, request.params.id),
        name: (await conversation(tx, batch, [], request.params.id).catch(() => null))?.kept.fileName ?? 'file',
      }));
      await door.note(request, [exportedOne('import', request.params.id, { format: 'file' })]);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', attachment(name))
        .send(Buffer.from(bytes));
    },
  );
}

/** The body of the request becomes what was sent in its parts, so that an Idempotency-Key stands for this file alone. */
async function received(
  request: FastifyRequest,
): Promise<{ upload: Upload; kind: string | null; party: string | null }> {
  const part = await request.file();
  if (!part) throw new DomainError('invalid', words.noFile);
  const bytes = await part.toBuffer();
  const field = (name: string) => {
    const value = part.fields[name];
    return value && 'value' in value && typeof value.value === 'string' && value.value !== '' ? value.value : null;
  };
  const chosen = { kind: field('kind'), party: field('party') };
  const digest = createHash('sha256').update(bytes).digest('hex');
  request.body = { fileName: part.filename, digest, ...chosen };
  return { upload: { fileName: part.filename, bytes }, ...chosen };
}

/** Kept first and read then: a file that cannot be read stays in the list with the reason. */
async function takeIn(
  tx: Tx,
  batch: Batch,
  door: Door,
  upload: Upload,
  chosen: { kind: string | null; party: string | null },
): Promise<string> {
  try {
    const workbook = await workbookOf(upload.fileName, upload.bytes);
    const kind = await recognise(tx, batch, door.application.imports, workbook, upload.fileName, chosen.kind);
    return await keepUpload(tx, batch, upload, { state: 'ready', kind: kind.kind, party: chosen.party });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
    const refused = { code: error.code, params: error.params };
    return keepUpload(tx, batch, upload, { state: 'refused', kind: null, party: chosen.party, refused });
  }
}

async function present(door: Door, tx: Tx, batch: Batch, said: Conversation, language: Language) {
  const undo = said.kept.state === 'committed' ? await undoBlockers(tx, batch, said.kept) : null;
  const word = Object.values<Word>(sheetWords).find(({ code }) => code === said.kept.refused?.code);
  const refusal = word && said.kept.refused ? say(word, said.kept.refused.params, language) : null;
  return presentConversation(said, door.application.imports, { language, refusal, undo });
}
