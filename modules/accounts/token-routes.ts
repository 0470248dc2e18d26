import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { makeToken, revokeToken, tokensOf } from '../../platform/access/tokens.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { today } from '../../platform/text/today.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, password } from './passwords.ts';
import { words } from './words.ts';

const tags = ['account'];
const DAY = 86_400_000;
const MOST_DAYS = 366;

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const asked = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, description: 'What it is for' }),
  until: Type.String({ format: 'date', description: 'The last day on which it opens something' }),
  readOnly: Type.Boolean(),
  password,
});
type Asked = { Body: { name: string; until: string; readOnly: boolean; password: string } };

/** For programs: each token has a name and an end, and may be for reading alone. */
export function tokenRoutes(app: FastifyInstance, gate: Gate): void {
  const schema = (summary: string) => ({ tags, summary });
  app.get('/api/account/tokens', { schema: schema('My tokens 我的令牌') }, async (request) => ({
    tokens: await tokensOf(gate.database, await own(gate, request), gate.now()),
  }));
  app.post<Asked>(
    '/api/account/tokens',
    { schema: { ...schema('A token, shown once 新建令牌'), body: asked } },
    async (request, reply) => {
      const signedIn = await own(gate, request);
      const { name, until, readOnly, password } = request.body;
      const expires = endOf(until, gate.now());
      await askPassword(gate, signedIn, password);
      const made = await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        note(batch, signedIn, 'token-made', { name, until, readOnly });
        return makeToken(tx, signedIn, { name, readOnly, expires }, gate.now());
      });
      return reply.code(201).send(made);
    },
  );
  app.post<{ Params: { id: string } }>(
    '/api/account/tokens/:id/revoke',
    { schema: { ...schema('A token opens nothing any more 撤销令牌'), params } },
    async (request) => {
      const signedIn = await own(gate, request);
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        const name = await revokeToken(tx, signedIn, request.params.id, gate.now());
        if (name === null) throw new DomainError('not-found', words.noToken);
        note(batch, signedIn, 'token-revoked', { name });
      });
      gate.forget(signedIn.account);
      return { ok: true };
    },
  );
}

/** The end of the day, in Asia/Shanghai. */
function endOf(day: string, now: Date): Date {
  const end = new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY);
  const farthest = now.getTime() + MOST_DAYS * DAY;
  if (day < today(now) || end.getTime() > farthest)
    throw new DomainError('invalid', words.tokenDay, {}, [{ word: words.tokenDay, field: 'until' }]);
  return end;
}
