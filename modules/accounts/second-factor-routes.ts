import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { beginTotp, newRecoveryCodes, removeTotp, takeTotp } from '../../platform/access/one-time-codes.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { originOf } from './cookies.ts';
import { count, succeeded } from './counting.ts';
import { entering } from './entering.ts';
import { actorOf, type Gate } from './gate.ts';
import { note } from './noting.ts';
import { own } from './own.ts';
import { askPassword, password } from './passwords.ts';
import { passSecondFactor } from './second-factor.ts';
import { words } from './words.ts';

const tags = ['account'];
const code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) });
const again = Type.Object({ password });
type Code = { Body: { code: string } };
type Again = { Body: { password: string } };

export function secondFactorRoutes(app: FastifyInstance, gate: Gate): void {
  const schema = { tags: ['sign-in'], summary: 'The code of a device, or a recovery code 验证码', body: code };
  app.post<Code>('/api/sign-in/second-factor', { schema }, async (request, reply) =>
    entering(gate, request, reply, await passSecondFactor(gate, request.body.code.trim(), originOf(request))),
  );
  totpRoutes(app, gate);
}

function totpRoutes(app: FastifyInstance, gate: Gate): void {
  const schema = (summary: string, body: typeof code | typeof again) => ({ schema: { tags, summary, body } });
  app.post<Again>('/api/account/totp', schema('A secret for my device 开启验证码', again), async (request) => {
    const signedIn = await own(gate, request);
    await askPassword(gate, signedIn, request.body.password);
    const label = { issuer: '同舟', name: signedIn.name };
    return gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
      const made = await beginTotp(tx, gate.keyring, signedIn, label);
      if (!made) throw new DomainError('rule', words.hasSecondFactor);
      note(batch, signedIn, 'second-factor-begun');
      return made;
    });
  });
  app.post<Code>('/api/account/totp/confirm', schema('My device has it 确认验证码', code), async (request) => {
    const signedIn = await own(gate, request);
    const attempts = [{ by: 'account', of: signedIn.account }] as const;
    await count(gate, attempts);
    const totp = { code: request.body.code.trim(), now: gate.now(), confirmed: false };
    const recoveryCodes = await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
      if (!(await takeTotp(tx, gate.keyring, signedIn, totp))) throw new DomainError('invalid', words.wrongCode);
      note(batch, signedIn, 'second-factor-added');
      return newRecoveryCodes(tx, signedIn);
    });
    await succeeded(gate, attempts);
    return { recoveryCodes };
  });
  app.post<Again>('/api/account/totp/remove', schema('No codes any more 关闭验证码', again), async (request) => {
    const signedIn = await own(gate, request);
    await askPassword(gate, signedIn, request.body.password);
    await gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
      await removeTotp(tx, signedIn);
      note(batch, signedIn, 'second-factor-removed');
    });
    return { ok: true };
  });
  app.post<Again>('/api/account/recovery-codes', schema('New recovery codes 重发恢复码', again), async (request) => {
    const signedIn = await own(gate, request);
    await askPassword(gate, signedIn, request.body.password);
    return gate.write({ ...signedIn, actor: actorOf(signedIn) }, async (tx, batch) => {
      const recoveryCodes = await newRecoveryCodes(tx, signedIn);
      if (!recoveryCodes) throw new DomainError('rule', words.noSecondFactor);
      note(batch, signedIn, 'recovery-codes-made');
      return { recoveryCodes };
    });
  });
}
