import { read, utils } from '@e965/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from '../../apps/open.ts';
import { browserAt, clockFrom, receptionOf } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { signedIn } from '../../tests/support/signed-in.ts';
import { roles } from '../roles.ts';

const HERE = 440106;
const tested = await testDatabase();
const district = await keepDistrict(tested.database, HERE, 3);
const office = await served(tested, HERE);
const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE } as Opened;
const owner = new pg.Client({ connectionString: tested.url });

/** Requests as somebody of a role. */
async function as(...grants: { role: string; party?: string; organisation?: string; body?: string }[]) {
  const { account, cookie } = await signedIn(opened, { grants, name: '示例' });
  const send = (method: 'GET' | 'POST', url: string, payload?: object) =>
    office.app.inject({ method, url, headers: { host: '127.0.0.1', cookie }, ...(payload ? { payload } : {}) });
  return {
    account,
    get: (url: string) => send('GET', url),
    post: (url: string, body: object) => send('POST', url, body),
  };
}

interface Entry {
  readonly record: string;
  readonly id: string;
  readonly action: string;
  readonly title: string | null;
  readonly fields: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Batch {
  readonly seq: number;
  readonly actor: { readonly id: string; readonly name: string };
  readonly via: string;
  readonly reason: string | null;
  readonly entries: number;
  readonly parts: readonly object[];
  readonly shown: readonly Entry[];
}

interface Page {
  readonly rows: readonly Batch[];
  readonly next: number | null;
  readonly total: number;
}

const auditor = await as({ role: 'audit-administrator' });
const security = await as({ role: 'security-administrator' });

async function page(query = ''): Promise<Page> {
  const answer = await auditor.get(`/api/log?${query}`);
  expect([query, answer.statusCode]).toEqual([query, 200]);
  return answer.json();
}

const values = {
  ...{ name: '欧阳示例', idNumber: '440106198001019996', phone: '13988887777', employer: '示例中学特别班' },
  ...{ note: '备注里的秘密', born: '1980-01-01' },
};
let person = '';
let body = '';

beforeAll(async () => {
  await owner.connect();
  const made = await office.post('/api/people', { values });
  expect([made.statusCode, made.body]).toEqual([201, made.body]);
  person = made.json().id;
  const department = await office.post('/api/bodies', { values: { name: '示例局', kind: 'government' } });
  body = department.json().id;
  expect(department.statusCode).toBe(201);
});
afterAll(() => owner.end());

describe('the audit administrator', () => {
  test('reads who signed in and who failed to, from where', async () => {
    const clock = clockFrom();
    const account = await receptionOf(tested.database, HERE, clock).account({ name: '登录者', userName: '登录者' });
    const browser = browserAt(office, '127.0.0.9');
    await browser.signIn('登录者');
    await browser.signIn('登录者', '不是这个密码不是');
    const { rows } = await page(`record=account&id=${account}`);
    const told = rows.flatMap(({ shown }) => shown).map(({ action, details }) => [action, details]);
    expect(told.slice(0, 2)).toEqual([
      ['sign-in-failed', { address: '127.0.0.9' }],
      ['sign-in', { by: 'password', address: '127.0.0.9' }],
    ]);
    expect(rows[0]?.actor).toEqual({ id: account, name: '登录者' });
  });

  test('reads who was given what, and what was taken back', async () => {
    const { account } = await as();
    const grant = { account, role: 'leader', begins: '2020-01-01', why: '分管' };
    const given = await security.post('/api/grants', { values: grant });
    expect(given.statusCode).toBe(201);
    const { id, version } = given.json();
    await security.post(`/api/grants/${id}/withdraw`, { version, reason: '不再分管' });
    const { rows } = await page(`record=access_grant&id=${id}`);
    expect(rows.map(({ shown }) => shown[0])).toMatchObject([
      { action: 'withdraw', title: null, fields: ['state'] },
      { action: 'create', title: null, fields: ['account', 'role', 'begins', 'why'] },
    ]);
    expect(rows[0]).toMatchObject({ actor: { id: security.account }, reason: '不再分管' });
  });

  test('reads who opened what, of every kind of field, and who was refused', async () => {
    for (const field of ['idNumber', 'born', 'overseasTies']) {
      await office.post(`/api/people/${person}/reveal`, { field, reason: '核对' });
    }
    const leader = await as({ role: 'leader' });
    const refused = await leader.post(`/api/people/${person}/reveal`, { field: 'phone', reason: '想看' });
    expect(refused.statusCode).toBe(403);
    const secretary = await as({ role: 'party-secretary', party: '07' });
    const unseen = await secretary.post(`/api/people/${person}/reveal`, { field: 'phone', reason: '也想看' });
    expect(unseen.statusCode).toBe(404);
    const { rows } = await page(`record=person&id=${person}&size=5`);
    expect(rows.map(({ shown, reason, actor }) => [shown[0]?.action, shown[0]?.fields, reason, actor.id])).toEqual([
      ['reveal-refused', ['phone'], '也想看', secretary.account],
      ['reveal-refused', ['phone'], '想看', leader.account],
      ['reveal', ['overseasTies'], '核对', office.account],
      ['reveal', ['born'], '核对', office.account],
      ['reveal', ['idNumber'], '核对', office.account],
    ]);
    const { rows: kept } = await owner.query(
      `select subject, content from audit_entry where id = $1 and content like '{"action":"reveal"%'`,
      [person],
    );
    expect(kept).toHaveLength(3);
    for (const { subject, content } of kept) expect([subject, 'sealed' in JSON.parse(content)]).toEqual([person, true]);
  });

  test('is told no value, wherever it looks, and no title of what it may not see', async () => {
    const item = (await office.get(`/api/people/${person}`)).json();
    await office.patch(`/api/people/${person}`, {
      version: item.version,
      values: { employer: '示例小学', email: 'x@y.cn' },
    });
    const { rows } = await page(`id=${person}`);
    const answers = [
      await auditor.get('/api/log?size=200'),
      ...(await Promise.all(rows.map(({ seq }) => auditor.get(`/api/log/${seq}`)))),
      await auditor.get('/api/log/export.csv'),
    ];
    const book = read((await auditor.get('/api/log/export.xlsx')).rawPayload);
    const cells = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet)));
    for (const text of [...answers.map(({ body }) => body), cells]) {
      expect(text).toContain(person);
      for (const value of [...Object.values(values), '示例小学', 'x@y.cn', '张0', '440106198001011000']) {
        expect(text.includes(value), value).toBe(false);
      }
    }
    expect(rows[0]?.shown[0]).toMatchObject({ action: 'edit', title: null, fields: ['employer', 'email'] });
  });

  test('who is of the office too sees what their other role shows', async () => {
    const both = await as({ role: 'audit-administrator' }, { role: 'office' });
    const { rows } = (await both.get(`/api/log?record=person&id=${person}&action=create`)).json();
    expect(rows[0].shown[0].title).toBe('欧阳示例');
  });
});

describe.each(roles.entries.filter(({ code }) => code !== 'audit-administrator'))('$en', ({ code, reach }) => {
  test('is refused every route of the log', async () => {
    const part = { party: '05', organisation: district.branch, body };
    const other = await as({ role: code, ...(reach in part ? { [reach]: part[reach as 'party'] } : {}) });
    for (const path of ['', '/1', '/export.xlsx', '/export.csv', '/anchors']) {
      const answer = await other.get(`/api/log${path}`);
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 403, 'log.not-yours']);
    }
    expect((await other.post('/api/log/verify', {})).statusCode).toBe(403);
  });
});

test('nobody reads the log without signing in, or that of another place', async () => {
  const { statusCode } = await office.app.inject({ method: 'GET', url: '/api/log', headers: { host: '127.0.0.1' } });
  expect(statusCode).toBe(401);
  expect((await auditor.get('/api/log?jurisdiction=440105')).statusCode).toBe(404);
});

describe('a page', () => {
  test('is narrowed by each filter', async () => {
    const all = await page('size=200');
    for (const [query, fits] of [
      ['via=console', ({ via }: Batch) => via === 'console'],
      [`actor=${office.account}`, ({ actor }: Batch) => actor.id === office.account],
      ['actor=启用', ({ actor }: Batch) => actor.name === '启用'],
      ['record=person', ({ shown }: Batch) => shown.some(({ record }) => record === 'person')],
      ['action=reveal', ({ shown }: Batch) => shown.some(({ action }) => action === 'reveal')],
      ['record=person&action=reveal', ({ shown }: Batch) => shown.some(({ action }) => action === 'reveal')],
    ] as const) {
      const { rows, total } = await page(`size=200&${query}`);
      expect([query, rows.map(({ seq }) => seq)]).toEqual([query, all.rows.filter(fits).map(({ seq }) => seq)]);
      expect([query, total]).toEqual([query, rows.length]);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThan(all.rows.length);
    }
    expect((await page('record=person&size=200')).rows.flatMap(({ shown }) => shown)).not.toContainEqual(
      expect.objectContaining({ record: 'membership' }),
    );
    expect((await page('from=2018-01-05&to=2018-01-05')).rows.map(({ entries }) => entries)).toEqual([8]);
    expect((await page('to=2018-01-04')).rows).toEqual([]);
    expect((await auditor.get('/api/log?from=yesterday')).statusCode).toBe(422);
  });

  test('shows a few entries of a large batch with what it has of each, and the rest when asked', async () => {
    const [{ seq, shown, parts } = { seq: 0, shown: [], parts: [] }] = (await page('to=2018-01-05')).rows;
    expect(shown).toHaveLength(5);
    expect(parts).toEqual([
      { record: 'membership', action: 'create', entries: 3 },
      { record: 'person', action: 'create', entries: 3 },
      { record: 'organisation', action: 'create', entries: 2 },
    ]);
    const first = (await auditor.get(`/api/log/${seq}?size=6`)).json();
    const second = (await auditor.get(`/api/log/${seq}?size=6&before=${first.next}`)).json();
    expect([first.rows.length, second.rows.length, second.next]).toEqual([6, 2, null]);
  });

  test('stands still while others write', async () => {
    const first = await page('size=4');
    for (let n = 0; n < 3; n += 1) await office.post('/api/people', { values: { name: `新人${n}` } });
    const second = await page(`size=4&before=${first.next}`);
    const seqs = [...first.rows, ...second.rows].map(({ seq }) => seq);
    const [newest = 0] = seqs;
    expect(seqs).toEqual(Array.from({ length: 8 }, (_, n) => newest - n));
  });

  test('takes as many statements whatever is on it', async () => {
    const counts: number[] = [];
    for (const query of ['size=1', 'size=100', 'size=100&record=person&action=create']) {
      const metric = tested.database.onStatement;
      let sent = 0;
      tested.database.onStatement = () => {
        sent += 1;
      };
      await page(query);
      tested.database.onStatement = metric;
      counts.push(sent);
    }
    expect(counts).toEqual([4, 4, 4]);
  });
});
