import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { setSeeing } from '../../platform/access/sessions.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { roles } from '../roles.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { activeAccount } from './sign-in.ts';
import { standingNow } from './standing.ts';
import { words } from './words.ts';

const body = Type.Object({ account: Type.String({ format: 'uuid' }), reason: Type.Optional(Type.String()) });

/**
 * An office clerk looks through the eyes of somebody else, to help them or to see what they see: without acting, and never
 * of another clerk or an administrator. It is noted in the log, and lasts until it is ended or the session is.
 */
export function seeAsRoutes(app: FastifyInstance, { database }: Door, gate: Gate): void {
  const tags = ['account'];
  app.post<{ Body: { account: string } }>(
    '/api/account/see-as',
    { schema: { tags, summary: 'See what somebody sees 以他人身份查看', body } },
    async (request) => {
      const signedIn = await own(gate, request);
      const { account } = request.body;
      const other = await activeAccount(gate, signedIn.jurisdiction, account);
      const held = other ? (await standingNow(database, other, gate.now())).roles : [];
      const closed = held.some((code) => code === 'office' || roles.byCode.get(code)?.administers);
      const isClerk = !signedIn.seeing && signedIn.standing.roles.includes('office');
      if (!isClerk || !other || closed) throw new DomainError('forbidden', words.mayNotSeeAs);
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        await setSeeing(tx, signedIn, account);
        note(batch, other, 'seen-as');
      });
      gate.forget(signedIn.account);
      return { name: other.name };
    },
  );
  app.post(
    '/api/account/see-as/end',
    { schema: { tags, summary: 'See what I see again 结束以他人身份查看' } },
    async (request) => {
      const signedIn = await own(gate, request);
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, (tx) => setSeeing(tx, signedIn, null));
      gate.forget(signedIn.account);
      return { ok: true };
    },
  );
}
