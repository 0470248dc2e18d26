import { expect, test } from 'vitest';
import { gateOf } from '../../apps/server/gate.ts';
import { browserAt, clockFrom, PASSWORD, receptionOf, systemAdministrator } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now });
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { actor: systemAdministrator });

const security = officeOf(tested.database, HERE, {
  actor: { id: 'safe', name: '安全管理员', roles: ['security-administrator'] },
});

/** Whom the door takes a request for. */
const gate = gateOf({ database: tested.database, keyring: testKeys, jurisdiction: HERE } as never, { now: clock.now });
const known = (authorization?: string, cookies = {}) => gate.signedIn({ headers: { authorization }, cookies } as never);

const wang = await reception.account({ name: '王芳', userName: '王芳' });
const browser = browserAt(server);
await browser.signIn('王芳');
const asked = { name: '报表', until: '2026-03-31', readOnly: true, password: PASSWORD };

test('a token stands for its owner until the end of its last day, and is shown once', async () => {
  const made = await browser.post('/api/account/tokens', asked);
  expect(made.statusCode).toBe(201);
  const { id, token } = made.json();
  expect(token).toMatch(/^tz_440106_[\w-]{43}$/);
  const signedIn = {
    jurisdiction: HERE,
    account: wang,
    name: '王芳',
    person: null,
    session: id,
    by: 'token',
    readOnly: true,
  };
  expect(await known(`Bearer ${token}`)).toMatchObject(signedIn);
  const { tokens } = (await browser.get('/api/account/tokens')).json();
  expect(tokens).toEqual([
    {
      id,
      name: '报表',
      readOnly: true,
      roles: null,
      records: null,
      madeAt: '2026-03-02T01:00:00.000Z',
      expiresAt: '2026-03-31T16:00:00.000Z',
    },
  ]);
  expect(JSON.stringify(await reception.credentials('select * from api_token'))).not.toContain(token.slice(10));
  const otherClock = clockFrom('2026-03-31T15:59:59.000Z');
  const later = gateOf({ database: tested.database, keyring: testKeys } as never, { now: otherClock.now });
  const ask = () => later.signedIn({ headers: { authorization: `Bearer ${token}` }, cookies: {} } as never);
  expect(await ask()).toMatchObject(signedIn);
  otherClock.pass(1);
  expect(await ask()).toBeNull();
});

test('what a token carries is chosen from what its owner has', async () => {
  const id = await reception.account({ name: '吴量', userName: '吴量' });
  const one = browserAt(server);
  await one.signIn('吴量');
  const ask = (scope: object) => one.post('/api/account/tokens', { ...asked, ...scope });
  expect((await ask({ roles: ['office'] })).json().code).toBe('accounts.not-your-role');
  for (const wrong of [{ roles: ['chairman'] }, { roles: [] }, { records: [] }, { records: ['account_password'] }]) {
    expect([wrong, (await ask(wrong)).json().code]).toEqual([wrong, 'http.wrong-shape']);
  }
  await security.create('access_grant', { account: id, role: 'leader', begins: '2026-01-01', why: '分工' });
  clock.pass(16);
  expect((await ask({ roles: ['leader'], records: ['person', 'award'] })).statusCode).toBe(201);
  const { tokens } = (await one.get('/api/account/tokens')).json();
  expect(tokens).toMatchObject([{ roles: ['leader'], records: ['person', 'award'], readOnly: true }]);
});

test('a token for a role does not take up another part that its owner is given later', async () => {
  const id = await reception.account({ name: '双党', userName: '双党' });
  const given = { account: id, role: 'party-secretary', begins: '2026-01-01', why: '分工' };
  await security.create('access_grant', { ...given, party: '05' });
  const one = browserAt(server);
  await one.signIn('双党');
  const { token } = (await one.post('/api/account/tokens', { ...asked, roles: ['party-secretary'] })).json();
  await security.create('access_grant', { ...given, party: '07' });
  clock.pass(16);
  const standing = async (authorization?: string) => (await known(authorization, { tongzhou: one.cookie() }))?.standing;
  expect((await standing())?.reach.parties?.toSorted()).toEqual(['05', '07']);
  expect((await standing(`Bearer ${token}`))?.reach.parties).toEqual(['05']);
  const { tokens } = (await one.get('/api/account/tokens')).json();
  expect(tokens).toMatchObject([{ roles: ['party-secretary'] }]);
});

test('a token makes no other, and governs no account', async () => {
  const { token } = (await browser.post('/api/account/tokens', { ...asked, readOnly: false })).json();
  const program = browserAt(server);
  const headers = { authorization: `Bearer ${token}` };
  for (const path of ['tokens', 'password', 'totp', 'sign-out-everywhere']) {
    const answer = await program.post(`/api/account/${path}`, { ...asked, oldPassword: PASSWORD }, headers);
    expect([path, answer.json().code]).toEqual([path, 'accounts.not-by-token']);
  }
  // The session that a browser sends along does not help.
  const answer = await browser.post('/api/account/tokens', asked, headers);
  expect(answer.json().code).toBe('accounts.not-by-token');
});

test.each(['Bearer', 'Bearer tz_440106_x', 'Basic dzp3', '', 'Bearer a b'])(
  '“%s” is nobody’s token',
  async (header) => {
    expect(await known(header, { tongzhou: browser.cookie() })).toBeNull();
  },
);

test('a session is no token, and a token no session', async () => {
  const { token } = (await browser.post('/api/account/tokens', asked)).json();
  expect(await known(`Bearer ${token}`)).not.toBeNull();
  expect(await known(undefined, { tongzhou: token })).toBeNull();
  expect(await known(undefined, { tongzhou: browser.cookie() })).not.toBeNull();
  expect(await known(`Bearer ${browser.cookie()}`)).toBeNull();
});

test('a revoked token opens nothing, and only its owner revokes it', async () => {
  const { id, token } = (await browser.post('/api/account/tokens', asked)).json();
  await reception.account({ name: '李强', userName: '李强' });
  const other = browserAt(server);
  await other.signIn('李强');
  expect((await other.post(`/api/account/tokens/${id}/revoke`)).statusCode).toBe(404);
  expect(await known(`Bearer ${token}`)).not.toBeNull();
  expect((await browser.post(`/api/account/tokens/${id}/revoke`)).json()).toEqual({ ok: true });
  clock.pass(16);
  expect(await known(`Bearer ${token}`)).toBeNull();
  expect((await browser.post(`/api/account/tokens/${id}/revoke`)).json().code).toBe('accounts.no-token');
  expect((await reception.told(wang)).slice(-2)).toEqual(['token-made', 'token-revoked']);
});

test('a token ends with the account', async () => {
  const id = await reception.account({ name: '周密', userName: '周密' });
  const one = browserAt(server);
  await one.signIn('周密');
  const { token } = (await one.post('/api/account/tokens', asked)).json();
  await office.move('account', id, 'suspend');
  expect(await known(`Bearer ${token}`)).toBeNull();
});

test.each([
  ['yesterday', { until: '2026-03-01' }, 'accounts.token-day'],
  ['more than a year', { until: '2027-03-04' }, 'accounts.token-day'],
  ['no day', { until: '2026-02-30' }, 'http.wrong-shape'],
  ['a wrong password', { password: '不是这一句不是这一句' }, 'accounts.wrong-password'],
])('none is made with %s', async (_, wrong, code) => {
  expect((await browser.post('/api/account/tokens', { ...asked, ...wrong })).json().code).toBe(code);
});
