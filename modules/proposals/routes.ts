import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { sendJson } from '../../platform/http/json.ts';
import { isOffice } from '../roles.ts';
import { coSigners } from './co-signers.ts';
import { inviteToSign } from './commands/inviting.ts';
import { boardStatement, deskStatement } from './desks.ts';
import { isInviter } from './rules.ts';
import { similarProposals } from './similar-proposals.ts';
import { wholeProposal } from './whole.ts';
import { words } from './words.ts';

const tags = ['proposals'];
const id = Type.String({ format: 'uuid' });
const params = Type.Object({ id });
const typed = Type.String({ maxLength: 200 });
type Id = { Params: { id: string } };

/** What the pages of proposals read at once, and the invitation of people whom the inviter does not see. */
export function proposalRoutes(app: FastifyInstance, door: Door): void {
  writingRoutes(app, door);
  app.get<Id>(
    '/api/proposals/:id/whole',
    { schema: { tags, summary: 'A proposal with all that belongs to it 提案全貌', params } },
    (request) => wholeProposal(door, door.visitor(request), request.params.id),
  );
  app.get(
    '/api/proposals/board',
    { schema: { tags, summary: 'Open proposals by stage 办理进度' } },
    async (request, reply) => {
      const visitor = door.visitor(request);
      if (!isOffice(visitor.actor)) throw new DomainError('forbidden', words.boardOfOffice);
      const { scope, statement } = boardStatement(visitor.scope);
      return sendJson(reply, `{"rows":${await door.database.readText(scope, statement)}}`);
    },
  );
  app.get(
    '/api/proposals/desk',
    { schema: { tags, summary: 'What departments have to do 承办事项' } },
    async (request, reply) => {
      const { scope } = door.visitor(request);
      const statement = deskStatement(scope, scope.bodies ?? []);
      return sendJson(reply, `{"rows":${await door.database.readText(scope, statement)}}`);
    },
  );
}

function writingRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { title: string; except?: string } }>(
    '/api/proposals/similar',
    {
      schema: {
        ...{ tags, summary: 'Earlier proposals with a like title 相似提案' },
        querystring: Type.Object({ title: typed, except: Type.Optional(id) }),
      },
    },
    async (request) => ({
      rows: await similarProposals(door.database, door.visitor(request).scope, request.query),
    }),
  );
  app.get<{ Querystring: { q: string } }>(
    '/api/proposals/co-signers',
    { schema: { tags, summary: 'Who may be asked to sign 可邀请的委员', querystring: Type.Object({ q: typed }) } },
    async (request) => {
      const { actor, scope, jurisdiction, today } = door.visitor(request);
      if (!isInviter(actor)) throw new DomainError('forbidden', words.inviteOwn);
      return { rows: await coSigners(door.database, scope, { jurisdiction, today, typed: request.query.q }) };
    },
  );
  app.post<Id & { Body: { person: string } }>(
    '/api/proposals/:id/invite',
    { schema: { tags, summary: 'Ask somebody to sign 邀请联名', params, body: Type.Object({ person: id }) } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const invited = await inviteToSign(tx, batch, request.params.id, request.body.person);
        return { status: 201, body: JSON.stringify(invited) };
      }),
  );
}
