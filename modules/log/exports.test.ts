import { beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from '../../apps/open.ts';
import { gateOf } from '../../apps/server/gate.ts';
import { makeToken } from '../../platform/access/tokens.ts';
import { everything } from '../../platform/db/database.ts';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepRows, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { signedIn } from '../../tests/support/signed-in.ts';

const HERE = 440106;
const tested = await testDatabase();
const { database } = tested;
const district = await keepDistrict(database, HERE, 3);
const { get, post, inject, app, account } = await served(tested, HERE);
const opened = { database, keyring: testKeys, jurisdiction: HERE } as Opened;
const auditor = await signedIn(opened, { grants: [{ role: 'audit-administrator' }], name: '审计' });
const read = (url: string) => inject({ method: 'GET', url, headers: { cookie: auditor.cookie } });

interface Noted {
  readonly actor: string;
  readonly record: string;
  readonly id: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The entries of the last batch. */
async function lastNoted(): Promise<Noted[]> {
  const rows = await database.read<{ actor: string; record: string; id: string; content: string }>(everything, {
    text: `select b.actor, e.record, e.id, e.content from audit_batch b join audit_entry e using (jurisdiction, seq)
      where seq = (select max(seq) from audit_batch where jurisdiction = ${HERE}) and jurisdiction = ${HERE} order by n`,
  });
  return rows.map(({ content, ...row }) => ({ ...row, ...JSON.parse(content) }));
}

const ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
let imported = '';
let sealed = '';

beforeAll(async () => {
  const payload = new FormData();
  payload.set('file', new Blob(['姓名,党派\n张三,民盟\n']), '名册.csv');
  imported = (await inject({ method: 'POST', url: '/api/imports', payload })).json().id;
  sealed = (await post('/api/reports/seals', { kind: 'annual', during: '2017' })).json().id;
});

const during = { during: '2017' };
const exported = (): readonly (readonly [url: string, record: string, id: string, input: object])[] => [
  [
    '/api/people/export.xlsx?columns=name,sex',
    'person',
    ALL,
    { rows: 3, format: 'xlsx', filters: {}, columns: ['name', 'sex'] },
  ],
  [
    '/api/memberships/export.xlsx?party=05&state=active&person.sex=1&columns=person',
    'membership',
    ALL,
    { rows: 3, filters: { party: '05', state: 'active', 'person.sex': '1' } },
  ],
  ['/api/people/export.xlsx?q=张0', 'person', ALL, { rows: 1, filters: { q: true } }],
  ['/api/people/export.xlsx?employer=某校', 'person', ALL, { rows: 0, filters: { employer: true } }],
  [
    '/api/figures/directory.members/evidence.xlsx?during=2017&where=party:05',
    'person',
    ALL,
    { rows: 3, format: 'xlsx', figure: 'directory.members', ...during, where: 'party:05' },
  ],
  ['/api/reports/annual.docx?during=2017', 'annual_report', ALL, { format: 'docx', ...during }],
  ['/api/reports/annual.html?during=2017&party=05', 'annual_report', ALL, { format: 'html', ...during, party: '05' }],
  ['/api/reports/annual.json?during=2017', 'annual_report', ALL, { format: 'json', ...during }],
  [`/api/reports/seals/${sealed}/file`, 'sealed_report', sealed, { format: 'json' }],
  [`/api/imports/${imported}/file`, 'import', imported, { format: 'file' }],
  [`/api/imports/${imported}/aside.xlsx`, 'import', imported, { format: 'aside' }],
];

describe('an export', () => {
  test('is in the log with who, what and how much', async () => {
    for (const [url, record, id, input] of exported()) {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      const [noted] = await lastNoted();
      expect([url, noted]).toMatchObject([url, { actor: account, record, id, action: 'export', input }]);
    }
  });

  test('is not sent where it cannot be noted', async () => {
    const { inTransaction } = database;
    const urls = [...exported().map(([url]) => url), '/api/log/export.xlsx', '/api/log/export.csv', '/api/log/anchors'];
    await get('/api/figures/directory.members/evidence.xlsx?during=2017');
    for (const url of urls) {
      const send = url.startsWith('/api/log') ? read : get;
      database.inTransaction = async (scope, work) =>
        inTransaction(scope, (tx) => {
          const failing = { ...tx, send: () => tx.send('select 1 / 0') };
          return work(failing);
        });
      const answer = await send(url);
      database.inTransaction = inTransaction;
      expect([url, answer.statusCode, answer.headers['content-disposition']]).toEqual([url, 500, undefined]);
      expect((await send(url)).statusCode).toBe(200);
    }
  });

  test('tells of each row where they are few, and that it was all of them where they are many', async () => {
    await get('/api/people/export.xlsx');
    expect(
      (await lastNoted())
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...district.people].sort());
    const many = Array.from({ length: 250 }, (_, n) => ({
      id: newId('2018-01-05T02:00:00.000Z'),
      values: { name: `李${n}` },
    }));
    await keepRows(database, HERE, [['person', many]]);
    await get('/api/people/export.xlsx?columns=name');
    expect(await lastNoted()).toMatchObject([{ id: ALL, input: { whole: true, rows: 253 } }]);
    await get('/api/people/export.xlsx?state=kept');
    expect((await lastNoted())[0]?.input).not.toHaveProperty('whole');
    const { entries } = (await get(`/api/people/${district.people[0]}/timeline`)).json();
    const actions = entries.map(({ action }: { action: string }) => action);
    expect(actions.slice(0, 2)).toEqual(['export', 'export']);
    expect(actions.at(-1)).toBe('create');
  });

  test('stands in the way of no undoing, marks no figure and is no version of a row', async () => {
    const marks = () => database.read(everything, { text: 'select source, version from figure_mark order by 1' });
    const before = await marks();
    await get('/api/people/export.xlsx');
    expect(await marks()).toEqual(before);
    const verified = await inject({ method: 'POST', url: '/api/log/verify', headers: { cookie: auditor.cookie } });
    expect(verified.json()).toMatchObject({ ok: true });
  });
});

describe('an export of the log', () => {
  test('is itself in the log, without the name that was typed', async () => {
    for (const format of ['xlsx', 'csv']) {
      const answer = await read(`/api/log/export.${format}?record=person&actor=${encodeURIComponent('办公室')}`);
      expect(answer.statusCode).toBe(200);
      expect(await lastNoted()).toMatchObject([
        {
          actor: auditor.account,
          record: 'log',
          action: 'export',
          input: { format, filters: { record: 'person', actor: true } },
        },
      ]);
    }
  });

  test('has a line for each entry, newest first, in the reader’s language', async () => {
    const { total } = (await read('/api/log?record=import')).json();
    const { body, headers } = await read('/api/log/export.csv?record=import&language=en');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, ...lines] = body.slice(1).trimEnd().split('\r\n');
    expect(header).toMatch(/^Batch,When,Who,/);
    expect(lines).toHaveLength(total);
    expect(lines[0]).toContain('Exported,Imported file');
  });

  test('beyond what a workbook takes is CSV', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      id: newId('2018-01-05T02:00:00.000Z'),
      values: { name: `赵${n}` },
    }));
    await keepRows(database, HERE, [['person', many]]);
    const refused = await read('/api/log/export.xlsx');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'log.too-many']);
    const { body } = await read('/api/log/export.csv?action=create&record=person');
    expect(body.trimEnd().split('\r\n')).toHaveLength(1 + 3 + 250 + 5_000);
  });
});

test('what a token takes out is noted as a program’s', async () => {
  const expires = new Date(Date.now() + 86_400_000);
  const doer = { jurisdiction: HERE, actor: { id: String(account), name: '办公室', roles: [] } };
  const { token } = await gateOf(opened).write(doer, (tx) =>
    makeToken(
      tx,
      { jurisdiction: HERE, account: String(account) },
      { name: '同步', readOnly: true, roles: null, records: null, expires },
      new Date(),
    ),
  );
  const headers = { host: '127.0.0.1', authorization: `Bearer ${token}` };
  const answer = await app.inject({ method: 'GET', url: '/api/people/export.xlsx?q=张0', headers });
  expect(answer.statusCode).toBe(200);
  const [newest] = (await read('/api/log?size=1')).json().rows;
  expect(newest).toMatchObject({ via: 'token', actor: { id: account } });
});
