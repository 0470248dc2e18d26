import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';

const { app, inject } = await served(await testDatabase(), 440106, { as: null });
await app.ready();
const open = /^\/api\/(session|sign-in|sign-out|invitations|calendars)(\/|$)/;
const asked = Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) =>
  Object.keys(operations ?? {}).map(
    (method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057')] as const,
  ),
);

test('every address is closed to whoever has not signed in, but those that one signs in with', async () => {
  expect(asked.length).toBeGreaterThan(150);
  for (const [method, url] of asked) {
    const { statusCode } = await inject({ method: method as 'GET', url });
    if (open.test(url)) expect([method, url, statusCode]).not.toEqual([method, url, 401]);
    else expect([method, url, statusCode]).toEqual([method, url, 401]);
  }
});

test.each([
  ['written in another way', '/%61pi/people'],
  ['written in another way and open to nobody', '/%61pi/openapi.json'],
  ['that leads nowhere', '/api/nothing'],
  ['with a slash at its end', '/api/people/'],
])('an address %s is closed too', async (_, url) => {
  expect((await inject({ url })).statusCode).toBe(401);
});

test('no answer is kept on the way', async () => {
  for (const url of ['/api/session', '/api/people', '/api/nothing']) {
    expect((await inject({ url })).headers['cache-control']).toBe('no-store');
  }
});
