import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { inScope, type Scope, type Tx } from '../db/database.ts';
import type { Door } from '../endpoints/door.ts';
import { DomainError } from '../errors/errors.ts';
import { attachment as asAttachment } from '../http/attachment.ts';
import { digestOf } from '../imports/store.ts';
import { type Batch, closeBatch } from '../record/batch.ts';
import type { Definition } from '../record/define.ts';
import { itemStatement, presentItem } from '../record/item.ts';
import { words as recordWords } from '../record/words.ts';
import { contentOf } from './content.ts';
import { MOST_FILES } from './limits.ts';
import { noteFile } from './noting.ts';
import { attach, demandEditable, demandRoom, fileSeen, restore, withdraw } from './operations.ts';
import { announced, type Reception, reception } from './receive.ts';
import { recognise } from './recognise.ts';
import { type Attachment, attachmentColumns, namedIn } from './store.ts';
import { typeOf } from './types.ts';
import { firstViews } from './viewed.ts';
import { words } from './words.ts';

type Id = { readonly Params: { readonly id: string } };
const tags = ['files'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const reason = Type.String({ maxLength: 500 });

/** The files of every record, and each file by itself. */
export function fileRoutes(app: FastifyInstance, door: Door): void {
  const desk = reception();
  for (const definition of door.application.definitions.values()) {
    listRoute(app, door, definition);
    attachRoute(app, door, definition, desk);
  }
  contentRoutes(app, door);
  for (const [name, change, asked] of [
    ['withdraw', withdraw, Type.Object({ reason })],
    ['restore', restore, Type.Object({ reason: Type.Optional(reason) })],
  ] as const) {
    const summary = name === 'withdraw' ? 'Take a file away 撤下附件' : 'Bring a file back 恢复附件';
    const options = { schema: { tags, summary, params, body: asked }, config: { narrowed: true } as const };
    app.post<Id>(`/api/files/:id/${name}`, options, (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        await demandFound(door, request, tx, batch);
        const file = await change(tx, batch, request.params.id);
        return { status: 200, body: JSON.stringify(presented(file)) };
      }),
    );
  }
}

function listRoute(app: FastifyInstance, door: Door, definition: Definition): void {
  const { database, keyring, application } = door;
  const summary = `Files of ${definition.label.en} ${definition.label.zh}的附件`;
  const config = { record: definition.name };
  app.get<Id>(`/api/${definition.plural}/:id/files`, { schema: { tags, summary, params }, config }, async (request) => {
    const { actor, scope } = door.visitor(request);
    const { id } = request.params;
    const item = itemStatement(application.definitions, definition, { actor, scope }, id);
    const [row] = await database.read<{ item: string }>(scope, item);
    if (!row) throw new DomainError('not-found', recordWords.notFound);
    const { allowed } = presentItem(definition, keyring, actor, row.item) as unknown as { allowed: string[] };
    const editable = allowed.includes('edit');
    const files = await database.read<Attachment>(scope, filesOf(definition, scope, id, editable));
    const shown = files.map((file) => presented(namedIn(door, file)));
    return { files: shown, allowed: editable ? ['attach', 'withdraw'] : [], most: MOST_FILES };
  });
}

/** What was taken away is shown to who may bring it back. */
function filesOf({ name }: Definition, scope: Scope, id: string, editable: boolean) {
  return {
    text: `select ${attachmentColumns} from attachment a where ${inScope('a.jurisdiction', scope)} and a.record = $1
      and a.row_id = $2 ${editable ? '' : `and a.state = 'kept'`} order by a.state, a.at, a.id`,
    values: [name, id],
  };
}

function presented({ id, state, name, mediaType, size, digest, at, actorName }: Attachment) {
  const shown = typeOf(mediaType)?.shown ?? false;
  return { id, state, name, mediaType, size, digest, at, actor: { name: actorName }, shown };
}

function attachRoute(app: FastifyInstance, door: Door, definition: Definition, desk: Reception): void {
  const most = door.application.mostOfFiles;
  const summary = `Add a file to ${definition.label.en} 给${definition.label.zh}添加附件`;
  const path = `/api/${definition.plural}/:id/files`;
  const config = { record: definition.name };
  app.post<Id>(path, { schema: { tags, summary, params }, config }, async (request, reply) => {
    const { id } = request.params;
    // Nothing is read of what will be refused.
    await door.look(request, async (tx, batch) => {
      await demandEditable(tx, batch, definition, id);
      await demandRoom(tx, batch, { record: definition.name, row: id }, { bytes: announced(request), most });
    });
    const sent = await desk.receive(request);
    const file = await recognise(sent.name, sent.bytes);
    // So that an Idempotency-Key stands for this file alone.
    request.body = { name: sent.name, digest: digestOf(sent.bytes) };
    return door.write(request, reply, async (tx, batch) => {
      const kept = await attach(tx, batch, definition, { row: id, file, most });
      return { status: 201, body: JSON.stringify(presented(kept)) };
    });
  });
}

/** A picture or a PDF in a page of its own: no script, no form, no plug-in, nothing loaded, as if from nowhere. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

function contentRoutes(app: FastifyInstance, door: Door): void {
  const isFirstView = firstViews();
  const options = (summary: string) => ({
    schema: { tags, summary, params },
    compress: false as const,
    config: { narrowed: true } as const,
  });
  app.get<Id>('/api/files/:id', options('Download a file 下载附件'), async (request, reply) => {
    const file = await opened(door, request, () => 'download');
    return send(door, request, reply, file).header('content-disposition', asAttachment(file.name));
  });
  app.get<Id>('/api/files/:id/view', options('Look at a picture or a PDF 查看图片或 PDF'), async (request, reply) => {
    const { actor, today } = door.visitor(request);
    const file = await opened(door, request, ({ id, mediaType }) => {
      if (!typeOf(mediaType)?.shown) throw new DomainError('rule', words.notShown);
      return isFirstView(actor.id, id, today) ? 'view' : null;
    });
    const disposition = asAttachment(file.name).replace('attachment', 'inline');
    return send(door, request, reply, file).header('content-disposition', disposition);
  });
}

/** The file, if it is seen and of a kind of record that the visitor is there for. */
async function demandFound(door: Door, request: FastifyRequest<Id>, tx: Tx, batch: Batch): Promise<Attachment> {
  const { records } = door.visitor(request);
  const file = await fileSeen(tx, batch, request.params.id);
  if (records && !records.includes(file.record)) throw new DomainError('not-found', recordWords.notFound);
  return file;
}

/** The file, if it is seen and not taken away, with an entry in the log of the place that it belongs to. */
function opened(
  door: Door,
  request: FastifyRequest<Id>,
  as: (file: Attachment) => 'download' | 'view' | null,
): Promise<Attachment> {
  return door.look(request, async (tx, batch) => {
    const file = await demandFound(door, request, tx, batch);
    if (file.state !== 'kept') throw new DomainError('not-found', recordWords.notFound);
    const action = as(file);
    const there = { ...batch, jurisdiction: file.jurisdiction };
    if (action) await noteFile(tx, there, file, action);
    await closeBatch(tx, there);
    return file;
  });
}

/** Each header says for itself what the ones around all answers may say too: this is what others have made. */
function send(door: Door, request: FastifyRequest, reply: FastifyReply, file: Attachment): FastifyReply {
  const { scope } = door.visitor(request);
  return reply
    .headers({
      'content-type': file.mediaType,
      'content-length': file.size,
      'content-security-policy': SANDBOX,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
    .send(contentOf({ ...door, scope }, file));
}
