import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { browserAt, clockFrom, PASSWORD, receptionOf } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { signedIn } from '../../tests/support/signed-in.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now, as: null });
const reception = receptionOf(tested.database, HERE, clock);
const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE };
const one = (name: string, role: string) => signedIn(opened, { name, grants: [{ role }] }, clock.now);
const system = await one('系统', 'system-administrator');
const security = await one('安全', 'security-administrator');
const audit = await one('审计', 'audit-administrator');

let addresses = 0;
const browser = () => browserAt(server, `10.3.0.${++addresses}`);
const as = ({ cookie }: { cookie: string }, url: string, payload?: object) =>
  server.app.inject({
    ...{ method: payload ? 'POST' : 'GET', url, headers: { host: '127.0.0.1', cookie } },
    ...(payload ? { payload } : {}),
  });
const codeOf = ({ json, statusCode }: Awaited<ReturnType<typeof server.get>>) =>
  statusCode < 300 ? statusCode : json().code;
const linkTo = async (id: string) => (await as(system, `/api/accounts/${id}/invitation`, {})).json().path as string;
const follow = async (path: string, code?: string) =>
  codeOf(await browser().post(`/api${path}`, { password: '另一句别人不知道的话', ...(code ? { code } : {}) }));
/** The link of an account that is open, whoever may agree to it. */
const openLink = async (id: string) => {
  const text = `select id from account_invitation where account = '${id}' and used_at is null`;
  return (await reception.credentials<{ id: string }>(text))[0]?.id;
};
const agreeing = async (who: { cookie: string }, id: string, reason = '已当面核实') =>
  as(who, `/api/accounts/${id}/invitation/agree`, { link: await openLink(id), reason });
const agree = async (who: { cookie: string }, id: string, reason?: string) => codeOf(await agreeing(who, id, reason));
/** What the one who agreed tells the person. */
const toldBy = async (who: { cookie: string }, id: string) => (await agreeing(who, id)).json().code as string;
const move = async (id: string, to: string) => {
  const { version } = (await as(system, `/api/accounts/${id}`)).json();
  expect((await as(system, `/api/accounts/${id}/${to}`, { version, input: {}, reason: '试' })).statusCode).toBe(200);
};

let people = 0;
/** Somebody who works here, with a password, as the two administrators make them. */
async function withGrant(role: string): Promise<{ id: string; name: string }> {
  const name = `某人${++people}`;
  const id = await reception.account({ name, userName: name });
  const values = { account: id, role, begins: '2026-01-01', why: '分工' };
  expect((await as(security, '/api/grants', { values })).statusCode).toBe(201);
  return { id, name };
}

async function setUpDevice(name: string): Promise<TOTP> {
  const owner = browser();
  await owner.signIn(name);
  const { secret } = (await owner.post('/api/account/totp', { password: PASSWORD })).json();
  const device = new TOTP({ secret });
  const code = device.generate({ timestamp: clock.now().getTime() });
  expect((await owner.post('/api/account/totp/confirm', { code })).statusCode).toBe(200);
  return device;
}

test('a link for a new password of who was given something waits until another administrator agrees', async () => {
  const { id } = await withGrant('office');
  const path = await linkTo(id);
  expect((await browser().get(`/api${path}`)).json()).toMatchObject({ purpose: 'password', waiting: true });
  expect(await follow(path)).toBe('accounts.not-agreed');
  const { links } = (await as(security, '/api/accounts/links-awaiting-me')).json();
  expect(links).toMatchObject([{ account: id, purpose: 'password', by: '系统' }]);
  for (const who of [system, audit]) {
    expect((await as(who, '/api/accounts/links-awaiting-me')).json().links).toEqual([]);
    expect(await agree(who, id)).toBe('accounts.nothing-waits');
  }
  expect(await agree(security, id, ' ')).toBe('accounts.why-agree');
  const code = await toldBy(security, id);
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
  expect((await browser().get(`/api${path}`)).json()).toMatchObject({ waiting: false, needsCode: true });
  expect(await agree(security, id)).toBe('accounts.nothing-waits');
  // Whoever made the link holds it too, and has no code.
  expect(await follow(path)).toBe('accounts.wrong-link-code');
  expect(await follow(path, '0000 0000 0000')).toBe('accounts.wrong-link-code');
  expect(await follow(path, code.replaceAll(' ', ''))).toBe(200);
  expect((await reception.told(id)).slice(-3)).toEqual(['reset-password', 'link-agreed', 'set-password']);
  // It was agreed to that link, and to no other.
  expect(await follow(await linkTo(id), code)).toBe('accounts.not-agreed');
});

test('who agrees does so to the link that was looked at, and not to one that was made since', async () => {
  const { id } = await withGrant('office');
  await linkTo(id);
  const link = await openLink(id);
  const path = await linkTo(id);
  const answer = await as(security, `/api/accounts/${id}/invitation/agree`, { link, reason: '已当面核实' });
  expect(codeOf(answer)).toBe('accounts.nothing-waits');
  expect(await follow(path)).toBe('accounts.not-agreed');
});

test('so does an invitation that was made before the grant', async () => {
  const values = { name: '新来的', userName: '新来的' };
  const { id, path } = (await as(system, '/api/accounts/invite', { values })).json();
  expect((await browser().get(`/api${path}`)).json().waiting).toBe(false);
  await as(security, '/api/grants', { values: { account: id, role: 'office', begins: '2026-06-01', why: '分工' } });
  expect(await follow(path)).toBe('accounts.not-agreed');
});

test('of a security administrator the audit administrator agrees to it, and nobody of themselves', async () => {
  const { id, name } = await withGrant('security-administrator');
  const path = await linkTo(id);
  expect(await agree(security, id)).toBe('accounts.nothing-waits');
  const themselves = browser();
  await themselves.signIn(name);
  const asked = { link: await openLink(id), reason: '是我' };
  const own = await themselves.post(`/api/accounts/${id}/invitation/agree`, asked);
  expect(codeOf(own)).toBe('accounts.nothing-waits');
  expect(await follow(path, await toldBy(audit, id))).toBe(200);
});

test('whoever made the link does not agree to it, in whatever role', async () => {
  const { id } = await withGrant('office');
  const grants = [{ role: 'system-administrator' }, { role: 'security-administrator' }];
  const both = await signedIn(opened, { name: '兼任', grants }, clock.now);
  expect((await as(both, `/api/accounts/${id}/invitation`, {})).statusCode).toBe(201);
  expect(await agree(both, id)).toBe('accounts.nothing-waits');
});

test('a second factor stays when the password is new, so that nobody needs to agree', async () => {
  const { id, name } = await withGrant('office');
  const device = await setUpDevice(name);
  expect(await follow(await linkTo(id))).toBe(200);
  const whoever = browser();
  expect((await whoever.signIn(name, '另一句别人不知道的话')).json()).toEqual({ next: 'second-factor' });
  expect((await whoever.get('/api/account')).statusCode).toBe(401);
  clock.pass(60);
  const code = device.generate({ timestamp: clock.now().getTime() });
  expect((await whoever.post('/api/sign-in/second-factor', { code })).json()).toEqual({ next: 'done' });
});

test('whoever takes the second factor away has no password left, and no link that another did not agree to', async () => {
  const { id, name } = await withGrant('audit-administrator');
  await setUpDevice(name);
  const before = await linkTo(id);
  expect(await follow(before)).toBe(200);
  const open = await linkTo(id);
  const remove = (who: { cookie: string }, reason = '手机丢失') =>
    as(who, `/api/accounts/${id}/second-factor/remove`, { reason });
  expect(codeOf(await remove(system, ''))).toBe('accounts.why-reset');
  expect(codeOf(await remove(security))).toBe('accounts.may-not-invite');
  expect(codeOf(await remove(system))).toBe(200);
  expect((await browser().signIn(name, '另一句别人不知道的话')).statusCode).toBe(422);
  expect(await follow(open)).toBe('accounts.no-invitation');
  expect(await follow(await linkTo(id))).toBe('accounts.not-agreed');
  expect(await reception.told(id)).toContain('second-factor-reset');
  expect(codeOf(await remove(system))).toBe('accounts.no-second-factor');
  expect(codeOf(await as(system, `/api/accounts/${system.account}/second-factor/remove`, { reason: '试' }))).toBe(
    'accounts.may-not-invite',
  );
});

test('who was given nothing gets a new password without ado', async () => {
  const id = await reception.account({ name: '无授权', userName: '无授权' });
  expect(await follow(await linkTo(id))).toBe(200);
});

test('the staff number by which a single sign-on lets in is not changed under a grant', async () => {
  const { id } = await withGrant('office');
  const headers = { host: '127.0.0.1', cookie: system.cookie };
  const edit = async (account: string, values: object) => {
    const { version } = (await as(system, `/api/accounts/${account}`)).json();
    const payload = { version, values };
    return codeOf(await server.app.inject({ method: 'PATCH', url: `/api/accounts/${account}`, headers, payload }));
  };
  expect(await edit(id, { staffNumber: 'X9' })).toBe('accounts.staff-number-held');
  expect(await edit(id, { phone: '13800009999' })).toBe(200);
  const free = await reception.account({ name: '尚无', userName: '尚无' });
  expect(await edit(free, { staffNumber: 'X9' })).toBe(200);
});

test('what was set by a link before there was a grant opens nothing of the grant', async () => {
  const values = { name: '赵六', userName: '赵六' };
  const { id, path } = (await as(system, '/api/accounts/invite', { values })).json();
  expect(codeOf(await browser().post(`/api${path}`, { password: PASSWORD }))).toBe(200);
  const early = browser();
  await early.signIn('赵六');
  const asked = { name: '程序', until: '2026-03-31', readOnly: true, password: PASSWORD };
  const { token } = (await early.post('/api/account/tokens', asked)).json();
  const give = (role: string) =>
    as(security, '/api/grants', { values: { account: id, role, begins: '2026-01-01', why: '分工' } });
  expect((await give('office')).statusCode).toBe(201);
  expect((await early.get('/api/people')).statusCode).toBe(401);
  expect((await browser().signIn('赵六')).statusCode).toBe(422);
  const authorization = `Bearer ${token}`;
  expect((await browser().get('/api/people', { authorization })).statusCode).toBe(401);
  expect(await reception.told(id)).toContain('ways-in-ended');
  const again = await linkTo(id);
  expect(await follow(again)).toBe('accounts.not-agreed');
  expect(await follow(again, await toldBy(security, id))).toBe(200);
  // Once it was agreed to, further grants leave it as it is.
  expect((await give('leader')).statusCode).toBe(201);
  expect((await browser().signIn('赵六', '另一句别人不知道的话')).json()).toEqual({ next: 'done' });
});

// The last one: it ends the session of the security administrator.
test('a link waits for a security administrator who was suspended since', async () => {
  const { id } = await withGrant('office');
  const path = await linkTo(id);
  await move(security.account, 'suspend');
  expect(await follow(path)).toBe('accounts.not-agreed');
  await move(security.account, 'resume');
});
