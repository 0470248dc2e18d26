import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { makeToken, revokeToken, tokensOf } from '../../platform/access/tokens.ts';
import type { Application } from '../../platform/application/module.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { today } from '../../platform/text/today.ts';
import { roles } from '../roles.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, password } from './passwords.ts';
import { carriedNow } from './standing.ts';
import { words } from './words.ts';

const tags = ['account'];
const DAY = 86_400_000;
const MOST_DAYS = 366;

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const someOf = (names: readonly string[], description: string) =>
  Type.Optional(
    Type.Array(Type.Unsafe<string>({ type: 'string', enum: [...names] }), {
      minItems: 1,
      uniqueItems: true,
      description,
    }),
  );
const askedOf = ({ definitions }: Application) =>
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 60, description: 'What it is for' }),
    until: Type.String({ format: 'date', description: 'The last day on which it opens something' }),
    readOnly: Type.Boolean({ description: 'It writes nothing' }),
    roles: someOf(
      roles.entries.map(({ code }) => code),
      'Those of my roles that it carries, as long as I have them; all where absent',
    ),
    records: someOf(
      [...definitions.keys()],
      'The kinds of record that it is for, others do not exist for it; all where absent',
    ),
    password,
  });
type Asked = {
  Body: {
    readonly name: string;
    readonly until: string;
    readonly readOnly: boolean;
    readonly roles?: readonly string[];
    readonly records?: readonly string[];
    readonly password: string;
  };
};

/** For programs: each token has a name and an end, may be for reading alone, for some roles, for some kinds of record. */
export function tokenRoutes(app: FastifyInstance, { application }: Door, gate: Gate): void {
  const schema = (summary: string) => ({ tags, summary });
  app.get('/api/account/tokens', { schema: schema('My tokens 我的令牌') }, async (request) => ({
    tokens: await tokensOf(gate.database, await own(gate, request), gate.now()),
  }));
  app.post<Asked>(
    '/api/account/tokens',
    { schema: { ...schema('A token, shown once 新建令牌'), body: askedOf(application) } },
    async (request, reply) => {
      const signedIn = await own(gate, request);
      const { name, until, readOnly, roles: carried = null, records = null, password } = request.body;
      const expires = endOf(until, gate.now());
      if (carried?.some((role) => !signedIn.standing.roles.includes(role))) {
        throw new DomainError('invalid', words.notYourRole, {}, [{ word: words.notYourRole, field: 'roles' }]);
      }
      await askPassword(gate, signedIn, password);
      const kept = carried && (await carriedNow(gate.database, signedIn, gate.now(), carried));
      const made = await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        note(batch, signedIn, 'token-made', { name, until, readOnly, roles: carried, records });
        return makeToken(tx, signedIn, { name, readOnly, roles: kept, records, expires }, gate.now());
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
