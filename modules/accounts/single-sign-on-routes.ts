import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { identitiesOf, removeIdentity } from '../../platform/access/identities.ts';
import { type Provider, type SingleSignOn, singleSignOn } from '../../platform/access/single-sign-on.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { giveAway, originOf, placeOf, takeAway } from './cookies.ts';
import { entering } from './entering.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, password } from './passwords.ts';
import { activeAccount } from './sign-in.ts';
import { enterByIdentity, linkIdentity, type Meant } from './single-sign-on.ts';
import { words } from './words.ts';

const params = Type.Object({ provider: Type.String({ maxLength: 60 }) });
const jurisdiction = Type.Optional(Type.String({ pattern: '^[0-9]{6}$' }));
type At = { Params: { provider: string } };

export function singleSignOnRoutes(app: FastifyInstance, gate: Gate): void {
  const away: SingleSignOn<Meant> = singleSignOn();
  signingIn(app, gate, away);
  ownIdentities(app, gate, away);
}

async function providerAt(gate: Gate, { params }: FastifyRequest<At>): Promise<Provider> {
  const found = (await gate.providers()).find(({ id }) => id === params.provider);
  if (!found) throw new DomainError('not-found', words.noProvider);
  return found;
}

/** The address where the browser goes to; it remembers that it went. */
async function sendAway(
  gate: Gate,
  away: SingleSignOn<Meant>,
  request: FastifyRequest<At>,
  reply: FastifyReply,
  meant: Meant,
): Promise<string> {
  const provider = await providerAt(gate, request);
  const back = `${placeOf(request).origin}/api/sign-in/oidc/${provider.id}/callback`;
  const beginning = await away.begin(provider, back, meant, gate.now());
  if (!beginning) throw new DomainError('rule', words.providerAway);
  giveAway(request, reply, beginning.browser);
  return beginning.location;
}

function signingIn(app: FastifyInstance, gate: Gate, away: SingleSignOn<Meant>): void {
  const schema = (summary: string) => ({ tags: ['sign-in'], summary });
  app.get('/api/sign-in', { schema: schema('What one can sign in with 登录方式') }, async () => ({
    jurisdiction: String(gate.jurisdiction),
    providers: (await gate.providers()).map(({ id, name }) => ({ id, name })),
  }));
  app.get<At & { Querystring: { jurisdiction?: string } }>(
    '/api/sign-in/oidc/:provider',
    { schema: { ...schema('To a single sign-on 统一认证'), params, querystring: Type.Object({ jurisdiction }) } },
    async (request, reply) => {
      const { jurisdiction = gate.jurisdiction } = request.query;
      const meant = { jurisdiction: Number(jurisdiction), account: null };
      return reply.redirect(await sendAway(gate, away, request, reply, meant));
    },
  );
  app.get<At>(
    '/api/sign-in/oidc/:provider/callback',
    { schema: { ...schema('Back from a single sign-on 统一认证返回'), params } },
    async (request, reply) => {
      const page = await comeBack(gate, away, request, reply).catch((error: unknown) => problemPage(error));
      return reply.redirect(page);
    },
  );
}

/** A page where the problem is said: this is an address that a browser goes to, and shows. */
function problemPage(error: unknown): string {
  if (error instanceof DomainError) return `/sign-in?problem=${error.code}`;
  throw error;
}

async function comeBack(gate: Gate, away: SingleSignOn<Meant>, request: FastifyRequest<At>, reply: FastifyReply) {
  const provider = await providerAt(gate, request);
  const answer = new URL(request.url, placeOf(request).origin);
  const identity = await away.finish(provider, answer, takeAway(request, reply), gate.now());
  if (!identity) throw new DomainError('invalid', words.wrongIdentity);
  const { account, jurisdiction } = identity.kept;
  if (account !== null) {
    const known = await activeAccount(gate, jurisdiction, account);
    if (!known) throw new DomainError('signed-out', words.signInAgain);
    await linkIdentity(gate, identity, known);
    return '/account?linked';
  }
  const { next } = entering(gate, request, reply, await enterByIdentity(gate, identity, originOf(request)));
  return next === 'done' ? '/' : '/sign-in?next=second-factor';
}

function ownIdentities(app: FastifyInstance, gate: Gate, away: SingleSignOn<Meant>): void {
  const schema = (summary: string) => ({ tags: ['account'], summary });
  app.get('/api/account/identities', { schema: schema('Who I am elsewhere 已关联的统一认证') }, async (request) => ({
    identities: await identitiesOf(gate.database, await own(gate, request)),
  }));
  // With the password, or whoever planted a sign-on of his in this browser would have the account.
  app.post<At & { Body: { password: string } }>(
    '/api/account/identities/:provider',
    { schema: { ...schema('Link a single sign-on 关联统一认证'), params, body: Type.Object({ password }) } },
    async (request, reply) => {
      const signedIn = await own(gate, request);
      await askPassword(gate, signedIn, request.body.password);
      return { location: await sendAway(gate, away, request, reply, signedIn) };
    },
  );
  const text = Type.String({ maxLength: 500 });
  const body = Type.Object({ issuer: text, subject: text });
  app.post<{ Body: { issuer: string; subject: string } }>(
    '/api/account/identities/remove',
    { schema: { ...schema('Unlink a single sign-on 取消关联'), body } },
    async (request) => {
      const signedIn = await own(gate, request);
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        if (!(await removeIdentity(tx, signedIn, request.body))) throw new DomainError('not-found', words.noIdentity);
        note(batch, signedIn, 'identity-removed', { issuer: request.body.issuer });
      });
      return { ok: true };
    },
  );
}
