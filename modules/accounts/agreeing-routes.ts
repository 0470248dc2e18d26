import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { withCredentials } from '../../platform/access/credentials.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { agreeTo, waitingFor } from './agreeing.ts';
import { forgetSecondFactor } from './resetting.ts';

const tags = ['invitations'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const body = Type.Object({ reason: Type.String({ maxLength: 500 }) });
const agreeing = Type.Object({ ...body.properties, link: Type.String({ format: 'uuid' }) });
type Id = { Params: { id: string } };

/** What one administrator alone cannot do to an account that was given something. */
export function agreeingRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/accounts/links-awaiting-me',
    { schema: { tags, summary: 'Links that wait until I agree 等我同意的链接' } },
    (request) =>
      door.look(request, async (tx, batch) => {
        const waiting = await withCredentials(tx, () => waitingFor(tx, batch));
        return {
          links: waiting.map(({ link, account, name, purpose, madeAt, by }) => ({
            link,
            account,
            name,
            purpose,
            madeAt,
            by,
          })),
        };
      }),
  );
  // The code is said in this answer alone, so the answer is not kept for a request that comes again.
  app.post<Id & { Body: { link: string } }>(
    '/api/accounts/:id/invitation/agree',
    { schema: { tags, summary: 'The link may be followed, with a code 同意使用链接', params, body: agreeing } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const code = await withCredentials(tx, () => agreeTo(tx, batch, request.params.id, request.body.link));
        return { status: 200, body: JSON.stringify({ code }), opened: true };
      }),
  );
  app.post<Id>(
    '/api/accounts/:id/second-factor/remove',
    { schema: { tags, summary: 'The second factor of another is gone 清除验证码', params, body } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        await forgetSecondFactor(tx, batch, request.params.id);
        return { status: 200, body: JSON.stringify({ ok: true }) };
      }),
  );
}
