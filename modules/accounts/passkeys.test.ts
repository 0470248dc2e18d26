import { beforeEach, expect, test } from 'vitest';
import {
  type Browser,
  browserAt,
  clockFrom,
  PASSWORD,
  receptionOf,
  systemAdministrator,
} from '../../tests/support/accounts.ts';
import { authenticator, type Twist } from '../../tests/support/authenticator.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now });
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { actor: systemAdministrator });

beforeEach(() => clock.pass(25 * 3_600));

let addresses = 0;
const somebody = () => browserAt(server, `10.3.0.${++addresses}`);

let people = 0;
/** Somebody who has just signed in with the password. */
async function newcomer() {
  people += 1;
  const userName = `来人${people}`;
  const id = await reception.account({ name: `来的人${people}`, userName });
  const browser = somebody();
  await browser.signIn(userName);
  return { id, userName, browser };
}

async function register(browser: Browser, key: ReturnType<typeof authenticator>, twist: Twist = {}) {
  const options = (await browser.post('/api/account/passkeys/options', { password: PASSWORD })).json();
  return browser.post('/api/account/passkeys', { name: '手机', response: key.register(options, twist) });
}

async function signIn(key: ReturnType<typeof authenticator>, twist: Twist = {}, browser = somebody()) {
  const options = (await browser.post('/api/sign-in/passkey/options')).json();
  const answer = await browser.post('/api/sign-in/passkey', { response: key.signIn(options, twist) });
  return { browser, answer, said: answer.json() };
}

test('a passkey signs in without a name and without another factor', async () => {
  const { id, browser } = await newcomer();
  const key = authenticator();
  const options = (await browser.post('/api/account/passkeys/options', { password: PASSWORD })).json();
  expect(options).toMatchObject({
    ...{ rp: { id: 'localhost', name: '同舟' }, attestation: 'none' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const made = await browser.post('/api/account/passkeys', { name: '手机', response: key.register(options) });
  expect([made.statusCode, made.json()]).toEqual([201, { credential: key.credential, name: '手机' }]);
  const { answer, said, browser: there } = await signIn(key);
  expect([answer.statusCode, said]).toEqual([200, { next: 'done' }]);
  const { sessions } = (await there.get('/api/account/sessions')).json();
  expect(sessions).toContainEqual(expect.objectContaining({ current: true, by: 'passkey' }));
  const { passkeys } = (await there.get('/api/account/passkeys')).json();
  const at = clock.now().toISOString();
  expect(passkeys).toEqual([{ credential: key.credential, name: '手机', madeAt: at, usedAt: at }]);
  expect(await reception.told(id)).toEqual(['create', 'sign-in', 'passkey-added', 'sign-in']);
  expect(await reception.isWhole()).toBe(true);
});

test.each<[string, Twist]>([
  ['of another site', { origin: 'https://evil.example' }],
  ['of another port', { origin: 'http://localhost:9' }],
  ['of another host', { host: 'evil.example' }],
  ['that nobody unlocked', { locked: true }],
])('a passkey %s is neither added nor taken', async (_, twist) => {
  const { browser } = await newcomer();
  expect((await register(browser, authenticator(), twist)).json().code).toBe('accounts.wrong-passkey');
  const key = authenticator();
  await register(browser, key);
  expect((await signIn(key, twist)).said.code).toBe('accounts.wrong-passkey');
});

test.each<[string, Twist]>([
  ['a signature that was touched', { spoilt: true }],
  ['a counter that was there before, as a copy has it', { counter: 1 }],
  ['another account', { handle: `${HERE}:01890a5d-ac96-774b-bcce-b302099a8057` }],
  ['an account of another jurisdiction', { handle: '440105:01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['no account', { handle: "' or 1=1" }],
])('a passkey with %s opens nothing', async (_, twist) => {
  const { browser } = await newcomer();
  const key = authenticator();
  await register(browser, key);
  const { answer, said } = await signIn(key, twist);
  expect([answer.statusCode, said.code]).toEqual([422, 'accounts.wrong-passkey']);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('a challenge is answered once, in time, and only by whom it was for', async () => {
  const { browser } = await newcomer();
  const key = authenticator();
  await register(browser, key);
  const options = (await somebody().post('/api/sign-in/passkey/options')).json();
  const response = key.signIn(options);
  const codeOf = async (sent: object, one = somebody()) => {
    const answer = await one.post('/api/sign-in/passkey', { response: sent });
    return answer.json().code ?? answer.statusCode;
  };
  expect(await codeOf(response)).toBe(200);
  expect(await codeOf(key.signIn(options))).toBe('accounts.wrong-passkey');
  const late = (await somebody().post('/api/sign-in/passkey/options')).json();
  clock.pass(300);
  expect(await codeOf(key.signIn(late))).toBe('accounts.wrong-passkey');
  expect(await codeOf(key.signIn({ challenge: 'aGFsbG8' }))).toBe('accounts.wrong-passkey');
  const { browser: other } = await newcomer();
  const others = (await other.post('/api/account/passkeys/options', { password: PASSWORD })).json();
  const planted = await browser.post('/api/account/passkeys', {
    name: 'x',
    response: authenticator().register(others),
  });
  expect(planted.json().code).toBe('accounts.wrong-passkey');
});

test('a passkey ends with the account, and is removed by its owner alone, with the password', async () => {
  const { id, browser } = await newcomer();
  const key = authenticator();
  await register(browser, key);
  expect((await register(browser, key)).json().code).toBe('accounts.wrong-passkey');
  const { browser: other } = await newcomer();
  const remove = (one: Browser, password = PASSWORD) =>
    one.post('/api/account/passkeys/remove', { credential: key.credential, password });
  expect((await remove(other)).json().code).toBe('accounts.no-passkey');
  expect((await remove(browser, '不是这一句不是这一句')).json().code).toBe('accounts.wrong-password');
  await office.move('account', id, 'suspend');
  expect((await signIn(key)).said.code).toBe('accounts.wrong-passkey');
  await office.move('account', id, 'resume');
  const { browser: again } = await signIn(key);
  expect((await remove(again)).json()).toEqual({ ok: true });
  expect((await signIn(key)).said.code).toBe('accounts.wrong-passkey');
});

test('without the password nobody begins to add one, and without a session nobody adds one', async () => {
  const { browser } = await newcomer();
  const wrong = await browser.post('/api/account/passkeys/options', { password: '不是这一句不是这一句' });
  expect(wrong.json().code).toBe('accounts.wrong-password');
  const response = authenticator().register({ challenge: 'aGFsbG8' });
  expect((await somebody().post('/api/account/passkeys', { name: 'x', response })).statusCode).toBe(401);
});
