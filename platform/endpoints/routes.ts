import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Entry } from '../audit/log.ts';
import { recordTimeline } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import { sendJson } from '../http/json.ts';
import type { Batch } from '../record/batch.ts';
import type { Definition, RowValues } from '../record/define.ts';
import { itemStatement, presentItem } from '../record/item.ts';
import { type ListQuery, listStatement } from '../record/list.ts';
import { createRecord, editRecord, moveRecord, revealSecret } from '../record/operations.ts';
import { words } from '../record/words.ts';
import { byItself } from './by-itself.ts';
import type { Door } from './door.ts';
import { exportList } from './export.ts';
import { schemasOf } from './schema.ts';

interface Body {
  readonly version: number;
  readonly values: RowValues;
  readonly input: RowValues;
  readonly field: string;
}
type Id = { readonly id: string };

/** The derived endpoints of every record: list, export, item, timeline, create, edit, transitions, opening a secret. */
export function recordRoutes(app: FastifyInstance, door: Door): void {
  for (const definition of door.application.definitions.values()) {
    readRoutes(app, door, definition);
    writeRoutes(app, door, definition);
    for (const name of Object.keys(definition.transitions ?? {})) transitionRoute(app, door, definition, name);
    if (Object.values(definition.fields).some(({ opens }) => opens)) revealRoute(app, door, definition);
  }
}

function readRoutes(app: FastifyInstance, door: Door, definition: Definition): void {
  const { database, application, keyring } = door;
  const { definitions } = application;
  const schemas = schemasOf(definition);
  const path = `/api/${definition.plural}`;
  const config = { record: definition.name };
  app.get(path, { schema: schemas.list, config }, async (request, reply) => {
    const { actor, scope, records } = door.visitor(request);
    const shown = byItself(definition, records);
    const statement = listStatement(definitions, shown, request.query as ListQuery, actor);
    return sendJson(reply, await database.readText(scope, statement));
  });
  app.get(`${path}/export.xlsx`, { schema: schemas.export, config }, async (request, reply) =>
    exportList(door, byItself(definition, door.visitor(request).records), request, reply),
  );
  app.get<{ Params: Id }>(`${path}/:id`, { schema: schemas.item, config }, async (request) => {
    const { actor, scope, records } = door.visitor(request);
    const shown = byItself(definition, records);
    const statement = itemStatement(definitions, shown, { actor, scope }, request.params.id);
    const [row] = await database.read<{ item: string }>(scope, statement);
    if (!row) throw new DomainError('not-found', words.notFound);
    return presentItem(definition, keyring, actor, row.item);
  });
  app.get<{ Params: Id }>(`${path}/:id/timeline`, { schema: schemas.timeline, config }, async (request) => {
    const { actor, scope } = door.visitor(request);
    const entries = await recordTimeline({ ...door, ...application, actor, scope }, definition, request.params.id);
    if (!entries) throw new DomainError('not-found', words.notFound);
    return { entries };
  });
}

function writeRoutes(app: FastifyInstance, door: Door, definition: Definition): void {
  const { effects } = door.application;
  const schemas = schemasOf(definition);
  const path = `/api/${definition.plural}`;
  const config = { record: definition.name };
  app.post<{ Body: Body }>(path, { schema: schemas.create, config }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const id = await createRecord(tx, batch, effects, definition, request.body.values);
      return { status: 201, body: await freshItem(tx, batch, byItself(definition, door.visitor(request).records), id) };
    }),
  );
  app.patch<{ Params: Id; Body: Body }>(`${path}/:id`, { schema: schemas.edit, config }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const { id } = request.params;
      await editRecord(tx, batch, effects, definition, { ...request.body, id });
      return { status: 200, body: await freshItem(tx, batch, byItself(definition, door.visitor(request).records), id) };
    }),
  );
}

function transitionRoute(app: FastifyInstance, door: Door, definition: Definition, transition: string): void {
  const schema = schemasOf(definition).transition(transition);
  const config = { record: definition.name };
  app.post<{ Params: Id; Body: Body }>(
    `/api/${definition.plural}/:id/${transition}`,
    { schema, config },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const { id } = request.params;
        const { version, input = {} } = request.body;
        await moveRecord(tx, batch, door.application.effects, definition, { id, version, input, transition });
        return {
          status: 200,
          body: await freshItem(tx, batch, byItself(definition, door.visitor(request).records), id),
        };
      }),
  );
}

function revealRoute(app: FastifyInstance, door: Door, definition: Definition): void {
  const schema = schemasOf(definition).reveal;
  const config = { record: definition.name };
  app.post<{ Params: Id; Body: Body }>(
    `/api/${definition.plural}/:id/reveal`,
    { schema, config },
    async (request, reply) => {
      const { field } = request.body;
      try {
        return await door.write(request, reply, async (tx, batch) => {
          const value = await revealSecret(tx, batch, definition, { id: request.params.id, field });
          return { status: 200, body: JSON.stringify({ value }), opened: true };
        });
      } catch (error) {
        if (isRefusal(error)) await door.note(request, [refusedOpening(definition, request.params.id, field)]);
        throw error;
      }
    },
  );
}

/** Neither what somebody may not open, nor a record that they may not see. */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && ['forbidden', 'not-found'].includes(error.kind);
}

/** In clear, for it says nothing of the person and there may be none: a key for whatever id was sent would be kept. */
function refusedOpening({ name: record }: Definition, id: string, field: string): Entry {
  return { record, id, action: 'reveal-refused', subject: null, changes: {}, input: { field }, noVersion: true };
}

/** The record as its reader sees it after the write, from the same transaction. */
async function freshItem(tx: Tx, batch: Batch, definition: Definition, id: string): Promise<string> {
  const scope = { lo: batch.jurisdiction, hi: batch.jurisdiction };
  const { actor } = batch.act;
  const { text, values } = itemStatement(batch.definitions, definition, { actor, scope }, id);
  const [row] = await tx.query<{ item: string }>(text, values);
  if (!row) throw new DomainError('not-found', words.notFound);
  return JSON.stringify(presentItem(definition, batch.keyring, actor, row.item));
}
