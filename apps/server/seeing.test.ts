import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { type Grant, signedIn } from '../../tests/support/signed-in.ts';

const HERE = 440106;
const tested = await testDatabase();
const { branch, people } = await keepDistrict(tested.database, HERE);
const [first = '', second = ''] = people;
const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE };
const newcomer = (name: string, grant: Grant, person: string | null = null) =>
  signedIn(opened, { name, person, grants: [grant] });
const secretary = await newcomer('支部负责人', { role: 'organisation-secretary', organisation: branch });
const stranger = await newcomer('外党负责人', { role: 'party-secretary', party: '07' });
const member = await newcomer('成员甲', { role: 'member' }, first);
const administrator = await newcomer('系统管理员', { role: 'system-administrator' });
const { get, post, inject } = await served(tested, HERE);

const as = (cookie: string, url: string) => inject({ url, headers: { cookie } });
interface Seer {
  readonly name: string;
  readonly role: string;
  readonly why: string;
}

test('who can see a record is asked of its policy, grant by grant', async () => {
  const seersOf = async (id: string) =>
    ((await get(`/api/people/${id}/seers`)).json() as { seers: Seer[] }).seers.map(
      ({ name, role }) => `${name} ${role}`,
    );
  expect(await seersOf(first)).toEqual(['办公室 office', '支部负责人 organisation-secretary', '成员甲 member']);
  expect(await seersOf(second)).toEqual(['办公室 office', '支部负责人 organisation-secretary']);
  const { seers } = (await get(`/api/people/${first}/seers`)).json() as { seers: Seer[] };
  expect(seers[0]).toMatchObject({ why: '启用' });
});

test('who can see a record is for the office to know, and of what one sees alone', async () => {
  expect((await as(secretary.cookie, `/api/people/${first}/seers`)).statusCode).toBe(403);
  expect((await as(stranger.cookie, `/api/people/${first}/seers`)).statusCode).toBe(404);
});

test('a clerk sees what a secretary sees, does nothing, and comes back', async () => {
  const total = async () => ((await get('/api/people')).json() as { total: number }).total;
  expect(await total()).toBe(people.length);
  expect((await post('/api/account/see-as', { account: member.account })).json()).toEqual({ name: '成员甲' });
  expect(await total()).toBe(1);
  expect((await get('/api/session')).json()).toMatchObject({
    actor: { name: '办公室', roles: ['member'] },
    seeing: { name: '成员甲' },
  });
  expect((await get('/api/my-record')).statusCode).toBe(403);
  const edited = await post('/api/people', { values: { name: '某人' } });
  expect([edited.statusCode, edited.json().code]).toEqual([403, 'accounts.seeing-only']);
  const opening = await post(`/api/people/${first}/reveal`, { field: 'phone', reason: '看看' });
  expect(opening.statusCode).toBe(403);
  expect((await post('/api/account/see-as', { account: secretary.account })).statusCode).toBe(403);
  expect((await post('/api/account/see-as/end', {})).statusCode).toBe(200);
  expect(await total()).toBe(people.length);
});

test('nobody looks through the eyes of an administrator or a clerk, and nobody but a clerk looks so', async () => {
  const another = await newcomer('另一办公室人员', { role: 'office' });
  for (const { account } of [administrator, another]) {
    expect((await post('/api/account/see-as', { account })).statusCode).toBe(403);
  }
  const payload = { account: member.account };
  const answer = await inject({
    method: 'POST',
    url: '/api/account/see-as',
    headers: { cookie: secretary.cookie },
    payload,
  });
  expect(answer.statusCode).toBe(403);
});
