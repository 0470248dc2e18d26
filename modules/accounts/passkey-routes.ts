import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  byPasskey,
  type Challenges,
  keepPasskey,
  notePasskeyUsed,
  passkeysOf,
  registrationOptions,
  removePasskey,
  signInOptions,
} from '../../platform/access/passkeys.ts';
import { pending } from '../../platform/access/pending.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { originOf, placeOf } from './cookies.ts';
import { count, succeeded } from './counting.ts';
import { entering } from './entering.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, password } from './passwords.ts';
import { activeAccount, enter, failed } from './sign-in.ts';
import { words } from './words.ts';

const text = Type.String({ maxLength: 8_000 });
/** What a browser made of an authenticator's answer; the library reads the rest. */
const answered = (...parts: string[]) =>
  Type.Object({
    ...{ id: text, rawId: text, type: Type.Literal('public-key') },
    clientExtensionResults: Type.Object({}, { additionalProperties: true }),
    response: Type.Object(Object.fromEntries(parts.map((part) => [part, text])), { additionalProperties: true }),
  });
const name = Type.String({ minLength: 1, maxLength: 60 });
const assertion = answered('clientDataJSON', 'authenticatorData', 'signature', 'userHandle');
const attestation = answered('clientDataJSON', 'attestationObject');

export function passkeyRoutes(app: FastifyInstance, gate: Gate): void {
  const challenges: Challenges = pending();
  signingIn(app, gate, challenges);
  ownPasskeys(app, gate, challenges);
}

function signingIn(app: FastifyInstance, gate: Gate, challenges: Challenges): void {
  const schema = (summary: string) => ({ tags: ['sign-in'], summary });
  app.post('/api/sign-in/passkey/options', { schema: schema('What a passkey is to sign 通行密钥') }, (request) =>
    signInOptions(challenges, placeOf(request), gate.now()),
  );
  app.post<{ Body: { response: AuthenticationResponseJSON } }>(
    '/api/sign-in/passkey',
    { schema: { ...schema('Sign in with a passkey 通行密钥登录'), body: Type.Object({ response: assertion }) } },
    async (request, reply) => {
      const { response } = request.body;
      const origin = originOf(request);
      const attempts = [{ by: 'address', of: origin.address }] as const;
      await count(gate, attempts);
      const found = await byPasskey(gate.database, challenges, placeOf(request), response, gate.now());
      const known = found && (await activeAccount(gate, found.jurisdiction, found.account));
      const counter = found?.counter ?? null;
      if (!known || counter === null) throw await failed(gate, known, origin, words.wrongPasskey);
      const entered = await gate.write({ ...known, actor: actorOf(known) }, async (tx, batch) => {
        await notePasskeyUsed(tx, known, { credential: response.id, counter, now: gate.now() });
        // It was unlocked on a device that is held: two factors in one.
        return enter(tx, batch, known, { by: 'passkey', origin, now: gate.now(), whole: true });
      });
      await succeeded(gate, attempts);
      return entering(gate, request, reply, entered);
    },
  );
}

function ownPasskeys(app: FastifyInstance, gate: Gate, challenges: Challenges): void {
  const schema = (summary: string) => ({ tags: ['account'], summary });
  app.get('/api/account/passkeys', { schema: schema('My passkeys 我的通行密钥') }, async (request) => ({
    passkeys: await passkeysOf(gate.database, await own(gate, request)),
  }));
  app.post<{ Body: { password: string } }>(
    '/api/account/passkeys/options',
    { schema: { ...schema('What a new passkey is to sign 新建通行密钥'), body: Type.Object({ password }) } },
    async (request) => {
      const signedIn = await own(gate, request);
      await askPassword(gate, signedIn, request.body.password);
      return registrationOptions(gate.database, challenges, placeOf(request), signedIn, gate.now());
    },
  );
  app.post<{ Body: { name: string; response: RegistrationResponseJSON } }>(
    '/api/account/passkeys',
    { schema: { ...schema('Add a passkey 添加通行密钥'), body: Type.Object({ name, response: attestation }) } },
    async (request, reply) => {
      const signedIn = await own(gate, request);
      const { name, response } = request.body;
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        const passkey = { ...signedIn, name };
        const kept = await keepPasskey(tx, challenges, placeOf(request), passkey, response, gate.now());
        if (!kept) throw new DomainError('invalid', words.wrongPasskey);
        note(batch, signedIn, 'passkey-added', { name });
      });
      return reply.code(201).send({ credential: response.id, name });
    },
  );
  const body = Type.Object({ credential: text, password });
  app.post<{ Body: { credential: string; password: string } }>(
    '/api/account/passkeys/remove',
    { schema: { ...schema('Remove a passkey 删除通行密钥'), body } },
    async (request) => {
      const signedIn = await own(gate, request);
      await askPassword(gate, signedIn, request.body.password);
      await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
        const removed = await removePasskey(tx, signedIn, request.body.credential);
        if (removed === null) throw new DomainError('not-found', words.noPasskey);
        note(batch, signedIn, 'passkey-removed', { name: removed });
      });
      return { ok: true };
    },
  );
}
