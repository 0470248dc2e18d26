import type { OutgoingHttpHeaders } from 'node:http';
import type { InjectOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { makeToken, type TokenScope } from '../../platform/access/tokens.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { png, sendFile } from '../../tests/support/files.ts';
import { keepDistrict, keepFileOf, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { type Newcomer, signedIn } from '../../tests/support/signed-in.ts';
import { gateOf } from './gate.ts';

const HERE = 440106;
const tested = await testDatabase();
const { branch, people, stays } = await keepDistrict(tested.database, HERE);
const [me = '', other = ''] = people;
const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE };
const { app } = await served(tested, HERE, { as: null, requestsPerMinute: 1_000_000 });
await app.ready();
const everything: TokenScope = { readOnly: false, roles: null, records: null };

/** What a program gets with a token of somebody. */
async function programOf(newcomer: Newcomer, scope: Partial<TokenScope> = {}) {
  const { account, cookie } = await signedIn(opened, newcomer);
  const expires = new Date(Date.now() + 86_400_000);
  const { token } = await gateOf(opened as never).write(
    { jurisdiction: HERE, actor: { id: account, name: '', roles: [] } },
    (tx) =>
      makeToken(tx, { jurisdiction: HERE, account }, { name: '程序', expires, ...everything, ...scope }, new Date()),
  );
  const headers: OutgoingHttpHeaders = { host: '127.0.0.1', authorization: `Bearer ${token}` };
  const inject: typeof app.inject = ((options: InjectOptions) =>
    app.inject({ ...options, headers: { ...headers, ...options.headers } })) as never;
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
    app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { account, cookie, inject, send, token };
}

const clerk: Newcomer = { name: '办公室', grants: [{ role: 'office' }] };
const nowhere = (await (await programOf(clerk)).send('GET', '/api/nothing')).json();

const full = await programOf(clerk);
const ofStay = await keepFileOf(tested.database, HERE, { record: 'membership', row: stays[0] ?? '' });
const ofPerson = await keepFileOf(tested.database, HERE, { record: 'person', row: me });
const ofPeople = await programOf(clerk, { records: ['person'] });

describe('a token for people alone', () => {
  const { send, inject } = ofPeople;

  test('lists, reads, writes and exports people', async () => {
    expect((await send('GET', '/api/people')).json().total).toBe(people.length);
    const made = await send('POST', '/api/people', { values: { name: '新人' } });
    expect(made.statusCode).toBe(201);
    const { id, version } = made.json();
    expect((await send('PATCH', `/api/people/${id}`, { version, values: { sex: '2' } })).statusCode).toBe(200);
    expect((await send('GET', '/api/people/export.xlsx')).statusCode).toBe(200);
    expect((await send('GET', `/api/people/${me}/timeline`)).statusCode).toBe(200);
  });

  test('finds nothing else at any address, as if it were not there', async () => {
    const left = /^\/api\/(people(\/|$)|session|search|figures|files\/|openapi)/;
    const asked = Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) =>
      Object.keys(operations ?? {}).map((method) => [method.toUpperCase() as 'GET', path] as const),
    );
    const addresses = asked.filter(([, path]) => !left.test(path));
    expect(addresses.length).toBeGreaterThan(120);
    for (const [method, path] of addresses) {
      const answer = await send(method, path.replaceAll(/\{\w+\}/g, stays[0] ?? ''));
      expect([method, path, answer.statusCode, answer.json()]).toEqual([method, path, 404, nowhere]);
    }
    for (const path of ['seers', 'elsewhere', 'account']) {
      expect((await send('GET', `/api/people/${me}/${path}`)).json()).toEqual(nowhere);
    }
  });

  test('finds people and nothing else from everywhere', async () => {
    const hits = async (ask: typeof send, q: string) =>
      (await ask('GET', `/api/search?q=${encodeURIComponent(q)}`))
        .json()
        .hits.map((hit: { record: string }) => hit.record);
    expect(await hits(send, '张')).toEqual(people.map(() => 'person'));
    expect(await hits(full.send, '民盟')).toEqual(['organisation', 'organisation']);
    expect(await hits(send, '民盟')).toEqual([]);
    const none = await programOf(clerk, { records: ['award'] });
    expect(await hits(none.send, '张')).toEqual([]);
  });

  test('knows no figure that counts from anything else, nor its evidence', async () => {
    const figure = 'directory.members';
    expect((await full.send('GET', `/api/figures/values?ids=${figure}`)).statusCode).toBe(200);
    const catalogue = (await send('GET', '/api/figures')).json().figures.map(({ id }: { id: string }) => id);
    expect(catalogue).not.toContain(figure);
    for (const asked of [
      `values?ids=${figure}`,
      `${figure}/evidence`,
      `${figure}/evidence.xlsx`,
      `${figure}/series?from=2017&to=2018`,
    ]) {
      const answer = await send('GET', `/api/figures/${asked}`);
      expect([asked, answer.json().code]).toEqual([asked, 'figures.no-such-figure']);
    }
  });

  test('gets the files of people and no others', async () => {
    expect((await send('GET', `/api/files/${ofPerson}`)).statusCode).toBe(200);
    const absent = await send('GET', '/api/files/01890a5d-ac96-774b-bcce-b302099a8057');
    const ways = [
      ['GET', ''],
      ['GET', '/view'],
      ['POST', '/withdraw'],
      ['POST', '/restore'],
    ] as const;
    for (const [method, way] of ways) {
      const answer = await send(method, `/api/files/${ofStay}${way}`, method === 'POST' ? { reason: '试' } : undefined);
      expect([way, answer.body]).toEqual([way, absent.body]);
    }
    expect((await full.send('GET', `/api/files/${ofStay}`)).statusCode).toBe(200);
    for (const [path, status] of [
      [`people/${me}`, 201],
      [`memberships/${stays[0]}`, 404],
    ] as const) {
      const sent = await sendFile(inject, `/api/${path}/files`, 'a.png', png);
      expect([path, sent.statusCode]).toEqual([path, status]);
    }
  });
});

test('a token for memberships reads whose they are, and nothing else of the person', async () => {
  const { send } = await programOf(clerk, { records: ['membership'] });
  const list = '/api/memberships?columns=person';
  const [shown] = (await send('GET', list)).json().rows;
  expect(Object.keys(shown.person)).toEqual(['id', 'title']);
  expect(Object.keys((await full.send('GET', list)).json().rows[0].person)).toContain('sex');
  expect(Object.keys((await send('GET', `/api/memberships/${stays[0]}`)).json().person)).toEqual(['id', 'title']);
  for (const asked of ['columns=person.sex', 'sort=person.sex', 'person.sex=1']) {
    expect([asked, (await full.send('GET', `/api/memberships?${asked}`)).statusCode]).toEqual([asked, 200]);
    expect([asked, (await send('GET', `/api/memberships?${asked}`)).statusCode]).toEqual([asked, 422]);
    expect((await send('GET', `/api/memberships/export.xlsx?${asked}`)).statusCode).toBe(422);
  }
});

describe('a token with some of its owner’s roles', () => {
  const both: Newcomer = {
    name: '两职',
    grants: [{ role: 'office' }, { role: 'organisation-secretary', organisation: branch }],
  };

  test('does what those do, and no more', async () => {
    const { send } = await programOf(both, { roles: [`organisation-secretary:${branch}`] });
    expect((await send('GET', '/api/session')).json().actor.roles).toEqual(['organisation-secretary']);
    expect((await send('GET', '/api/people')).json().allowed).toEqual([]);
    expect((await send('GET', '/api/imports')).statusCode).toBe(403);
  });

  test('has no role that its owner has no more, from that moment', async () => {
    const { account, send } = await programOf(both, { roles: ['office'] });
    expect((await send('GET', '/api/people')).json().total).toBeGreaterThan(0);
    const security = await signedIn(opened, { name: '安全', grants: [{ role: 'security-administrator' }] });
    const headers = { host: '127.0.0.1', cookie: security.cookie };
    const list = await app.inject({ url: `/api/grants?account=${account}&role=office`, headers });
    const [{ id, version }] = list.json().rows;
    const payload = { version, reason: '调离' };
    expect((await app.inject({ method: 'POST', url: `/api/grants/${id}/withdraw`, headers, payload })).statusCode).toBe(
      200,
    );
    // What is left to the owner was not given to the token.
    expect((await send('GET', '/api/people')).json().total).toBe(0);
    expect((await send('GET', '/api/session')).json().actor.roles).toEqual([]);
  });
});

describe('a token of whoever may do it signed in', () => {
  const refused = { statusCode: 403, code: 'accounts.not-by-token' };
  const said = (answer: { statusCode: number; json(): { code?: string } }) => ({
    statusCode: answer.statusCode,
    code: answer.json().code,
  });

  test('does not sign in, and follows no invitation', async () => {
    const { send } = await programOf(clerk);
    expect(said(await send('POST', '/api/sign-in', { name: '某人', password: '随便一句话' }))).toEqual(refused);
    expect(said(await send('POST', '/api/invitations/x', { password: '随便一句话' }))).toEqual(refused);
  });

  test.each([
    'password',
    'totp',
    'totp/remove',
    'recovery-codes',
    'passkeys/options',
    'tokens',
    'sign-out-everywhere',
    'see-as',
  ])('does not change how one signs in, and is nobody else: %s', async (path) => {
    const { send } = await programOf(clerk);
    const body = {
      ...{ password: '一句话', oldPassword: '一句话', name: '程序', until: '2099-01-01', readOnly: true },
      account: '01890a5d-ac96-774b-bcce-b302099a8057',
    };
    expect(said(await send('POST', `/api/account/${path}`, body))).toEqual(refused);
  });

  test('gives no grant, and takes none back', async () => {
    const { send } = await programOf({ name: '安全', grants: [{ role: 'security-administrator' }] });
    const { account } = await signedIn(opened, { name: '新人', grants: [{ role: 'member' }] });
    const values = { account, role: 'office', begins: '2020-01-01', why: '试' };
    expect(said(await send('POST', '/api/grants', { values }))).toEqual(refused);
    const [{ id, version }] = (await send('GET', `/api/grants?account=${account}`)).json().rows;
    expect(said(await send('POST', `/api/grants/${id}/withdraw`, { version, reason: '试' }))).toEqual(refused);
  });

  test('makes no account, and no link to one', async () => {
    const { send } = await programOf({ name: '系统', grants: [{ role: 'system-administrator' }] });
    const { account } = await signedIn(opened, { name: '旧人', grants: [] });
    const values = { name: '新人', userName: '新人一' };
    for (const [path, body] of [
      ['accounts', { values }],
      ['accounts/invite', { values }],
      [`accounts/${account}/invitation`, {}],
      [`accounts/${account}/suspend`, { version: 1, reason: '试' }],
    ] as const) {
      expect([path, said(await send('POST', `/api/${path}`, body))]).toEqual([path, refused]);
    }
    expect((await send('GET', '/api/accounts')).statusCode).toBe(200);
  });

  test('opens nothing sensitive', async () => {
    const { send } = await programOf(clerk);
    const body = { field: 'idNumber', reason: '核对' };
    expect(said(await send('POST', `/api/people/${other}/reveal`, body))).toEqual(refused);
    const own = await programOf({ name: '成员', person: me, grants: [{ role: 'member' }] });
    for (const path of ['my-record', 'my-record/export.json', 'my-record/export.docx']) {
      expect([path, said(await own.send('GET', `/api/${path}`))]).toEqual([path, refused]);
    }
    // Workbooks as they were sent hold numbers in clear.
    for (const path of ['file', 'aside.xlsx']) {
      expect([path, said(await send('GET', `/api/imports/${me}/${path}`))]).toEqual([path, refused]);
    }
  });
});
