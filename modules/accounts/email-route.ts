import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { DomainError } from '../../platform/errors/errors.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { changeRows } from '../../platform/record/write.ts';
import { maskEmail, normaliseEmail } from '../../platform/text/identifiers.ts';
import { account } from './account.ts';
import { actorOf, type Gate } from './gate.ts';
import { own } from './own.ts';
import { words } from './words.ts';

const body = Type.Object({ email: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]) });
/** As much as can be said without writing to it. */
const ADDRESS = /^[^\s@<>",;]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?\.[a-z]{2,24}$/;

/** Where somebody gets their mail, by themselves; nobody needs an address to sign in. */
export function emailRoute(app: FastifyInstance, gate: Gate): void {
  const schema = { tags: ['account'], summary: 'Where I get mail 我的邮箱' };
  app.get('/api/account/email', { schema }, async (request) => {
    const whose = await own(gate, request);
    const { email } = await gate.write({ ...whose, actor: actorOf(whose) }, (tx, batch) =>
      keptRow(tx, batch, account, whose.account),
    );
    return { email: typeof email === 'string' ? maskEmail(email) : null };
  });
  app.post<{ Body: { email: string | null } }>(
    '/api/account/email',
    { schema: { ...schema, body } },
    async (request) => {
      const whose = await own(gate, request);
      const email = request.body.email === null ? null : normaliseEmail(request.body.email);
      if (email !== null && !ADDRESS.test(email)) {
        throw new DomainError('invalid', words.noEmail, {}, [{ word: words.noEmail, field: 'email' }]);
      }
      await gate.write({ ...whose, actor: actorOf(whose) }, async (tx, batch) => {
        const row = await keptRow(tx, batch, account, whose.account);
        await changeRows(tx, batch, account, [{ row, values: { email }, action: 'edit' }]);
      });
      return { email: email && maskEmail(email) };
    },
  );
}
