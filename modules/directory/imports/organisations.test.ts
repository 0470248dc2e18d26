import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let office = officeOf(database, jurisdiction);
let desk = deskOf(database, jurisdiction);

beforeEach(() => {
  jurisdiction += 1;
  office = officeOf(database, jurisdiction);
  desk = deskOf(database, jurisdiction);
});

const columns = ['党派', '组织名称', '级别', '成立时间', '升格时间', '原级别', '前身', '上级组织'];
const committee = ['民建', '民建天河基层委员会', '基层委员会', '', '2017.05', '总支部', '民建天河总支部', ''];
const predecessor = ['民建', '民建天河总支部', '总支部', '2005', '', '', '', ''];
const list = (...rows: string[][]) => ({ rows: [columns, ...rows] });

/** What the upgraded organisation came from, by the name that is kept and by the record. */
async function origins(): Promise<unknown[]> {
  return office.rows(`select c.from_name as told, o.name as other from organisation_change c
    left join organisation o on o.jurisdiction = c.jurisdiction and o.id = c.other where c.kind = 'upgraded'`);
}

const linked = [{ told: '民建天河总支部', other: '民建天河总支部' }];

test('a predecessor in the same list is referred to, wherever it stands', async () => {
  await desk.bring(list(committee, predecessor));
  expect(await origins()).toEqual(linked);
  expect((await desk.look(list(committee, predecessor))).counts).toMatchObject({ unchanged: 2 });
});

test('a predecessor that is known is referred to, also where it is dissolved or written in the other script', async () => {
  await desk.bring(list(predecessor));
  const [known] = await office.rows<{ id: string }>('select id from organisation');
  await office.move('organisation', known?.id ?? '', 'dissolve', { on: '2017-05-01' });
  await desk.bring(list(committee.map((text) => text.replace('民建天河总支部', '民建天河總支部'))));
  expect(await origins()).toMatchObject([{ other: '民建天河总支部' }]);
});

test('a predecessor that becomes known later is referred to from then on', async () => {
  await desk.bring(list(committee));
  expect(await origins()).toEqual([{ told: '民建天河总支部', other: null }]);
  const { counts } = await desk.bring(list(predecessor, committee));
  expect(counts).toMatchObject({ new: 1, updated: 1 });
  expect(await origins()).toEqual(linked);
});

test('an organisation is not its own predecessor, and nothing refers to a row with an error', async () => {
  const renamed = committee.with(6, '民建天河基层委员会');
  const below = ['民建', '民建天河第一支部', '支部', '', '', '', '', '民建天河总支部'];
  const { plan } = await desk.look(list(renamed, predecessor.with(3, '八十年代'), below));
  expect(plan.rows.map(({ problems }) => problems.map(({ word }) => word.code))).toEqual([
    [],
    ['imports.not-date'],
    ['directory.parent-unknown'],
  ]);
  await desk.bring(list(renamed));
  expect(await origins()).toMatchObject([{ other: null }]);
});

describe('a list that comes again', () => {
  const again = async (sent: Parameters<typeof desk.bring>[0]) => {
    await desk.bring(sent);
    const { counts } = await desk.look(sent);
    expect(counts).toMatchObject({ unchanged: counts.rows });
  };
  const organisations = () =>
    office.rows('select name, level, founded, dissolved, state from organisation order by name');

  test('changes nothing of what was dissolved', async () => {
    const header = ['党派', '组织名称', '级别', '成立时间', '撤销时间'];
    await again({ rows: [header, ['民建', '民建天河二支部', '支部', '1990.01', '2015.12']] });
    expect(await organisations()).toMatchObject([{ dissolved: '2015-12', state: 'dissolved' }]);
  });

  test('corrects the level, the dates and the papers of what is known', async () => {
    const raised = ['党派', '组织名称', '级别', '成立时间', '升格时间', '批准单位', '批准文号'];
    const told = (level: string, founded: string, number: string) => ({
      rows: [raised, ['民建', '民建天河机关组织', level, founded, '2016.11', '民建广州市委', number]],
    });
    await desk.bring(told('支部', '', '1号'));
    const corrected = told('总支部', '1992', '〔2016〕3号');
    expect((await desk.bring(corrected)).counts).toMatchObject({ updated: 1, new: 0 });
    expect((await desk.look(corrected)).counts).toMatchObject({ unchanged: 1 });
    expect(await organisations()).toMatchObject([{ level: 'general-branch', founded: '1992' }]);
    const events = 'select kind, to_level, document from organisation_change order by happened desc';
    expect((await office.rows(events))[0]).toEqual({
      kind: 'upgraded',
      to_level: 'general-branch',
      document: '〔2016〕3号',
    });
  });

  test('tells a history as one event a row', async () => {
    const header = ['组织名称', '变更事项', '变更时间', '变更前级别', '变更后级别'];
    const ninth = (kind: string, happened: string, level = '') => ['民革天河第九支部', kind, happened, '', level];
    const committee = (kind: string, happened: string, ...levels: string[]) => [
      '民革天河基层委员会',
      kind,
      happened,
      ...levels,
    ];
    const events = [committee('成立', '1988.05', '', '支部'), committee('升格', '1999.06', '支部', '总支部')];
    const rows = [
      ...events,
      committee('升格', '2016.11', '总支部', '基层委员会'),
      ninth('成立', '2000', '支部'),
      ninth('撤销', '2015.06'),
    ];
    await again({ rows: [header, ...rows] });
    expect(await organisations()).toMatchObject([
      { name: '民革天河基层委员会', level: 'grassroots-committee', founded: '1988-05', state: 'standing' },
      { name: '民革天河第九支部', level: 'branch', founded: '2000', dissolved: '2015-06', state: 'dissolved' },
    ]);
    expect(await office.rows('select id from organisation_change')).toHaveLength(5);
  });
});

test('what has members is not dissolved by a list', async () => {
  await desk.bring({
    rows: [
      ['姓名', '性别', '支部', '出生年月'],
      ['甲', '女', '民建天河一支部', '1980'],
    ],
  });
  const header = ['党派', '组织名称', '级别', '撤销时间'];
  const { plan } = await desk.look({ rows: [header, ['民建', '民建天河一支部', '支部', '2015.12']] });
  expect(plan.rows[0]?.problems).toMatchObject([
    { word: { code: 'directory.still-has-members' }, params: { count: 1 } },
  ]);
});
