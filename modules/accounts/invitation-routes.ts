import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Door } from '../../platform/endpoints/door.ts';
import type { RowValues } from '../../platform/record/define.ts';
import { createRecord } from '../../platform/record/operations.ts';
import { acceptInvitation, lookAtInvitation } from './accepting.ts';
import { account as definition } from './account.ts';
import type { Accepted } from './coming-in.ts';
import type { Gate } from './gate.ts';
import { inviteTo } from './invitations.ts';
import { linkOwn } from './members.ts';
import { own } from './own.ts';
import { password } from './passwords.ts';

const tags = ['invitations'];
const reason = Type.Optional(Type.String({ maxLength: 500 }));
const token = Type.Object({ token: Type.String({ maxLength: 100 }) });
const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const accepted = Type.Object({
  password,
  name: Type.Optional(Type.String({ maxLength: 200, description: 'Of the first administrator' })),
  userName: Type.Optional(Type.String({ maxLength: 200, description: 'Of the first administrator, and of a member' })),
  code: Type.Optional(
    Type.String({ maxLength: 40, description: 'Of whoever agreed to the link, where somebody had to' }),
  ),
});
const values = Type.Object({}, { additionalProperties: true });

export function invitationRoutes(app: FastifyInstance, door: Door, gate: Gate): void {
  const { effects } = door.application;
  // The link is said in this answer alone, so the answer is not kept for a request that comes again.
  app.post<{ Body: { values: RowValues } }>(
    '/api/accounts/invite',
    {
      schema: {
        tags,
        summary: 'Make an account, with a link for its owner 邀请',
        body: Type.Object({ values, reason }),
      },
    },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const account = await createRecord(tx, batch, effects, definition, request.body.values);
        const link = await inviteTo(tx, batch, account);
        return { status: 201, body: JSON.stringify({ id: account, ...link }), opened: true };
      }),
  );
  app.post<{ Params: { id: string } }>(
    '/api/accounts/:id/invitation',
    {
      schema: {
        ...{ tags, params: id, body: Type.Object({ reason }) },
        summary: 'A new link: to accept, or to choose a new password 重发邀请或重设密码',
      },
    },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const link = await inviteTo(tx, batch, request.params.id);
        return { status: 201, body: JSON.stringify(link), opened: true };
      }),
  );
  app.get<{ Params: { token: string } }>(
    '/api/invitations/:token',
    { schema: { tags, summary: 'Whom a link is for 查看邀请', params: token } },
    (request) => lookAtInvitation(gate, request.params.token),
  );
  app.post<{ Params: { token: string }; Body: Accepted }>(
    '/api/invitations/:token',
    { schema: { tags, summary: 'Choose a password 设置密码', params: token, body: accepted } },
    async (request) => {
      const by = await gate.signedIn(request);
      return acceptInvitation(gate, request.params.token, request.body, by?.account ?? null);
    },
  );
  app.post<{ Body: { token: string } }>(
    '/api/account/person',
    { schema: { tags, summary: 'The account that I have is that of whom a link is for 对应到我的账号', body: token } },
    async (request) => linkOwn(gate, request.body.token, await own(gate, request)),
  );
}
