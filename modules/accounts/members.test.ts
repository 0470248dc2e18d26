import { expect, test } from 'vitest';
import { everything } from '../../platform/db/database.ts';
import { browserAt, clockFrom, PASSWORD, receptionOf, systemAdministrator } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepDistrict, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { signedIn } from '../../tests/support/signed-in.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const { branch, people } = await keepDistrict(tested.database, HERE, 16);
const server = await served(tested, HERE, { now: clock.now });
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { today: '2026-03-02' });
const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE };
const sessionOf = (name: string, role: string, more: object = {}) =>
  signedIn(opened, { name, grants: [{ role, ...more }] }, clock.now);

const untaken = [...people];
const somebody = () => untaken.pop() ?? '';
let addresses = 0;
const browser = () => browserAt(server, `10.2.0.${++addresses}`);
const invitation = (person: string) => `/api/people/${person}/account/invitation`;
const invited = async (person: string) => (await server.post(invitation(person), {})).json().path as string;
const tokenIn = (path: string) => ({ token: path.split('/').at(-1) });
const as = ({ cookie }: { cookie: string }, url: string, payload?: object) =>
  server.app.inject({
    ...{ method: payload ? 'POST' : 'GET', url, headers: { host: '127.0.0.1', cookie } },
    ...(payload ? { payload } : {}),
  });
const codeOf = ({ json, statusCode }: Awaited<ReturnType<typeof server.get>>) => json().code ?? statusCode;
const accountsOf = (person: string) =>
  reception.credentials<{ id: string; state: string }>(`select id, state from account where person = '${person}'`);

test('a person who is invited chooses a name and a password, and has their own record and nothing else', async () => {
  const person = somebody();
  const path = await invited(person);
  const one = browser();
  const looked = (await one.get(`/api${path}`)).json();
  expect(looked).toMatchObject({ purpose: 'member', userName: null, expires: '2026-03-09T01:00:00.000Z' });
  expect((await one.post(`/api${path}`, { userName: '本人一', password: PASSWORD })).json()).toEqual({
    userName: '本人一',
  });
  expect((await one.signIn('本人一')).json()).toEqual({ next: 'done' });
  const session = (await one.get('/api/session')).json();
  expect(session).toMatchObject({ person, actor: { name: looked.name, roles: ['member'] } });
  const { rows: grants } = (await one.get('/api/grants?columns=role,begins,why')).json();
  expect(grants).toMatchObject([{ role: 'member', begins: '2026-03-02', why: '办公室邀请本人使用系统' }]);
  expect((await one.get('/api/people')).json().total).toBe(1);
  const { log } = (await one.get('/api/my-record')).json();
  const whats = log.map(({ what }: { what: string }) => what);
  expect(whats).toEqual(expect.arrayContaining(['邀请本人使用系统', '账号对应到本人']));
  const { seers } = (await server.get(`/api/people/${person}/seers`)).json();
  expect(seers).toContainEqual(expect.objectContaining({ name: looked.name, role: 'member' }));
  // The link is used up.
  expect(codeOf(await browser().post(`/api${path}`, { userName: '别人', password: PASSWORD }))).toBe(
    'accounts.no-invitation',
  );
  expect(await reception.isWhole()).toBe(true);
});

test('the page of a person says whether they have an account, since when, or until when they are invited', async () => {
  const person = somebody();
  const status = async () => (await server.get(`/api/people/${person}/account`)).json();
  expect(await status()).toEqual({ account: null, invitation: null });
  const old = await invited(person);
  const path = await invited(person);
  expect(await status()).toEqual({ account: null, invitation: { expires: '2026-03-09T01:00:00.000Z', by: '办公室' } });
  expect(codeOf(await browser().get(`/api${old}`))).toBe('accounts.no-invitation');
  await browser().post(`/api${path}`, { userName: '本人二', password: PASSWORD });
  const since = '2026-03-02T01:00:00.000Z';
  expect(await status()).toEqual({ account: { userName: '本人二', state: 'active', since }, invitation: null });
  expect(codeOf(await server.post(invitation(person), {}))).toBe('accounts.person-has-account');
});

test('whoever has an account links it by following the invitation signed in', async () => {
  const person = somebody();
  await reception.account({ name: '科员', userName: '科员' });
  const one = browser();
  await one.signIn('科员');
  const path = await invited(person);
  expect(codeOf(await browser().post('/api/account/person', tokenIn(path)))).toBe('accounts.sign-in-first');
  expect((await one.post('/api/account/person', tokenIn(path))).json()).toEqual({ ok: true });
  expect((await one.get('/api/session')).json()).toMatchObject({ person, actor: { roles: ['member'] } });
  expect((await one.get('/api/my-record')).json().person).toBe(person);
  // One account, one person.
  const other = await invited(somebody());
  expect(codeOf(await one.post('/api/account/person', tokenIn(other)))).toBe('accounts.account-has-person');
});

test('the database holds one account a person, whoever writes it', async () => {
  const person = somebody();
  await reception.account({ name: '头一个', userName: '头一个', person });
  const second = reception.account({ name: '第二个', userName: '第二个', person });
  await expect(second).rejects.toMatchObject({ code: 'accounts.person-taken' });
});

test('an administrator says of no account whose it is', async () => {
  const system = await sessionOf('系统', 'system-administrator');
  const values = { name: '冒名', userName: '冒名', person: somebody() };
  for (const path of ['/api/accounts', '/api/accounts/invite']) {
    expect((await as(system, path, { values })).json().findings[0]).toMatchObject({ field: 'person' });
  }
  expect(codeOf(await as(system, invitation(values.person), {}))).toBe('record.not-found');
});

test('an account is parted from a person with a reason; its own record is closed to it, and the person may be invited again', async () => {
  const person = somebody();
  const one = browser();
  await one.post(`/api${await invited(person)}`, { userName: '本人三', password: PASSWORD });
  await one.signIn('本人三');
  expect((await one.get('/api/my-record')).statusCode).toBe(200);
  const part = `/api/people/${person}/account/part`;
  expect(codeOf(await server.post(part, { reason: ' ' }))).toBe('accounts.why-part');
  expect((await server.post(part, { reason: '对错了人' })).json()).toEqual({ ok: true });
  expect((await one.get('/api/session')).json()).toMatchObject({ person: null, actor: { roles: [] } });
  expect((await one.get('/api/my-record')).statusCode).toBe(404);
  expect(codeOf(await server.post(part, { reason: '再来' }))).toBe('accounts.no-account');
  const { entries } = (await server.get(`/api/people/${person}/timeline`)).json();
  expect(entries[0]).toMatchObject({ action: 'account-parted', reason: '对错了人', actor: { name: '办公室' } });
  expect((await server.post(invitation(person), {})).statusCode).toBe(201);
});

test('a secretary invites those of their own; nobody else invites anybody', async () => {
  const [mine, others] = [somebody(), somebody()];
  await office.create('person', { name: '外人' });
  const secretary = await sessionOf('支部负责人', 'organisation-secretary', { organisation: branch });
  const other = await sessionOf('外党负责人', 'party-secretary', { party: '07' });
  const leader = await sessionOf('领导', 'leader');
  expect((await as(secretary, invitation(mine), {})).statusCode).toBe(201);
  for (const [who, code] of [
    [other, 'record.not-found'],
    [leader, 'record.not-found'],
  ] as const) {
    expect(codeOf(await as(who, invitation(others), {}))).toBe(code);
    expect(codeOf(await as(who, `/api/people/${others}/account/part`, { reason: '试' }))).toBe(code);
    expect(codeOf(await as(who, `/api/people/${others}/account`))).toBe(code);
  }
  const own = await signedIn(opened, { name: '成员', person: others, grants: [{ role: 'member' }] }, clock.now);
  for (const [path, payload] of [
    ['', undefined],
    ['/invitation', {}],
    ['/part', { reason: '试' }],
  ] as const) {
    expect(codeOf(await as(own, `/api/people/${others}/account${path}`, payload))).toBe('grants.may-not-invite');
  }
});

test('nobody gives it to themselves', async () => {
  const [mine, another] = [somebody(), somebody()];
  const grants = [{ role: 'office' }, { role: 'member' }];
  const clerk = await signedIn(opened, { name: '兼成员', person: mine, grants }, clock.now);
  expect(codeOf(await as(clerk, invitation(mine), {}))).toBe('grants.to-oneself');
  expect(codeOf(await as(clerk, `/api/people/${mine}/account/part`, { reason: '试' }))).toBe('grants.to-oneself');
  const linked = await signedIn(opened, { name: '已对应', person: another, grants: [{ role: 'office' }] }, clock.now);
  expect(codeOf(await as(linked, `/api/people/${another}/account/part`, { reason: '试' }))).toBe('grants.to-oneself');
  await server.post(`/api/people/${another}/account/part`, { reason: '试' });
  const unlinked = await sessionOf('经办', 'office');
  const { path } = (await as(unlinked, invitation(another), {})).json();
  expect(codeOf(await as(unlinked, '/api/account/person', tokenIn(path)))).toBe('accounts.own-invitation');
  const typed = { userName: '另一个我', password: PASSWORD };
  expect(codeOf(await as(unlinked, `/api${path}`, typed))).toBe('accounts.own-invitation');
  expect(await accountsOf(another)).toEqual([]);
});

test('the invitation of who may not invite any more is none', async () => {
  const [first, second, third] = [somebody(), somebody(), somebody()];
  const withdrawn = await sessionOf('离岗', 'office');
  const suspended = await sessionOf('停用', 'office');
  const moved = await sessionOf('支部负责人', 'organisation-secretary', { organisation: branch });
  const paths = [];
  for (const [who, person] of [
    [withdrawn, first],
    [suspended, second],
    [moved, third],
  ] as const) {
    paths.push((await as(who, invitation(person), {})).json().path);
  }
  const security = officeOf(tested.database, HERE, {
    actor: { id: 'safe', name: '安全', roles: ['security-administrator'] },
  });
  const system = officeOf(tested.database, HERE, { actor: systemAdministrator });
  const grantOf = async ({ account }: { account: string }) => {
    const text = `select id from access_grant where account = '${account}'`;
    return (await tested.database.read<{ id: string }>(everything, { text }))[0]?.id ?? '';
  };
  await security.move('access_grant', await grantOf(withdrawn), 'withdraw');
  await system.move('account', suspended.account, 'suspend');
  await security.move('access_grant', await grantOf(moved), 'withdraw');
  await security.create('access_grant', {
    account: moved.account,
    role: 'party-secretary',
    party: '07',
    begins: '2026-01-01',
    why: '调任',
  });
  const staff = await reception.account({ name: '另有账号', userName: '另有账号' });
  const one = browser();
  await one.signIn('另有账号');
  for (const [n, path] of paths.entries()) {
    const typed = { userName: `顶替${n}`, password: PASSWORD };
    expect([path, codeOf(await browser().post(`/api${path}`, typed))]).toEqual([path, 'accounts.no-invitation']);
    expect(codeOf(await one.post('/api/account/person', tokenIn(path)))).toBe('accounts.no-invitation');
  }
  expect(await reception.told(staff)).not.toContain('link-person');
});

test('whoever invited gave the grant, not the member themselves', async () => {
  const person = somebody();
  const one = browser();
  await one.post(`/api${await invited(person)}`, { userName: '受邀者', password: PASSWORD });
  await one.signIn('受邀者');
  const [grant] = (await one.get('/api/grants?columns=role')).json().rows;
  const { entries } = (await one.get(`/api/grants/${grant.id}/timeline`)).json();
  expect(entries.find(({ action }: { action: string }) => action === 'create').actor.name).toBe('办公室');
  expect(await reception.isWhole()).toBe(true);
});

test('a grant that begins later or ends soon leaves nobody who is invited without one', async () => {
  const person = somebody();
  const security = officeOf(tested.database, HERE, {
    actor: { id: 'safe', name: '安全', roles: ['security-administrator'] },
  });
  const account = await reception.account({ name: '孙七', userName: '孙七' });
  const given = { account, role: 'member', why: '试' };
  await security.create('access_grant', { ...given, begins: '2026-03-05', ends: '2026-03-10' });
  const one = browser();
  await one.signIn('孙七');
  expect((await one.post('/api/account/person', tokenIn(await invited(person)))).json()).toEqual({ ok: true });
  expect((await one.get('/api/session')).json()).toMatchObject({ person, actor: { roles: ['member'] } });
  const { rows } = (await one.get('/api/grants?columns=begins,ends&sort=begins')).json();
  expect(rows).toMatchObject([
    { begins: '2026-03-02', ends: '2026-03-04' },
    { begins: '2026-03-05', ends: '2026-03-10' },
    { begins: '2026-03-11', ends: null },
  ]);
});

test('a name that somebody signs in with already is refused, and the link stays', async () => {
  await reception.account({ name: '占用', userName: '占用', staffNumber: 'A17' });
  const person = await office.create('person', { name: '新成员' });
  const path = await invited(person);
  for (const userName of ['占用', 'a17']) {
    expect(codeOf(await browser().post(`/api${path}`, { userName, password: PASSWORD }))).toBe('accounts.name-taken');
  }
  expect(codeOf(await browser().post(`/api${path}`, { userName: '1', password: PASSWORD }))).toBe(
    'accounts.no-user-name',
  );
  expect((await browser().post(`/api${path}`, { userName: '新成员', password: PASSWORD })).statusCode).toBe(200);
});

const version = async (id: string) => (await server.get(`/api/people/${id}`)).json().version;
const move = async (id: string, to: string, input: object = {}) =>
  server.post(`/api/people/${id}/${to}`, { version: await version(id), input, reason: '同一人' });

test('an account follows its person into a merger, and back when they are parted', async () => {
  const [from, into] = [
    await office.create('person', { name: '许明' }),
    await office.create('person', { name: '许明' }),
  ];
  const one = browser();
  await one.post(`/api${await invited(from)}`, { userName: '许明', password: PASSWORD });
  await one.signIn('许明');
  const mine = async () => (await one.get('/api/my-record')).json().person;
  expect(await mine()).toBe(from);
  expect((await move(from, 'merge', { mergedInto: into })).statusCode).toBe(200);
  expect(await mine()).toBe(into);
  const { account } = (await server.get(`/api/people/${into}/account`)).json();
  expect(account).toMatchObject({ userName: '许明', since: clock.now().toISOString() });
  expect((await move(from, 'part')).statusCode).toBe(200);
  expect(await mine()).toBe(from);
  expect((await server.get(`/api/people/${into}/account`)).json().account).toBeNull();
  expect(await reception.isWhole()).toBe(true);
});

test('an account that was parted during a merger does not come back', async () => {
  const [from, into] = [
    await office.create('person', { name: '曹安' }),
    await office.create('person', { name: '曹安' }),
  ];
  await browser().post(`/api${await invited(from)}`, { userName: '曹安', password: PASSWORD });
  await move(from, 'merge', { mergedInto: into });
  await server.post(`/api/people/${into}/account/part`, { reason: '不是本人' });
  await move(from, 'part');
  expect(await accountsOf(from)).toEqual([]);
});

test('two who both have an account are not merged until one of them is parted from it', async () => {
  const [from, into] = [
    await office.create('person', { name: '严平' }),
    await office.create('person', { name: '严平' }),
  ];
  await browser().post(`/api${await invited(from)}`, { userName: '严平', password: PASSWORD });
  await browser().post(`/api${await invited(into)}`, { userName: '严平二', password: PASSWORD });
  const merge = () => move(from, 'merge', { mergedInto: into });
  expect(codeOf(await merge())).toBe('directory.merge-both-accounts');
  await server.post(`/api/people/${into}/account/part`, { reason: '重复' });
  expect((await merge()).statusCode).toBe(200);
  expect((await accountsOf(into)).length).toBe(1);
});

test('the link of a person ends after the usual days, and with the person', async () => {
  const person = await office.create('person', { name: '错录' });
  const into = await office.create('person', { name: '正录' });
  const path = await invited(person);
  await office.move('person', person, 'merge', { mergedInto: into });
  expect(codeOf(await browser().get(`/api${path}`))).toBe('accounts.no-invitation');
  expect(codeOf(await server.post(invitation(person), {}))).toBe('accounts.not-kept');
  const late = await invited(into);
  clock.pass(7 * 24 * 3_600);
  expect(codeOf(await browser().get(`/api${late}`))).toBe('accounts.no-invitation');
});
