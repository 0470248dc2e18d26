import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { verifyLog } from '../../platform/audit/verify.ts';
import { everything } from '../../platform/db/database.ts';
import { examine } from '../../platform/doctor/doctor.ts';
import { countsOf } from '../../platform/figures/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepDistrict, keepRows, testKeys } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { upload } from '../../tests/support/uploads.ts';
import { application } from '../index.ts';

const HERE = 440106;
const tested = await testDatabase();
const { branch } = await keepDistrict(tested.database, HERE);
const office = officeOf(tested.database, HERE);
const owner = new pg.Client({ connectionString: tested.url });
await owner.connect();
afterAll(() => owner.end());

const NAME = '欧阳示例';
const OTHER_NAME = '欧阳示列';
const [idNumber, phone, card] = ['440199198001010012', '13912345678', '民盟证00088'];
const values = { name: NAME, sex: '1', born: '1980-01-01', idNumber, phone, education: '20', employer: '第一中学' };
const me = await office.create('person', { ...values, email: 'ouyang@example.cn', note: '爱好书法' });
const twin = await office.create('person', { name: OTHER_NAME, phone });
await office.move('person', twin, 'merge', { mergedInto: me });
const stay = newId('2018-01-05T02:00:00.000Z');
const dates = { joined: '2010-05', begins: '2010-05', ends: '2016-03-31' };
await keepRows(tested.database, HERE, [
  [
    'membership',
    [
      {
        id: stay,
        state: 'resigned',
        values: { person: me, party: '05', organisation: branch, number: card, ...dates },
      },
    ],
  ],
]);
const [neighbour] = await office.rows<{ id: string }>(`select id from membership where person <> $1 limit 1`, [me]);
await office.edit('membership', neighbour?.id ?? '', { introducers: `${NAME}、李四` });
const post = await office.create('post', { name: '委员', organisation: branch, role: 'member' });
const tenure = await office.create('tenure', { person: me, post, begins: '2012', document: '穗盟〔2012〕3号' });
await office.move('tenure', tenure, 'end', { ends: '2015-12-31' });
const award = await office.create('award', {
  ...{ year: 2015, name: '示例奖', level: 'municipal', party: '05', winners: `李四、${NAME}` },
});
await office.create('winner', { award, name: NAME, person: me });
const member = await served(tested, HERE, { as: { name: NAME, person: me, grants: [{ role: 'member' }] } });
const clerk = await served(tested, HERE);
const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '手机', '身份证号'];
const file = await upload<{ id: string }>(clerk.inject, `民盟${NAME}.xlsx`, headers, [
  [NAME, '男', '1980.01', '2010.05', '民盟第一支部', phone, idNumber],
  ['赵无关', '女', '1970.01', '1999.01', '民盟第一支部', '13800001111', '440199197001011234'],
]);

const figures = async () => {
  const found: Record<string, unknown> = {};
  for (const figure of application.figures) {
    const { id, time } = figure;
    const when = time === 'stock' ? 'at=2015-06-30' : 'during=2015';
    const by = ['education', 'sex', 'party'].find((key) => countsOf(figure).every((count) => key in count.by));
    const value = await clerk.get(`/api/figures/values?ids=${id}&${when}${by ? `&by=${by}` : ''}`);
    const evidence = await clerk.get(`/api/figures/${id}/evidence?${when}&size=200`);
    const [told] = value.json().figures ?? [];
    found[id] = { value: told?.value, by: told?.by, total: evidence.json().total, digest: evidence.json().digest };
  }
  return found;
};

async function dump(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}

test('whoever left and asks for it is erased: a pseudonym stays, and every figure with its evidence', async () => {
  const before = await figures();
  expect(before['directory.members']).toMatchObject({ value: 5, total: 5 });
  expect(before['honours.awards-municipal-up']).toMatchObject({ value: 1, total: 1 });
  const asked = (await member.post('/api/erasures', { values: { person: me, reason: `${NAME}不再参加` } })).json();
  const refused = await member.post(`/api/erasures/${asked.id}/carryOut`, { version: asked.version });
  expect(refused.statusCode).toBe(422);
  const done = await clerk.post(`/api/erasures/${asked.id}/carryOut`, { version: asked.version });
  expect(done.json()).toMatchObject({ state: 'carriedOut', answer: expect.stringContaining('身份信息') });

  const row = await office.row('person', me);
  expect(row).toMatchObject({ state: 'erased', name: expect.stringMatching(/^已删除人员 [0-9A-F]{4}$/), born: '1980' });
  const left = Object.entries(row).filter(([, value]) => value !== null);
  expect(left.map(([name]) => name).sort()).toEqual(
    ['id', 'jurisdiction', 'version', 'state', 'name', 'born', 'sex', 'education'].sort(),
  );
  expect(await office.row('person', twin)).toMatchObject({ state: 'erased', name: row.name, mergedInto: null });
  expect(await office.row('membership', stay)).toMatchObject({ person: me, number: null, joined: '2010-05' });
  expect(await office.row('award', award)).toMatchObject({ winners: `李四、${row.name}` });
  expect(await office.row('membership', neighbour?.id ?? '')).toMatchObject({ introducers: `${row.name}、李四` });
  expect(await figures()).toEqual(before);
});

test('the log, the search, the account and the file do not know them any more', async () => {
  const keys = await office.rows('select 1 from subject_key where subject = any($1::uuid[])', [[me, twin, award]]);
  expect(keys).toEqual([]);
  const { entries } = (await clerk.get(`/api/people/${me}/timeline`)).json();
  expect(entries.map((entry: { action: string }) => entry.action)[0]).toBe('erase');
  expect(JSON.stringify(entries)).not.toContain('第一中学');
  expect((await clerk.get(`/api/search?q=${encodeURIComponent(NAME)}`)).json().hits).toEqual([]);
  expect((await member.get('/api/session')).json().actor).toBeNull();
  const rows = (await clerk.get(`/api/imports/${file.id}/rows`)).json();
  expect(JSON.stringify(rows)).toContain('赵无关');
  expect(JSON.stringify(rows)).not.toContain(phone);
});

test('a dump has nothing of them but the name under which they acted, which the log must keep', async () => {
  const text = await dump();
  const plain = [idNumber, phone, card, OTHER_NAME, 'ouyang@example.cn', '爱好书法', '穗盟〔2012〕3号', '不再参加'];
  for (const secret of plain) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  const places = text.split('\n').filter((line) => line.includes(NAME));
  expect(new Set(places.map((line) => line.split(' ')[0]))).toEqual(new Set(['audit_batch']));
  expect(text).toContain('李四');
});

test('the log verifies, and the doctor finds nothing', async () => {
  expect((await verifyLog(tested.database, everything, application.definitions)).firstProblem).toBeNull();
  const { definitions, figures: defined, invariants } = application;
  const patient = { database: tested.database, keyring: testKeys, definitions, figures: defined, invariants };
  const found = await examine(tested.url, patient);
  expect(found.flatMap(({ check, found: rows }) => (rows.length > 0 ? [[check.name, rows]] : []))).toEqual([]);
});
