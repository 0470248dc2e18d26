import { expect, test } from 'vitest';
import { gateOf } from '../../apps/server/gate.ts';
import { browserAt, clockFrom, PASSWORD, receptionOf, systemAdministrator } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody, officeOf, refusal } from '../../tests/support/office.ts';
import { testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { firstAdministrator } from './accepting.ts';

const HERE = 440106;
const clock = clockFrom();
const tested = await testDatabase();
const server = await served(tested, HERE, { now: clock.now, as: null });
const reception = receptionOf(tested.database, HERE, clock);
const office = officeOf(tested.database, HERE, { actor: systemAdministrator });
const gate = gateOf({ database: tested.database, keyring: testKeys, jurisdiction: HERE } as never, { now: clock.now });

let addresses = 0;
const somebody = () => browserAt(server, `10.1.0.${++addresses}`);
const followed = (path: string, body: object) => somebody().post(`/api${path}`, body);
const codeOf = async (answer: ReturnType<typeof followed>) => (await answer).json().code ?? (await answer).statusCode;

test('the first administrator comes by a link, of which each start makes a new one until it is used', async () => {
  const before = await firstAdministrator(gate, HERE);
  const link = await firstAdministrator(gate, HERE);
  expect(link?.expires).toBe('2026-03-03T01:00:00.000Z');
  const path = link?.path ?? '';
  const who = { name: '钱院长', userName: '钱院长', password: PASSWORD };
  expect(await codeOf(followed(before?.path ?? '', who))).toBe('accounts.no-invitation');
  const looked = (await somebody().get(`/api${path}`)).json();
  expect(looked).toMatchObject({ purpose: 'first-administrator', name: null, userName: null, expires: link?.expires });
  expect(await codeOf(followed(path, { ...who, userName: '1' }))).toBe('accounts.no-user-name');
  expect(await codeOf(followed(path, { password: PASSWORD }))).toBe('record.required');
  expect(await codeOf(followed(path, { ...who, password: '钱院长的密码就是这' }))).toBe('access.password-too-short');
  const answers = await Promise.all([followed(path, who), followed(path, { ...who, userName: '另一人' })]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
  const { userName, administrators } = answers.find(({ statusCode }) => statusCode === 200)?.json() ?? {};
  expect(administrators.map(({ role }: { role: string }) => role)).toEqual([
    'security-administrator',
    'audit-administrator',
  ]);
  const second = (await somebody().get(`/api${administrators[0].path}`)).json();
  expect(second).toMatchObject({ purpose: 'invitation', name: '安全管理员' });
  expect((await somebody().signIn(userName)).json()).toEqual({ next: 'done' });
  expect(await firstAdministrator(gate, HERE)).toBeNull();
  expect(await firstAdministrator(gate, 440105)).not.toBeNull();
});

test('the link for the first administrator ends after a day', async () => {
  const link = await firstAdministrator(gate, 440104);
  clock.pass(24 * 3_600);
  expect((await somebody().get(`/api${link?.path}`)).json()).toMatchObject({ code: 'accounts.no-invitation' });
});

test('the link for the first administrator is void where somebody came in another way', async () => {
  const link = await firstAdministrator(gate, 440103);
  await receptionOf(tested.database, 440103, clock).account({ name: '早来', userName: '早来' });
  const who = { name: '晚来', userName: '晚来', password: PASSWORD };
  expect(await codeOf(followed(link?.path ?? '', who))).toBe('accounts.accounts-exist');
});

test('an invited person chooses a password, once', async () => {
  const id = await office.create('account', { name: '王芳', userName: '王芳', phone: '138-0000-0012' });
  expect((await somebody().signIn('王芳')).json()).toMatchObject({ code: 'accounts.wrong' });
  const old = await reception.invite(id);
  const { path, token } = await reception.invite(id);
  expect(await codeOf(followed(old.path, { password: PASSWORD }))).toBe('accounts.no-invitation');
  const looked = (await somebody().get(`/api${path}`)).json();
  expect(looked).toMatchObject({ purpose: 'invitation', name: '王芳', userName: '王芳' });
  expect(await codeOf(followed(path, { password: '我叫王芳没人知道' }))).toBe('access.password-too-short');
  expect(await codeOf(followed(path, { password: '号码13800000012' }))).toBe('access.password-named');
  // Who is invited is called as was written.
  const answers = await Promise.all([1, 2, 3].map(() => followed(path, { password: PASSWORD, userName: 'admin' })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
  expect((await office.row('account', id)).state).toBe('active');
  expect((await somebody().signIn('13800000012')).json()).toEqual({ next: 'done' });
  expect(await codeOf(followed(path, { password: '第二次设置的新密码' }))).toBe('accounts.no-invitation');
  expect(await reception.told(id)).toEqual([
    ...['create', 'sign-in-failed', 'invite', 'invite', 'accept', 'set-password', 'sign-in'],
  ]);
  const kept = await reception.credentials('select * from account_invitation');
  expect(JSON.stringify(kept)).not.toContain(token.slice(7));
  expect(await reception.isWhole()).toBe(true);
});

test('a new password comes by a link, and signs out whoever had the old one', async () => {
  const id = await reception.account({ name: '李强', userName: '李强' });
  const browser = somebody();
  await browser.signIn('李强');
  await browser.get('/api/account/sessions');
  const { path, expires } = await reception.invite(id);
  expect(Date.parse(expires) - clock.now().getTime()).toBe(24 * 3_600_000);
  const password = '全新的一句只有我知道';
  expect(await codeOf(followed(path, { password }))).toBe(200);
  expect((await browser.get('/api/account/sessions')).statusCode).toBe(401);
  expect((await somebody().signIn('李强')).statusCode).toBe(422);
  expect((await somebody().signIn('李强', password)).statusCode).toBe(200);
});

test('an invitation ends after a week, and with the account', async () => {
  const id = await office.create('account', { name: '周密', userName: '周密' });
  const { path } = await reception.invite(id);
  clock.pass(7 * 24 * 3_600);
  expect(await codeOf(followed(path, { password: PASSWORD }))).toBe('accounts.no-invitation');
  const again = await reception.invite(id);
  await office.move('account', id, 'close');
  expect(await codeOf(followed(again.path, { password: PASSWORD }))).toBe('accounts.no-invitation');
  expect(await refusal(reception.invite(id))).toBe('accounts.cannot-invite');
});

test.each(['440106-x', 'nothing', `440106-${'A'.repeat(43)}`, '..%2f..%2fetc%2fpasswd', '%00'])(
  'a link “%s” that was never made leads nowhere',
  async (token) => {
    expect((await somebody().get(`/api/invitations/${token}`)).statusCode).toBe(404);
    expect((await somebody().post(`/api/invitations/${token}`, { password: PASSWORD })).statusCode).toBe(404);
  },
);

test('only a system administrator makes accounts, and nobody shuts himself out', async () => {
  const outside = officeOf(tested.database, HERE, { actor: nobody });
  expect(await refusal(outside.create('account', { name: '某人', userName: '某人' }))).toBe('record.may-not-create');
  const values = { name: '某人', userName: '某人' };
  expect((await server.post('/api/accounts/invite', { values })).statusCode).toBe(401);
  const id = await reception.account({ name: '孙行', userName: '孙行' });
  const himself = officeOf(tested.database, HERE, { actor: { ...systemAdministrator, id } });
  for (const transition of ['suspend', 'close']) {
    expect(await refusal(himself.move('account', id, transition))).toBe('record.may-not');
    expect(await refusal(outside.move('account', id, transition))).toBe('record.may-not');
  }
  const invited = await office.create('account', values);
  expect(await refusal(office.move('account', invited, 'accept'))).toBe('record.may-not');
  await office.move('account', id, 'suspend');
  expect(await refusal(himself.move('account', id, 'resume'))).toBe('record.may-not');
  expect(await refusal(office.move('account', id, 'resume', {}, ''))).toBe('record.reason-needed');
  await office.move('account', id, 'resume');
});

test('what one signs in with means one account', async () => {
  const make = (values: object) => refusal(office.create('account', { name: '甲', ...values }));
  await office.create('account', { name: '甲', userName: 'Jia.Yi', staffNumber: 'a-7', phone: '13700000001' });
  expect(await make({ userName: 'ＪＩＡ．ＹＩ' })).toBe('account_user_name');
  expect(await make({ userName: 'a-7' })).toBe('accounts.name-taken');
  expect(await make({ userName: '乙乙', staffNumber: 'jia.yi' })).toBe('accounts.name-taken');
  expect(await make({ userName: '乙乙', staffNumber: 'Ａ-7' })).toBe('account_staff_number');
  expect(await make({ userName: '乙乙', phone: '+86 137 0000 0001' })).toBe('account_phone');
  for (const userName of ['甲', '12345', '13700000001', '甲\r\n乙:', '<b>x', '.x', 'a b\u0000']) {
    const code = await make({ userName });
    expect([userName, code]).toEqual([userName, userName === 'a b\u0000' ? 'done' : 'accounts.no-user-name']);
  }
  expect(await make({ userName: '乙乙', phone: '12' })).toBe('accounts.no-phone');
});
