import type { KeyObject } from 'node:crypto';
import type {} from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Keyring } from '../access/keyring.ts';
import type { Application } from '../application/module.ts';
import { recordTimeline } from '../audit/timeline.ts';
import type { Database, Scope, Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import { sendJson } from '../http/json.ts';
import type { Language } from '../text/say.ts';
import type { Batch } from './batch.ts';
import type { Actor, Definition, RowValues } from './define.ts';
import { exportList } from './export.ts';
import { itemStatement, presentItem } from './item.ts';
import { type ListQuery, listStatement } from './list.ts';
import { createRecord, editRecord, moveRecord, revealSecret } from './operations.ts';
import { schemasOf } from './schema.ts';
import { words } from './words.ts';

/** Who asks, and how far they see. */
export interface Visitor {
  readonly actor: Actor;
  readonly jurisdiction: number;
  readonly scope: Scope;
  readonly language: Language;
  /** The day in Asia/Shanghai. */
  readonly today: string;
}

export interface Answer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** It holds a secret in clear. */
  readonly opened?: true;
}

/** What the app hands to the routes of the platform and the modules. */
export interface Door {
  readonly application: Application;
  readonly database: Database;
  readonly keyring: Keyring;
  /** The key that this installation signs with; made when it is first asked for. */
  sealKey(): Promise<KeyObject>;
  visitor(request: FastifyRequest): Visitor;
  /** Several reads in one transaction, for a look at what a write would do. */
  look<T>(request: FastifyRequest, work: (tx: Tx, batch: Batch) => Promise<T>): Promise<T>;
  /**
   * One mutating request: opens the transaction, runs the work, closes the batch, translates named constraints,
   * honours an Idempotency-Key, and sends the answer after the commit.
   */
  write(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Tx, batch: Batch) => Promise<Answer>,
  ): Promise<FastifyReply>;
}

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
    if (Object.values(definition.fields).some((field) => field.kind === 'secret')) revealRoute(app, door, definition);
  }
}

function readRoutes(app: FastifyInstance, door: Door, definition: Definition): void {
  const { database, application, keyring } = door;
  const { definitions } = application;
  const schemas = schemasOf(definition);
  const path = `/api/${definition.plural}`;
  app.get(path, { schema: schemas.list }, async (request, reply) => {
    const { actor, scope } = door.visitor(request);
    const statement = listStatement(definitions, definition, request.query as ListQuery, actor);
    return sendJson(reply, await database.readText(scope, statement));
  });
  app.get(`${path}/export.xlsx`, { schema: schemas.export }, async (request, reply) =>
    exportList(door, definition, request, reply),
  );
  app.get<{ Params: Id }>(`${path}/:id`, { schema: schemas.item }, async (request) => {
    const { actor, scope } = door.visitor(request);
    const statement = itemStatement(definitions, definition, scope, request.params.id);
    const [row] = await database.read<{ item: string }>(scope, statement);
    if (!row) throw new DomainError('not-found', words.notFound);
    return presentItem(definition, keyring, actor, row.item);
  });
  app.get<{ Params: Id }>(`${path}/:id/timeline`, { schema: schemas.timeline }, async (request) => {
    const { scope } = door.visitor(request);
    return {
      entries: await recordTimeline({ ...door, ...application, scope }, definition, request.params.id),
    };
  });
}

function writeRoutes(app: FastifyInstance, door: Door, definition: Definition): void {
  const { effects } = door.application;
  const schemas = schemasOf(definition);
  const path = `/api/${definition.plural}`;
  app.post<{ Body: Body }>(path, { schema: schemas.create }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const id = await createRecord(tx, batch, effects, definition, request.body.values);
      return { status: 201, body: await freshItem(tx, batch, definition, id) };
    }),
  );
  app.patch<{ Params: Id; Body: Body }>(`${path}/:id`, { schema: schemas.edit }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const { id } = request.params;
      await editRecord(tx, batch, effects, definition, { ...request.body, id });
      return { status: 200, body: await freshItem(tx, batch, definition, id) };
    }),
  );
}

function transitionRoute(app: FastifyInstance, door: Door, definition: Definition, transition: string): void {
  const schema = schemasOf(definition).transition(transition);
  app.post<{ Params: Id; Body: Body }>(`/api/${definition.plural}/:id/${transition}`, { schema }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const { id } = request.params;
      const { version, input = {} } = request.body;
      await moveRecord(tx, batch, door.application.effects, definition, { id, version, input, transition });
      return { status: 200, body: await freshItem(tx, batch, definition, id) };
    }),
  );
}

function revealRoute(app: FastifyInstance, door: Door, definition: Definition): void {
  const schema = schemasOf(definition).reveal;
  app.post<{ Params: Id; Body: Body }>(`/api/${definition.plural}/:id/reveal`, { schema }, (request, reply) =>
    door.write(request, reply, async (tx, batch) => {
      const { field } = request.body;
      const value = await revealSecret(tx, batch, definition, { id: request.params.id, field });
      return { status: 200, body: JSON.stringify({ value }), opened: true };
    }),
  );
}

/** The record as its reader sees it after the write, from the same transaction. */
async function freshItem(tx: Tx, batch: Batch, definition: Definition, id: string): Promise<string> {
  const scope = { lo: batch.jurisdiction, hi: batch.jurisdiction };
  const { text, values } = itemStatement(batch.definitions, definition, scope, id);
  const [row] = await tx.query<{ item: string }>(text, values);
  if (!row) throw new DomainError('not-found', words.notFound);
  return JSON.stringify(presentItem(definition, batch.keyring, batch.act.actor, row.item));
}
