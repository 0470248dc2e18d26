import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { secondFactorOf } from '../../platform/access/one-time-codes.ts';
import { jurisdictionOf } from '../../platform/access/opaque.ts';
import { endSession, endSessions, type SignedIn, sessionsOf } from '../../platform/access/sessions.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { account as definition } from './account.ts';
import { originOf, sessionToken, takeSession } from './cookies.ts';
import { entering } from './entering.ts';
import { actorOf, type Gate, stranger } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, keepPassword, namesOf, newPassword, password } from './passwords.ts';
import { signIn } from './sign-in.ts';

const tags = ['sign-in'];
const credentials = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, description: 'User name, staff number or phone' }),
  password,
  jurisdiction: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
});
type Credentials = { Body: { name: string; password: string; jurisdiction?: string } };
type Passwords = { Body: { oldPassword: string; password: string } };

export function signInRoutes(app: FastifyInstance, gate: Gate): void {
  app.post<Credentials>(
    '/api/sign-in',
    { schema: { tags, summary: 'Sign in 登录', body: credentials } },
    async (request, reply) => {
      const { name, password, jurisdiction } = request.body;
      const named = jurisdiction ? Number(jurisdiction) : gate.jurisdiction;
      const entered = await signIn(gate, { jurisdiction: named, name, password }, originOf(request));
      return entering(gate, request, reply, entered);
    },
  );
  app.post('/api/sign-out', { schema: { tags, summary: 'Sign out 退出登录' } }, async (request, reply) => {
    const token = sessionToken(request);
    const jurisdiction = jurisdictionOf(token ?? '');
    takeSession(request, reply);
    if (!token || jurisdiction === null) return { ok: true };
    const found = await gate.signedIn(request);
    const signedIn = found?.by === 'session' ? found : null;
    const actor = signedIn ? actorOf(signedIn) : stranger;
    await gate.write({ jurisdiction, actor }, async (tx, batch) => {
      // Also one that waits for its second factor.
      await endSession(tx, jurisdiction, token);
      if (signedIn) note(batch, signedIn, 'sign-out');
    });
    gate.forget(signedIn?.account);
    return { ok: true };
  });
  sessionRoutes(app, gate);
}

function sessionRoutes(app: FastifyInstance, gate: Gate): void {
  const schema = (summary: string) => ({ tags: ['account'], summary });
  app.get('/api/account', { schema: schema('My account 我的账号') }, async (request) => {
    const signedIn = await own(gate, request);
    const { hasSecondFactor, recoveryCodes } = await secondFactorOf(gate.database, signedIn);
    return { id: signedIn.account, name: signedIn.name, person: signedIn.person, hasSecondFactor, recoveryCodes };
  });
  app.get('/api/account/sessions', { schema: schema('Where I am signed in 已登录的设备') }, async (request) => {
    const signedIn = await own(gate, request);
    const sessions = await sessionsOf(gate.database, signedIn, gate.now());
    return { sessions: sessions.map((session) => ({ ...session, current: session.id === signedIn.session })) };
  });
  app.post(
    '/api/account/sign-out-everywhere',
    { schema: schema('Sign out everywhere 全部退出') },
    async (request, reply) => {
      const signedIn = await own(gate, request);
      const ended = await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        note(batch, signedIn, 'sign-out-everywhere');
        return endSessions(tx, signedIn.jurisdiction, signedIn.account);
      });
      gate.forget(signedIn.account);
      takeSession(request, reply);
      return { ended };
    },
  );
  app.post<Passwords>(
    '/api/account/password',
    { schema: { ...schema('Change my password 修改密码'), body: Type.Object({ oldPassword: password, password }) } },
    async (request) => {
      const signedIn = await own(gate, request);
      await askPassword(gate, signedIn, request.body.oldPassword);
      await changePassword(gate, signedIn, request.body.password);
      return { ok: true };
    },
  );
}

/** Whoever had the old one is out; the session that changed it stays. */
async function changePassword(gate: Gate, signedIn: SignedIn, password: string): Promise<void> {
  const { jurisdiction, account, session } = signedIn;
  const doer = { jurisdiction, actor: actorOf(signedIn) };
  const names = await gate.write(doer, async (tx, batch) => namesOf(await keptRow(tx, batch, definition, account)));
  const hash = await newPassword(password, names);
  await gate.write(doer, async (tx, batch) => {
    await keepPassword(tx, jurisdiction, account, hash, gate.now());
    await endSessions(tx, jurisdiction, account, session);
    note(batch, signedIn, 'change-password');
  });
  gate.forget(account);
}
