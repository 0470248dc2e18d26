import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browserAt, clockFrom, PASSWORD, receptionOf, systemAdministrator } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { served } from '../../tests/support/served.ts';

vi.mock('@node-rs/argon2', { spy: true });

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now });
await server.app.ready();
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { actor: systemAdministrator });

const wang = await reception.account({
  ...{ name: '王芳', userName: '王芳', staffNumber: 'TH-0012', phone: '13800000012' },
});
const suspended = await reception.account({ name: '李强', userName: '李强' });
await office.move('account', suspended, 'suspend');
await reception.account({ name: '赵敏', userName: 'zhaomin' });

// Nobody waits because of the test before.
beforeEach(() => clock.pass(25 * 3_600));

let addresses = 0;
const somebody = () => browserAt(server, `10.0.0.${++addresses}`);

describe('signing in', () => {
  test.each(['王芳', ' 王 芳 ', 'TH-0012', 'th-0012', 'ＴＨ－００１２', '13800000012', '+86 138-0000-0012'])(
    'as “%s”',
    async (name) => {
      const browser = somebody();
      const answer = await browser.signIn(name);
      expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done' }]);
      const { sessions } = (await browser.get('/api/account/sessions')).json();
      expect(sessions).toContainEqual(expect.objectContaining({ current: true, by: 'password' }));
    },
  );

  test('gives a cookie that scripts and other sites cannot use, and keeps only its digest', async () => {
    const browser = somebody();
    const answer = await browser.signIn('王芳');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.cookies).toEqual([
      { name: 'tongzhou', value: expect.any(String), httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
    const rows = await reception.credentials<object>('select * from account_session');
    expect(JSON.stringify(rows)).not.toContain(browser.cookie()?.slice(7));
    expect(JSON.stringify(rows)).toContain('sha-256:');
  });

  test('is in the log, and the log tells of every version still', async () => {
    await somebody().signIn('zhaomin', '不是这一句不是这一句');
    const browser = somebody();
    await browser.signIn('zhaomin');
    await browser.post('/api/sign-out');
    const [row] = await office.rows<{ id: string }>(`select id from account where user_name = 'zhaomin'`);
    expect(await reception.told(row?.id ?? '')).toEqual(['create', 'sign-in-failed', 'sign-in', 'sign-out']);
    expect(await reception.isWhole()).toBe(true);
  });

  test('is asked for in the reader’s language', async () => {
    const headers = { 'accept-language': 'en' };
    const answer = await somebody().post('/api/sign-in', { name: '王芳', password: 'x' }, headers);
    expect(answer.json()).toMatchObject({ title: expect.stringContaining('The name or the password is wrong') });
    expect((await somebody().get('/api/account/sessions', headers)).json()).toMatchObject({
      ...{ status: 401, code: 'accounts.sign-in-first', title: 'Sign in first' },
    });
  });
});

describe('whoever tries names', () => {
  test.each([
    ['a wrong password', '王芳', '不是这一句不是这一句'],
    ['a name that there is not', '钱不在', PASSWORD],
    ['an account that is suspended', '李强', PASSWORD],
    ['a phone that there is not', '13900009999', PASSWORD],
    ['a name with a header in it', 'x\r\nSet-Cookie: tongzhou=1', PASSWORD],
    ['a name of another jurisdiction', '王芳', PASSWORD, '440105'],
  ])('learns nothing from %s', async (_, name, password, jurisdiction = '440106') => {
    const expected = await somebody().signIn('无此人', '随便的一个长密码');
    vi.mocked(verify).mockClear();
    const answer = await somebody().post('/api/sign-in', { name, password, jurisdiction });
    expect([answer.statusCode, answer.body]).toEqual([422, expected.body]);
    expect(Object.keys(answer.headers)).toEqual(Object.keys(expected.headers));
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(verify).toHaveBeenCalledTimes(1);
    expect(vi.mocked(verify).mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/);
  });

  test.each(['王芳', '钱不在'])('waits longer and longer for “%s”, also with the right password', async (name) => {
    const waits: number[] = [];
    for (let failure = 0; failure < 16; failure += 1) {
      const { code, title } = (await somebody().signIn(name, '不是这一句不是这一句')).json();
      if (code === 'accounts.wrong') continue;
      const waiting = await somebody().signIn(name);
      expect(waiting.json()).toMatchObject({ code: 'accounts.wait', title });
      const seconds = Number(/\d+/.exec(title)?.[0]);
      expect(waiting.headers['retry-after']).toBe(String(seconds));
      clock.pass(seconds);
      waits.push(seconds);
      await somebody().signIn(name, '不是这一句不是这一句');
    }
    expect(waits.slice(0, 3)).toEqual([5, 10, 20]);
    expect(waits.at(-1)).toBe(900);
  });

  test('is counted as many when they come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => somebody().signIn('孙多多', '不是这一句不是这一句')),
    );
    const codes = answers.map((answer) => answer.json().code);
    expect(codes.filter((code) => code === 'accounts.wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'accounts.wait')).toHaveLength(7);
  });

  test.each([
    [
      'a phone',
      [
        '13812340000',
        '+86 138 1234 0000',
        '138-1234-0000',
        '1-3-8-1-2-3-4-0-0-0-0',
        '008613812340000',
        '１３８１２３４００００',
      ],
    ],
    ['a name', ['zhao-yi', 'ZHAO-YI', 'Zhao-Yi', 'zhao -yi', 'ｚｈａｏ-yi', 'ZHAO-Yı']],
  ])('is counted once however %s is written', async (_, spellings) => {
    const codes: string[] = [];
    for (const name of spellings) codes.push((await somebody().signIn(name, '不是这一句不是这一句')).json().code);
    expect(codes).toEqual([...Array(5).fill('accounts.wrong'), 'accounts.wait']);
  });

  test('waits at an address, whatever the names, and an own account does not clear it', async () => {
    const address = browserAt(server, '10.9.9.9');
    const codes: string[] = [];
    for (let n = 0; n < 22; n += 1) {
      codes.push((await address.signIn(`第${n}人`, '不是这一句不是这一句')).json().code);
      if (n === 10) expect((await address.signIn('王芳')).statusCode).toBe(200);
    }
    expect(codes.slice(0, 21)).toEqual(Array(21).fill('accounts.wrong'));
    expect(codes.at(-1)).toBe('accounts.wait');
  });

  test('leaves no name in clear', async () => {
    await somebody().signIn('mistyped-password');
    const rows = await reception.credentials<object>('select * from sign_in_failure');
    expect(JSON.stringify(rows)).toContain('hmac-sha256:');
    expect(JSON.stringify(rows)).not.toContain('mistyped');
  });
});

describe('a session', () => {
  test('planted before signing in opens nothing afterwards', async () => {
    const attacker = somebody();
    await attacker.signIn('zhaomin');
    const planted = attacker.cookie() ?? '';
    expect((await attacker.get('/api/account/sessions')).statusCode).toBe(200);
    const victim = somebody();
    victim.plant(planted);
    await victim.signIn('王芳');
    expect(victim.cookie()).not.toBe(planted);
    expect((await attacker.get('/api/account/sessions')).statusCode).toBe(401);
  });

  test('made up by a browser is never taken over', async () => {
    const browser = somebody();
    const madeUp = `${HERE}-${'A'.repeat(43)}`;
    browser.plant(madeUp);
    await browser.signIn('王芳');
    expect(browser.cookie()).not.toBe(madeUp);
    browser.plant(madeUp);
    expect((await browser.get('/api/account/sessions')).statusCode).toBe(401);
  });

  test('is over after two hours without a request, and after twelve however many', async () => {
    const idle = somebody();
    await idle.signIn('王芳');
    const busy = somebody();
    await busy.signIn('王芳');
    for (let hour = 1; hour < 12; hour += 1) {
      clock.pass(3_600);
      expect((await busy.get('/api/account/sessions')).statusCode).toBe(200);
      if (hour === 2) expect((await idle.get('/api/account/sessions')).statusCode).toBe(401);
    }
    clock.pass(3_600);
    expect((await busy.get('/api/account/sessions')).statusCode).toBe(401);
  });

  test('is not looked up for each request', async () => {
    const browser = somebody();
    await browser.signIn('王芳');
    const texts: string[] = [];
    tested.database.onStatement = (text) => texts.push(text);
    for (let n = 0; n < 5; n += 1) await browser.get('/api/account/sessions');
    expect(texts.filter((text) => text.includes('a.state'))).toHaveLength(1);
  });

  test('ends at the sign-out, at once', async () => {
    const browser = somebody();
    await browser.signIn('王芳');
    const cookie = browser.cookie() ?? '';
    await browser.get('/api/account/sessions');
    expect((await browser.post('/api/sign-out')).json()).toEqual({ ok: true });
    expect(browser.cookie()).toBeUndefined();
    browser.plant(cookie);
    expect((await browser.get('/api/account/sessions')).statusCode).toBe(401);
  });

  test('ends everywhere, or everywhere else with a new password', async () => {
    const [here, there] = [somebody(), somebody()];
    await here.signIn('zhaomin');
    await there.signIn('zhaomin');
    await there.get('/api/account/sessions');
    const next = '另外一句别人猜不到的话';
    const wrong = await here.post('/api/account/password', { oldPassword: next, password: next });
    expect(wrong.json()).toMatchObject({ code: 'accounts.wrong-password' });
    const weak = await here.post('/api/account/password', { oldPassword: PASSWORD, password: 'zhaomin20260302' });
    expect(weak.json()).toMatchObject({ code: 'access.password-named' });
    expect((await here.post('/api/account/password', { oldPassword: PASSWORD, password: next })).statusCode).toBe(200);
    expect((await there.get('/api/account/sessions')).statusCode).toBe(401);
    expect((await here.get('/api/account/sessions')).statusCode).toBe(200);
    expect((await somebody().signIn('zhaomin')).statusCode).toBe(422);
    await there.signIn('zhaomin', next);
    expect((await here.post('/api/account/sign-out-everywhere')).json()).toEqual({ ended: 2 });
    expect((await there.get('/api/account/sessions')).statusCode).toBe(401);
  });

  test('ends with the account', async () => {
    const id = await reception.account({ name: '周密', userName: '周密' });
    const browser = somebody();
    await browser.signIn('周密');
    await office.move('account', id, 'suspend');
    await office.move('account', id, 'resume');
    expect((await browser.get('/api/account/sessions')).statusCode).toBe(401);
    expect((await browser.signIn('周密')).statusCode).toBe(200);
    await office.move('account', id, 'close');
    clock.pass(16);
    expect((await browser.get('/api/account/sessions')).statusCode).toBe(401);
    expect((await browser.signIn('周密')).json()).toMatchObject({ code: 'accounts.wrong' });
  });
});

describe('a request', () => {
  // Every write there is, so that one of tomorrow is covered.
  const writes = Object.entries(server.app.swagger().paths ?? {})
    .filter(([path, operations]) => /^\/api\/(sign|account\b|invitations)/.test(path) && operations?.post)
    .map(([path]) => path.replaceAll(/\{\w+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057'));
  const foreign = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { host: 'evil.example' }];

  test('to write is what more than a dozen routes take', () => {
    expect(writes.length).toBeGreaterThan(12);
    expect(writes).toContain('/api/account/password');
  });

  test.each(writes)('of another site to %s is refused', async (url) => {
    const browser = somebody();
    await browser.signIn('王芳');
    for (const headers of foreign) {
      const body = { name: '王芳', password: PASSWORD, oldPassword: PASSWORD, code: '000000' };
      expect((await browser.post(url, body, headers)).json()).toMatchObject({ code: 'http.other-host' });
    }
    expect((await browser.get('/api/account/sessions')).statusCode).toBe(200);
  });

  test.each(writes)('to %s has no room for a large body', async (url) => {
    const browser = somebody();
    await browser.signIn('王芳');
    const answer = await browser.post(url, { name: 'x', password: 'x', more: 'x'.repeat(40_000) });
    expect(answer.json()).toMatchObject({ status: 413, code: 'http.too-large' });
  });

  test.each([
    ['a large body', { name: 'x', password: 'x', more: 'x'.repeat(40_000) }, 413],
    ['a password that never ends', { name: '王芳', password: 'x'.repeat(300) }, 422],
    ['a name that never ends', { name: 'x'.repeat(101), password: PASSWORD }, 422],
    ['a NUL in the password', { name: '王芳', password: `${PASSWORD}\0` }, 422],
    ['a NUL in the name', { name: '王芳\0', password: PASSWORD }, 422],
    ['no password', { name: '王芳' }, 422],
  ])('with %s is refused', async (_, body, status) => {
    const answer = await somebody().post('/api/sign-in', body);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

test('credentials are seen by no transaction that does not say so', async () => {
  const tables = await office.rows<{ name: string }>(
    `select tablename as name from pg_policies where qual like '%credentials%' and tablename <> 'account'`,
  );
  expect(tables).toHaveLength(10);
  for (const { name } of tables) expect(await office.rows(`select * from ${name}`)).toEqual([]);
  expect(await reception.credentials('select * from account_password')).not.toEqual([]);
});

test('a sign-in with the old password, begun before it was changed, comes to nothing', async () => {
  const id = await reception.account({ name: '吴双', userName: '吴双' });
  const { hashPassword } = await import('../../platform/access/password.ts');
  const changed = await hashPassword('另外一句别人猜不到的话');
  const actual = await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  vi.mocked(verify).mockImplementationOnce(async (...args) => {
    const matches = await actual.verify(...args);
    await tested.database.inTransaction({ lo: HERE, hi: HERE, sees: ['credentials'] }, (tx) =>
      tx.query('update account_password set hash = $1 where account = $2', [changed, id]),
    );
    return matches;
  });
  expect((await somebody().signIn('吴双')).json().code).toBe('accounts.wrong');
  expect((await somebody().signIn('吴双', '另外一句别人猜不到的话')).statusCode).toBe(200);
});

test('a password hashed at a lower cost is hashed anew when it is used', async () => {
  const { hash } = await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 });
  await tested.database.inTransaction({ lo: HERE, hi: HERE, sees: ['credentials'] }, (tx) =>
    tx.query('update account_password set hash = $1 where account = $2', [weak, wang]),
  );
  expect((await somebody().signIn('王芳')).statusCode).toBe(200);
  const [kept] = await reception.credentials<{ hash: string }>(
    `select hash from account_password where account = '${wang}'`,
  );
  expect(kept?.hash).toContain('m=32768,t=2');
  expect((await somebody().signIn('王芳')).statusCode).toBe(200);
});
