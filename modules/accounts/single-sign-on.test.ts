import { expect, test } from 'vitest';
import {
  type Browser,
  browserAt,
  clockFrom,
  PASSWORD,
  receptionOf,
  systemAdministrator,
} from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { CLIENT, identityProvider } from '../../tests/support/identity-provider.ts';
import { officeOf } from '../../tests/support/office.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const back = (id: string) => `http://localhost/api/sign-in/oidc/${id}/callback`;
const idp = await identityProvider([back('gov'), back('staff'), back('gone')], {
  ...{ wang: 'th-0012', ghost: 'TH-9999', root: 'th-0001' },
});
const of = (id: string) => ({ id, name: { zh: '统一认证', en: 'Single sign-on' }, issuer: idp.issuer, ...CLIENT });
const server = await served(tested, HERE, {
  now: clock.now,
  providers: [
    of('gov'),
    { ...of('staff'), scope: 'openid staff', staffNumberClaim: 'employee_number' },
    { ...of('gone'), issuer: 'http://127.0.0.1:1' },
  ],
});
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { actor: systemAdministrator });
const wang = await reception.account({ name: '王芳', userName: '王芳', staffNumber: 'TH-0012' });
await reception.account({ name: '李强', userName: '李强' });

const local = (href: string) => href.replace('http://localhost', '');

/** Goes away to sign in and comes back; where one is sent in the end. */
async function goThrough(browser: Browser, provider: string, login: string, twist = (url: string) => url) {
  const sent = await browser.get(`/api/sign-in/oidc/${provider}`);
  const answer = await idp.authenticate(sent.headers.location ?? '', login);
  return (await browser.get(local(twist(answer)), navigation)).headers.location;
}

const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
const isIn = async (browser: Browser) => (await browser.get('/api/account/sessions')).statusCode === 200;

async function link(browser: Browser, login: string) {
  const sent = await browser.post('/api/account/identities/gov', { password: PASSWORD });
  const answer = await idp.authenticate(sent.json().location, login);
  return (await browser.get(local(answer), navigation)).headers.location;
}

test('what is set up is offered, without its secrets', async () => {
  const offered = await browserAt(server).get('/api/sign-in');
  expect(offered.json()).toMatchObject({
    jurisdiction: '440106',
    providers: [{ id: 'gov' }, { id: 'staff' }, { id: 'gone' }],
  });
  expect(offered.body).not.toContain(CLIENT.clientSecret);
});

test('a browser is sent away with PKCE, state and nonce', async () => {
  const sent = await browserAt(server).get('/api/sign-in/oidc/gov');
  expect(sent.statusCode).toBe(302);
  const asked = Object.fromEntries(new URL(sent.headers.location ?? '').searchParams);
  expect(asked).toMatchObject({
    ...{ response_type: 'code', scope: 'openid', client_id: 'tongzhou', redirect_uri: back('gov') },
    ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
    ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
  });
  expect(sent.cookies).toEqual([
    {
      name: 'tongzhou-away',
      value: expect.any(String),
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 300,
      path: '/api/sign-in/oidc',
    },
  ]);
});

test('whom the single sign-on vouches for by staff number is signed in, and linked from then on', async () => {
  const browser = browserAt(server);
  expect(await goThrough(browser, 'staff', 'wang')).toBe('/');
  expect(await isIn(browser)).toBe(true);
  expect((await browser.get('/api/account/identities')).json().identities).toEqual([
    { issuer: idp.issuer, subject: 'wang', madeAt: clock.now().toISOString() },
  ]);
  // Also where the staff number is not told.
  expect(await goThrough(browserAt(server), 'gov', 'wang')).toBe('/');
  expect(await reception.told(wang)).toEqual(['create', 'identity-linked', 'sign-in', 'sign-in']);
});

test('nobody is let into what was given to an account by a staff number that an administrator wrote', async () => {
  const account = await reception.account({ name: '代填', userName: '代填', staffNumber: 'TH-0001' });
  const security = { actor: { id: 'safe', name: '安全', roles: ['security-administrator'] } };
  await officeOf(tested.database, HERE, security).create('access_grant', {
    ...{ account, role: 'leader', begins: '2026-01-01', why: '试' },
  });
  const browser = browserAt(server);
  expect(await goThrough(browser, 'staff', 'root')).toBe('/sign-in?problem=accounts.unknown-identity');
  expect(await isIn(browser)).toBe(false);
});

test.each([
  ['staff', 'ghost'],
  ['gov', 'stranger'],
])('at %s, who is %s there is nobody here', async (provider, login) => {
  const browser = browserAt(server);
  expect(await goThrough(browser, provider, login)).toBe('/sign-in?problem=accounts.unknown-identity');
  expect(await isIn(browser)).toBe(false);
});

test('an account links who it is elsewhere, with its password, and takes it back', async () => {
  const browser = browserAt(server);
  await browser.signIn('李强');
  const wrong = await browser.post('/api/account/identities/gov', { password: '不是这一句不是这一句' });
  expect(wrong.json().code).toBe('accounts.wrong-password');
  expect(await link(browser, 'li')).toBe('/account?linked');
  expect(await goThrough(browserAt(server), 'gov', 'li')).toBe('/');
  expect(await link(browser, 'wang')).toBe('/sign-in?problem=accounts.identity-taken');
  const identity = { issuer: idp.issuer, subject: 'li' };
  expect((await browser.post('/api/account/identities/remove', identity)).json()).toEqual({ ok: true });
  expect((await browser.post('/api/account/identities/remove', identity)).statusCode).toBe(404);
  expect(await goThrough(browserAt(server), 'gov', 'li')).toBe('/sign-in?problem=accounts.unknown-identity');
});

test.each<[string, (url: string) => string]>([
  ['another state', (url) => url.replace(/state=[^&]+/, 'state=x')],
  ['another code', (url) => url.replace(/code=[^&]+/, 'code=x')],
  ['another issuer', (url) => url.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
  ['another provider', (url) => url.replace('/gov/', '/staff/')],
  ['a refusal', (url) => url.replace(/code=[^&]+/, 'error=access_denied')],
])('an answer with %s opens nothing', async (_, twist) => {
  const browser = browserAt(server);
  expect(await goThrough(browser, 'gov', 'wang', twist)).toBe('/sign-in?problem=accounts.wrong-identity');
  expect(await isIn(browser)).toBe(false);
});

test('an answer is taken once, in time, and in the browser that went', async () => {
  const begin = async (browser: Browser) => {
    const sent = await browser.get('/api/sign-in/oidc/gov');
    return local(await idp.authenticate(sent.headers.location ?? '', 'wang'));
  };
  const browser = browserAt(server);
  const answer = await begin(browser);
  const victim = browserAt(server);
  await victim.get('/api/sign-in/oidc/gov');
  expect((await victim.get(answer, navigation)).headers.location).toBe('/sign-in?problem=accounts.wrong-identity');
  const own = await begin(browser);
  expect((await browser.get(own, navigation)).headers.location).toBe('/');
  await browser.get('/api/sign-in/oidc/gov');
  expect((await browser.get(own, navigation)).headers.location).toBe('/sign-in?problem=accounts.wrong-identity');
  const late = await begin(browser);
  clock.pass(300);
  expect((await browser.get(late, navigation)).headers.location).toBe('/sign-in?problem=accounts.wrong-identity');
});

test('a second factor is asked for here too, and who is suspended stays out', async () => {
  await tested.database.inTransaction({ lo: HERE, hi: HERE, sees: ['credentials'] }, (tx) =>
    tx.query(`insert into account_totp (jurisdiction, account, secret, confirmed_at) values ($1, $2, 'x', now())`, [
      HERE,
      wang,
    ]),
  );
  const browser = browserAt(server);
  expect(await goThrough(browser, 'gov', 'wang')).toBe('/sign-in?next=second-factor');
  expect(await isIn(browser)).toBe(false);
  await office.move('account', wang, 'suspend');
  expect(await goThrough(browserAt(server), 'gov', 'wang')).toBe('/sign-in?problem=accounts.unknown-identity');
});

test('one that there is not, or that is out of reach, is said', async () => {
  expect((await browserAt(server).get('/api/sign-in/oidc/none')).json()).toMatchObject({
    status: 404,
    code: 'accounts.no-provider',
  });
  expect((await browserAt(server).get('/api/sign-in/oidc/gone')).json().code).toBe('accounts.provider-away');
});
