import { read, utils, type WorkSheet } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import { isClear } from '../../platform/record/sensitive.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';
import { machineUser as clerk } from '../act.ts';

const { account, get, post, patch } = await served(await testDatabase(), 440106);

type Row = Record<string, unknown> & { readonly id: string; readonly version: number };
interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly allowed: readonly string[];
}

const party = '05';
let committee: Row;
let branch: Row;
const awards: Row[] = [];

beforeAll(async () => {
  committee = await created('organisations', { name: '民盟区委', party, level: 'committee', founded: '1990' });
  branch = await created('organisations', {
    name: '民盟第一支部',
    party,
    level: 'branch',
    founded: '2005-06',
    parent: committee.id,
  });
  await created('organisations', { name: '民进支部', party: '07', level: 'branch', founded: '2010-03-05' });
  for (const [year, name, byPartyCentre] of [
    [2015, '参政议政成果奖', true],
    [2016, '=cmd|"/c calc"!A1', null],
    [2017, '社会服务先进', false],
    [2018, '+86 组织建设奖', null],
    [2018, '@理论研究奖', true],
  ] as const) {
    awards.push(await created('awards', { year, name, level: 'municipal', byPartyCentre, party }));
  }
});

async function created(plural: string, values: object): Promise<Row> {
  const answer = await post(`/api/${plural}`, { values });
  expect(answer.body).toContain('"version":1');
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

async function list(plural: string, query = ''): Promise<Page> {
  const answer = await get(`/api/${plural}?${query}`);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body]);
  return answer.json();
}

async function named(plural: string, query: string): Promise<unknown[]> {
  const { rows, total } = await list(plural, query);
  expect(total).toBe(rows.length);
  return rows.map(({ title }) => title);
}

async function refused(answer: ReturnType<typeof get>): Promise<[status: number, code: string]> {
  const { statusCode, ...sent } = await answer;
  expect(sent.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return [statusCode, (JSON.parse(sent.body) as { code: string }).code];
}

describe.each([...application.definitions.values()])('the endpoints of $name', (definition) => {
  const path = `/api/${definition.plural}`;
  const absent = '01890a5d-ac96-774b-bcce-b302099a8057';
  const fields = fieldsOf(definition);
  const visible = fields.filter(([, field]) => isClear(field, clerk)).map(([name]) => name);
  const mayCreate = definition.create(clerk, null);

  test('a list by every field, both ways, and with every column', async () => {
    for (const name of visible) {
      for (const sort of [name, `-${name}`]) {
        const { page, size, allowed } = await list(definition.plural, `sort=${sort}&columns=${visible.join()}`);
        expect([page, size, allowed]).toEqual([1, 50, mayCreate ? ['create'] : []]);
      }
    }
  });

  test('a filter by every field, and by what references lead to', async () => {
    for (const [path, value] of filtersOf(definition)) {
      expect(await list(definition.plural, `${path}=${value}`)).toMatchObject({ page: 1 });
    }
  });

  test('no filter, column or order by a secret or by what there is not', async () => {
    const secrets = fields.filter(([, field]) => !isClear(field, clerk)).map(([name]) => name);
    for (const name of [...secrets, 'nothing', 'constructor']) {
      for (const query of [`${name}=1`, `sort=${name}`, `columns=${name}`]) {
        expect([query, ...(await refused(get(`${path}?${query}`)))]).toEqual([query, 422, 'record.unknown-filter']);
      }
    }
  });

  test('an export with a column for each that the list shows', async () => {
    const shown = fields.filter(([, field]) => field.list).map(([, { label }]) => label.en);
    const [header] = await workbook(`${path}/export.xlsx`, 'en');
    expect(header).toEqual([...shown, ...(definition.states ? ['State'] : [])]);
  });

  test('what is not there is not found', async () => {
    expect(await refused(get(`${path}/${absent}`))).toEqual([404, 'record.not-found']);
    expect(await refused(patch(`${path}/${absent}`, { version: 1, values: {} }))).toEqual([404, 'record.not-found']);
    expect(await refused(get(`${path}/${absent}/timeline`))).toEqual([404, 'record.not-found']);
    for (const transition of Object.keys(definition.transitions ?? {})) {
      const move = post(`${path}/${absent}/${transition}`, { version: 1 });
      expect(await refused(move)).toEqual([404, 'record.not-found']);
    }
    expect(await refused(post(`${path}/${absent}/no-such`, { version: 1 }))).toEqual([404, 'http.not-found']);
    expect(await refused(get(`${path}/not-an-id`))).toEqual([404, 'http.not-found']);
  });

  test.skipIf(mayCreate)('nothing is created by the clerk', async () => {
    expect(await refused(post(path, { values: {} }))).toEqual([403, 'record.may-not-create']);
  });

  test.runIf(mayCreate)('nothing is created where what is required is missing', async () => {
    const required = fields.filter(([, field]) => field.required).map(([name]) => name);
    const { findings } = (await post(path, { values: {} })).json() as { findings: { field: string; code: string }[] };
    const missing = findings.filter(({ code }) => code === 'record.required');
    expect(missing.map(({ field }) => field)).toEqual(required);
    expect(required).not.toEqual([]);
  });
});

function filtersOf(definition: Definition): [path: string, value: string][] {
  const values: Readonly<Record<string, string>> = {
    yesNo: 'true',
    date: '2001-01-01/',
    partialDate: '/2018-12-31',
    integer: '2016/2018',
    reference: '01890a5d-ac96-774b-bcce-b302099a8057',
  };
  return fieldsOf(definition)
    .flatMap(([name, field]) => {
      const target = application.definitions.get(field.to ?? '');
      const through = (field.through ?? []).map((inner) => [`${name}.${inner}`, target?.fields[inner]] as const);
      return [[name, field] as const, ...through];
    })
    .filter(([, field]) => field && isClear(field, clerk))
    .map(([path, field]) => [path, values[field?.kind ?? ''] ?? 'x']);
}

describe('a list', () => {
  test('filters by codes, text, references and partial dates, both ends included', async () => {
    expect(await named('organisations', 'level=committee')).toEqual(['民盟区委']);
    expect(await named('organisations', 'level=committee,branch&sort=founded')).toEqual([
      '民盟区委',
      '民盟第一支部',
      '民进支部',
    ]);
    expect(await named('organisations', `parent=${committee.id}`)).toEqual(['民盟第一支部']);
    expect(await named('organisations', 'name=民进支部')).toEqual(['民进支部']);
    expect(await named('organisations', 'founded=2005-06-01/2010-03-05&sort=founded')).toEqual([
      '民盟第一支部',
      '民进支部',
    ]);
    expect(await named('organisations', 'founded=2005-06-02/2010-03-04')).toEqual([]);
    expect(await named('organisations', 'state=dissolved')).toEqual([]);
    expect(await refused(get('/api/organisations?founded=yesterday'))).toEqual([422, 'record.unknown-filter']);
  });

  test('filters by numbers and by yes or no, where an empty one is not yes', async () => {
    expect((await list('awards', 'year=2016/2017')).total).toBe(2);
    expect((await list('awards', 'year=2018')).total).toBe(2);
    expect((await list('awards', 'byPartyCentre=true')).total).toBe(2);
    expect((await list('awards', 'byPartyCentre=false')).total).toBe(3);
  });

  test('sorts, and pages without leaving out or repeating a row', async () => {
    const order = 'sort=-year&size=2&columns=year';
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list('awards', `${order}&page=${page}`)));
    expect(pages.map(({ rows }) => rows.map(({ year }) => year))).toEqual([[2018, 2018], [2017, 2016], [2015], []]);
    expect(pages.map(({ total, page, size }) => [total, page, size])).toEqual([1, 2, 3, 4].map((page) => [5, page, 2]));
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(5);
    expect((await list('awards', 'size=100000')).size).toBe(200);
    expect(await list('awards', 'size=-1&page=x')).toMatchObject({ size: 50, page: 1 });
  });

  test('shows the columns asked for, references with their titles, and what may be done', async () => {
    const { rows } = await list('organisations', 'name=民盟第一支部&columns=parent,founded');
    const { id, version, parent, founded, state, title, allowed, ...others } = rows[0] as Row;
    expect({ id, version, state, title }).toEqual({
      id: branch.id,
      version: 1,
      state: 'standing',
      title: '民盟第一支部',
    });
    expect({ parent, founded }).toEqual({ parent: { id: committee.id, title: '民盟区委' }, founded: '2005-06' });
    expect(allowed).toEqual(['edit', 'upgrade', 'rename', 'split', 'mergeInto', 'dissolve', 'withdraw']);
    expect(others).toEqual({});
  });

  test('is searched in either script, and through what a title refers to', async () => {
    await created('people', { name: '陈志明' });
    expect(await named('people', 'q=陳志')).toEqual(['陈志明']);
    expect(await named('people', 'q=czm')).toEqual(['陈志明']);
    expect(await named('people', 'q=李')).toEqual([]);
    const [person] = (await list('people', 'q=czm')).rows;
    await created('memberships', { person: person?.id, party, organisation: branch.id });
    expect(await named('memberships', 'q=chenzhi')).toEqual(['陈志明']);
  });
});

async function workbook(url: string, language = 'zh-Hans'): Promise<unknown[][]> {
  const answer = await get(url, { 'accept-language': language });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+\.xlsx$/);
  const { Sheets, SheetNames } = read(answer.rawPayload);
  return utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] as WorkSheet, { header: 1, raw: true, defval: '' });
}

describe('an export', () => {
  test('holds the rows of the list, all pages of them, and no others', async () => {
    const query = 'year=2016/2018&sort=name&columns=name,year,level,byPartyCentre&size=1&page=2';
    const [header, ...rows] = await workbook(`/api/awards/export.xlsx?${query}`);
    const shown = await list('awards', 'year=2016/2018&sort=name&columns=name,year');
    expect(header).toEqual(['奖项名称', '年度', '级别', '党派中央表彰', '状态']);
    expect(rows.map(([name, year]) => [String(name).replace(/^'/, ''), year])).toEqual(
      shown.rows.map(({ title, year }) => [title, year]),
    );
    expect(rows.map((row) => row[3]).sort()).toEqual(['', '', '否', '是']);
  });

  test('has an apostrophe before every text that a spreadsheet would run', async () => {
    const [, ...rows] = await workbook('/api/awards/export.xlsx?columns=name&sort=year');
    expect(rows.map(([name]) => name).sort()).toEqual(
      ['\'=cmd|"/c calc"!A1', "'+86 组织建设奖", "'@理论研究奖", '参政议政成果奖', '社会服务先进'].sort(),
    );
  });

  test('is in the language of the reader', async () => {
    const url = '/api/organisations/export.xlsx?columns=name,party&name=民盟区委';
    expect(await workbook(url, 'en')).toEqual([
      ['Name', 'Party', 'State'],
      ['民盟区委', 'CDL', 'Standing'],
    ]);
    expect((await workbook(url, 'zh-HK'))[0]).toEqual(['組織名稱', '黨派', '狀態']);
  });
});

test('a text is kept without what no database keeps, and a filter with it is refused', async () => {
  const id = (await created('people', { name: '甲\u0000乙\ud83d' })).id;
  expect((await get(`/api/people/${id}`)).json().name).toBe('甲乙\ufffd');
  const filtered = await get('/api/people?name=%00');
  expect([filtered.statusCode, filtered.json().code]).toEqual([422, 'http.unusable-text']);
});

describe('one record', () => {
  const idNumber = '440199198005121318';
  const secrets = { idNumber, phone: '13900001234' };

  test('is read as it was written: secrets masked, references with their titles', async () => {
    const { id } = await created('people', { name: ' 欧阳雅文 ', born: '1980.05', retired: false, ...secrets });
    expect((await get(`/api/people/${id}`)).json()).toMatchObject({
      id,
      version: 1,
      state: 'kept',
      title: '欧阳雅文',
      name: '欧阳雅文',
      born: '1980-05',
      retired: false,
      idNumber: { mask: '4401**********1318' },
      phone: { mask: '139****1234' },
      employer: null,
      allowed: ['edit', 'merge'],
    });
    expect((await get(`/api/organisations/${branch.id}`)).json()).toMatchObject({
      parent: { id: committee.id, title: '民盟区委' },
    });
  });

  test('is edited field by field, and only from the version that was read', async () => {
    const { id } = await created('people', { name: '测试甲', employer: '区医院', ...secrets, idNumber: null });
    const answer = await patch(`/api/people/${id}`, { version: 1, values: { position: '医生' } });
    expect(answer.json()).toMatchObject({ version: 2, employer: '区医院', position: '医生' });
    const stale = patch(`/api/people/${id}`, { version: 1, values: { position: '护士' } });
    expect(await refused(stale)).toEqual([409, 'record.stale']);
    expect(await refused(post(`/api/people/${id}/part`, { version: 1, reason: '误' }))).toEqual([409, 'record.stale']);
    expect((await get(`/api/people/${id}`)).json()).toMatchObject({ version: 2, position: '医生' });
  });

  test('moves by its transitions, with what they ask for', async () => {
    const { id } = await created('organisations', { name: '民盟小组', party, level: 'group' });
    const move = (name: string, body: object) => post(`/api/organisations/${id}/${name}`, { version: 1, ...body });
    const on = '2017-06-16';
    expect(await refused(move('dissolve', { input: { on } }))).toEqual([422, 'record.reason-needed']);
    expect(await refused(move('dissolve', { input: {}, reason: '合并' }))).toEqual([422, 'record.required']);
    expect(await refused(move('rename', { input: { name: '民盟区委', on } }))).toEqual([
      409,
      'directory.organisation-name-taken',
    ]);
    const moved = await move('dissolve', { input: { on }, reason: '合并' });
    expect([moved.statusCode, moved.json()]).toMatchObject([200, { state: 'dissolved', allowed: [] }]);
    const { version } = moved.json() as Row;
    expect(await refused(move('dissolve', { version, input: { on }, reason: '合并' }))).toEqual([
      422,
      'record.may-not',
    ]);
    expect(await refused(patch(`/api/organisations/${id}`, { version, values: { note: '' } }))).toEqual([
      403,
      'record.may-not-edit',
    ]);
  });

  test('opens a secret for a reason, which its timeline shows beside what was changed', async () => {
    const { id } = await created('people', { name: '测试乙', phone: secrets.phone });
    const reveal = (body: object) => post(`/api/people/${id}/reveal`, body);
    expect(await refused(reveal({ field: 'phone' }))).toEqual([422, 'http.wrong-shape']);
    expect(await refused(reveal({ field: 'phone', reason: '  ' }))).toEqual([422, 'record.reason-needed']);
    expect(await refused(reveal({ field: 'name', reason: '核对' }))).toEqual([422, 'record.not-secret']);
    expect((await reveal({ field: 'phone', reason: '核对' })).json()).toEqual({ value: secrets.phone });
    expect((await reveal({ field: 'idNumber', reason: '核对' })).json()).toEqual({ value: null });
    await patch(`/api/people/${id}`, { version: 1, values: { phone: '13900005678' }, reason: '换号' });
    const { entries } = (await get(`/api/people/${id}/timeline`)).json() as { entries: Record<string, unknown>[] };
    expect(entries.map(({ action, reason }) => [action, reason])).toEqual([
      ['edit', '换号'],
      ['reveal', '核对'],
      ['reveal', '核对'],
      ['create', null],
    ]);
    expect(entries[0]).toMatchObject({
      actor: { id: account, name: '办公室' },
      via: 'console',
      changes: [{ field: 'phone', before: '139****1234', after: '139****5678' }],
    });
    expect(JSON.stringify(entries)).not.toContain(secrets.phone);
  });

  test('keeps what is left empty empty, however it is sent', async () => {
    for (const retired of [null, '', ' ']) {
      const { id } = await created('people', { name: '测试丙', retired });
      expect((await get(`/api/people/${id}`)).json()).toMatchObject({ retired: null });
    }
    for (const year of [null, '', ' ']) {
      const { findings } = (await post('/api/awards', { values: { name: '奖', level: 'municipal', year } })).json();
      expect(findings).toMatchObject([{ field: 'year', code: 'record.required' }]);
    }
    const item = (await post('/api/awards', { values: { name: '奖', level: 'municipal', year: '2014' } })).json();
    expect(item).toMatchObject({ year: 2014, byPartyCentre: null });
  });

  test('refuses fields that there are not, and those that only transitions fill in', async () => {
    const { id } = await created('people', { name: '测试丁' });
    for (const field of ['nothing', 'mergedInto', 'state', 'id']) {
      const answer = await patch(`/api/people/${id}`, { version: 1, values: { [field]: id } });
      expect(answer.json().findings).toMatchObject([{ field, code: 'record.unknown-field' }]);
      expect(answer.statusCode).toBe(422);
    }
    expect((await get(`/api/people/${id}`)).json()).toMatchObject({ version: 1, mergedInto: null, state: 'kept' });
  });
});
