import { Secret, TOTP } from 'otpauth';
import { beforeEach, expect, test } from 'vitest';
import { type Browser, browserAt, clockFrom, PASSWORD, receptionOf } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now });
const reception = receptionOf(tested.database, HERE, clock);

// Another step of every device, and no wait because of the test before.
beforeEach(() => clock.pass(25 * 3_600));

let addresses = 0;
const somebody = () => browserAt(server, `10.2.0.${++addresses}`);
const codeOf = async (answer: ReturnType<Browser['post']>) => (await answer).json().code ?? (await answer).statusCode;
const isIn = async (browser: Browser) => (await browser.get('/api/account/sessions')).statusCode === 200;

/** What an authenticator shows `later` seconds from now. */
function shown(secret: string, later = 0): string {
  const timestamp = clock.now().getTime() + later * 1_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

let people = 0;
/** Somebody with a second factor, whose device has just shown its first code. */
async function protectedAccount() {
  people += 1;
  const userName = `谨慎${people}`;
  const id = await reception.account({ name: `谨慎的人${people}`, userName });
  const browser = somebody();
  await browser.signIn(userName);
  const { secret, uri } = (await browser.post('/api/account/totp', { password: PASSWORD })).json();
  const confirmed = await browser.post('/api/account/totp/confirm', { code: shown(secret) });
  const { recoveryCodes } = confirmed.json() as { recoveryCodes: string[] };
  clock.pass(60);
  const begin = async () => {
    const one = somebody();
    expect((await one.signIn(userName)).json()).toEqual({ next: 'second-factor' });
    return one;
  };
  return { id, userName, browser, secret, uri, recoveryCodes, begin };
}

test('a device is set up with the password and confirmed with a code', async () => {
  const id = await reception.account({ name: '王芳', userName: '王芳' });
  const browser = somebody();
  await browser.signIn('王芳');
  const wrong = { password: '不是这一句不是这一句' };
  expect(await codeOf(browser.post('/api/account/totp', wrong))).toBe('accounts.wrong-password');
  const first = (await browser.post('/api/account/totp', { password: PASSWORD })).json();
  const { secret, uri } = (await browser.post('/api/account/totp', { password: PASSWORD })).json();
  expect(uri).toBe(
    `otpauth://totp/${encodeURIComponent('同舟')}:${encodeURIComponent('王芳')}?issuer=${encodeURIComponent('同舟')}&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
  expect(await codeOf(browser.post('/api/account/totp/confirm', { code: shown(first.secret) }))).toBe(
    'accounts.wrong-code',
  );
  expect((await somebody().signIn('王芳')).json()).toEqual({ next: 'done' });
  const confirmed = await browser.post('/api/account/totp/confirm', { code: shown(secret) });
  expect(new Set(confirmed.json().recoveryCodes).size).toBe(10);
  expect(confirmed.json().recoveryCodes[0]).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
  expect(await codeOf(browser.post('/api/account/totp', { password: PASSWORD }))).toBe('accounts.has-second-factor');
  const rows = await reception.credentials<object>('select secret, digest from account_totp, account_recovery_code');
  expect(rows).toHaveLength(10);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(await reception.told(id)).toEqual([
    ...['create', 'sign-in', 'second-factor-begun', 'second-factor-begun', 'sign-in', 'second-factor-added'],
  ]);
});

test('between the password and the code nothing is open, and the code gives another session', async () => {
  const { id, secret, begin } = await protectedAccount();
  const browser = await begin();
  const begun = browser.cookie() ?? '';
  expect(await isIn(browser)).toBe(false);
  for (const path of ['password', 'totp/remove', 'recovery-codes', 'sign-out-everywhere']) {
    const body = { password: PASSWORD, oldPassword: PASSWORD };
    expect([path, (await browser.post(`/api/account/${path}`, body)).statusCode]).toEqual([path, 401]);
  }
  const passed = await browser.post('/api/sign-in/second-factor', { code: shown(secret) });
  expect(passed.json()).toEqual({ next: 'done' });
  expect(browser.cookie()).not.toBe(begun);
  expect(await isIn(browser)).toBe(true);
  browser.plant(begun);
  expect(await isIn(browser)).toBe(false);
  expect(await codeOf(browser.post('/api/sign-in/second-factor', { code: shown(secret, 30) }))).toBe(
    'accounts.sign-in-again',
  );
  expect((await reception.told(id)).slice(-2)).toEqual(['sign-in-begun', 'sign-in']);
});

test('a code is taken once, also of two at once, and none before it', async () => {
  const { secret, begin } = await protectedAccount();
  const code = shown(secret);
  const both = await Promise.all([begin(), begin()]);
  const answers = await Promise.all(both.map((browser) => browser.post('/api/sign-in/second-factor', { code })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
  const late = await begin();
  for (const seconds of [0, -30, 90]) {
    const again = late.post('/api/sign-in/second-factor', { code: shown(secret, seconds) });
    expect([seconds, await codeOf(again)]).toEqual([seconds, 'accounts.wrong-code']);
  }
  expect((await late.post('/api/sign-in/second-factor', { code: shown(secret, 30) })).statusCode).toBe(200);
});

test('a recovery code is taken once, also of two at once, however it is typed', async () => {
  const { recoveryCodes, begin, browser, secret } = await protectedAccount();
  const code = ` ${recoveryCodes[3]?.toLowerCase().replaceAll('-', ' ')} `;
  const both = await Promise.all([begin(), begin()]);
  const answers = await Promise.all(both.map((one) => one.post('/api/sign-in/second-factor', { code })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
  const fresh = (await browser.post('/api/account/recovery-codes', { password: PASSWORD })).json().recoveryCodes;
  const late = await begin();
  expect(await codeOf(late.post('/api/sign-in/second-factor', { code: recoveryCodes[5] }))).toBe('accounts.wrong-code');
  expect(await codeOf(late.post('/api/sign-in/second-factor', { code: fresh[5] }))).toBe(200);
  expect(shown(secret)).toMatch(/^\d{6}$/);
  const account = (await browser.get('/api/account')).json();
  expect(account).toMatchObject({ name: expect.stringMatching(/^谨慎/), hasSecondFactor: true, recoveryCodes: 9 });
});

test('codes that are guessed make the next ones wait, and the time for them ends', async () => {
  const { id, secret, begin } = await protectedAccount();
  const browser = await begin();
  const codes: string[] = [];
  for (const code of ['000000', '111111', '222222', '333333', '444444', '555555']) {
    codes.push(await codeOf(browser.post('/api/sign-in/second-factor', { code })));
  }
  expect(codes).toEqual([...Array(5).fill('accounts.wrong-code'), 'accounts.wait']);
  // Another session of the same account waits as well.
  const other = await begin();
  expect(await codeOf(other.post('/api/sign-in/second-factor', { code: shown(secret) }))).toBe('accounts.wait');
  expect((await reception.told(id)).filter((action) => action === 'second-factor-failed')).toHaveLength(5);
  clock.pass(600);
  expect(await codeOf(other.post('/api/sign-in/second-factor', { code: shown(secret) }))).toBe(
    'accounts.sign-in-again',
  );
});

test('a new password by a link does not put the second factor aside', async () => {
  const { id, userName } = await protectedAccount();
  const { path } = await reception.invite(id);
  const password = '全新的一句只有我知道';
  await somebody().post(`/api${path}`, { password });
  expect((await somebody().signIn(userName, password)).json()).toEqual({ next: 'second-factor' });
});

test('it is removed with the password, and its recovery codes with it', async () => {
  const { browser, userName } = await protectedAccount();
  const wrong = { password: '不是这一句不是这一句' };
  expect(await codeOf(browser.post('/api/account/totp/remove', wrong))).toBe('accounts.wrong-password');
  expect((await browser.post('/api/account/totp/remove', { password: PASSWORD })).json()).toEqual({ ok: true });
  expect((await somebody().signIn(userName)).json()).toEqual({ next: 'done' });
  expect((await browser.get('/api/account')).json()).toMatchObject({ hasSecondFactor: false, recoveryCodes: 0 });
  expect(await codeOf(browser.post('/api/account/recovery-codes', { password: PASSWORD }))).toBe(
    'accounts.no-second-factor',
  );
});

test('the password that is asked for again cannot be guessed without end', async () => {
  const { browser } = await protectedAccount();
  const codes: string[] = [];
  for (let n = 0; n < 6; n += 1)
    codes.push(await codeOf(browser.post('/api/account/totp/remove', { password: `猜${n}` })));
  expect(codes.slice(4)).toEqual(['accounts.wrong-password', 'accounts.wait']);
  expect(await codeOf(browser.post('/api/account/totp/remove', { password: PASSWORD }))).toBe('accounts.wait');
});
