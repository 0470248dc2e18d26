import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { giveSession, sessionToken, takeSession } from './cookies.ts';

const app = fastify({ trustProxy: true });
await app.register(cookie);
app.get('/give', async (request, reply) => {
  giveSession(request, reply, 'token');
  return {};
});
app.get('/take', async (request, reply) => {
  takeSession(request, reply);
  return { token: sessionToken(request) };
});
const headers = { 'x-forwarded-proto': 'https' };

test('over https the cookie is one that only this host can have set', async () => {
  const { cookies } = await app.inject({ url: '/give', headers });
  expect(cookies).toEqual([
    { name: '__Host-tongzhou', value: 'token', httpOnly: true, sameSite: 'Strict', path: '/', secure: true },
  ]);
  const taken = await app.inject({ url: '/take', headers, cookies: { '__Host-tongzhou': 'token' } });
  expect([taken.json(), taken.cookies[0]]).toMatchObject([{ token: 'token' }, { value: '', secure: true, path: '/' }]);
  // One without the prefix may come from a neighbour.
  expect((await app.inject({ url: '/take', headers, cookies: { tongzhou: 'planted' } })).json()).toEqual({
    token: null,
  });
});
