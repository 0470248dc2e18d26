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

const columns = ['姓名', '出生年月', '政治面貌', '机构', '职务', '职级', '任职时间'];
const row = (name: string, rank: string, begins = '2015.03', post = '副局长') => [
  ...[name, '1970.01', '民盟', '区教育局', post, rank, begins],
];
const list = (...rows: string[][]) => ({ rows: [columns, ...rows] });

/** Who holds which post at which rank, from when: one line a tenure. */
async function held(): Promise<string[]> {
  const rows = await office.rows<{ line: string }>(
    `select concat_ws(' ', p.name, s.name, s.rank, t.begins) as line from tenure t
     join person p on p.jurisdiction = t.jurisdiction and p.id = t.person
     join post s on s.jurisdiction = t.jurisdiction and s.id = t.post order by 1`,
  );
  return rows.map(({ line }) => line);
}

describe('the same tenure told anew', () => {
  const told = (...cells: string[]) => ({
    rows: [
      ['姓名', '出生年月', '政治面貌', '机构', '职务', '任职时间', '界别', '任期届满', '任免文号', '任职方式'],
      ['甲', '1970.01', '民盟', '区政协', '委员', '2016.11', ...cells],
    ],
  });

  test('is updated in every column that says something else, and then unchanged', async () => {
    await desk.bring(told('教育', '2021.11', '穗政协〔2016〕1号', '选举'));
    const changed = told('民盟', '2022.03', '穗政协〔2022〕8号', '任命');
    expect((await desk.bring(changed)).counts).toMatchObject({ new: 0, updated: 1 });
    const tenures = await office.rows('select sector, term_ends, document, began_by, state from tenure');
    expect(tenures).toHaveLength(1);
    expect(tenures[0]).toMatchObject({
      term_ends: '2022-03',
      document: '穗政协〔2022〕8号',
      began_by: 'appointed',
      state: 'serving',
    });
    expect((await desk.look(changed)).counts).toMatchObject({ unchanged: 1, updated: 0 });
    expect((await desk.look(told('', '', '', ''))).counts).toMatchObject({ unchanged: 1 });
  });

  test('stays ended where the row does not say so again', async () => {
    const ended = ['姓名', '出生年月', '政治面貌', '机构', '职务', '任职时间', '免职时间'];
    await desk.bring({ rows: [ended, ['甲', '1970.01', '民盟', '区政协', '委员', '2016.11', '2018.01']] });
    await desk.bring(told('', '2021.11', '', ''));
    expect(await office.rows('select state, ends, term_ends from tenure')).toEqual([
      { state: 'ended', ends: '2018-01', term_ends: '2021-11' },
    ]);
  });
});

describe('a rank that is told anew', () => {
  test('is that of the post where one person sits there', async () => {
    await desk.bring(list(row('甲', '副处'), row('乙', '副处', '2015.03', '局长')));
    const { counts, look } = await desk.bring(list(row('甲', '正处'), row('乙', '副处', '2015.03', '局长')));
    expect(counts).toMatchObject({ new: 0, updated: 1, unchanged: 1 });
    expect(look.plan.rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await held()).toEqual(['乙 局长 132 2015-03', '甲 副局长 131 2015-03']);
    expect(await office.rows('select id from post')).toHaveLength(2);
    expect((await desk.look(list(row('甲', '正处')))).counts).toMatchObject({ unchanged: 1 });
  });

  test('is that person’s alone where several sit there, and worth a look', async () => {
    await desk.bring(list(row('甲', '副处'), row('乙', '副处'), row('丙', '副处')));
    const { counts, look } = await desk.bring(list(row('甲', '副处'), row('乙', '正处'), row('丙', '副处')));
    expect(counts).toMatchObject({ new: 0, updated: 1, unchanged: 2, warnings: 1 });
    const [problem] = look.plan.rows[1]?.problems ?? [];
    expect(problem).toMatchObject({
      word: { code: 'directory.rank-of-several' },
      params: { count: 3, post: '副局长' },
    });
    expect(await held()).toEqual(['丙 副局长 132 2015-03', '乙 副局长 131 2015-03', '甲 副局长 132 2015-03']);
    expect((await desk.look(list(row('甲', '副处'), row('乙', '正处')))).counts).toMatchObject({ unchanged: 2 });
  });

  test('leaves the rank of whoever sat there before', async () => {
    const ended = [...columns, '免职时间'];
    await desk.bring({ rows: [ended, [...row('前任', '副处', '2010.01'), '2015.02'], [...row('甲', '副处'), '']] });
    await desk.bring(list(row('甲', '正处')));
    expect(await held()).toEqual(['前任 副局长 132 2010-01', '甲 副局长 131 2015-03']);
  });

  test('seats somebody new beside it at the old rank', async () => {
    await desk.bring(list(row('甲', '副处')));
    await desk.bring(list(row('乙', '副处', '2018.01'), row('甲', '正处')));
    expect(await held()).toEqual(['乙 副局长 132 2018-01', '甲 副局长 131 2015-03']);
  });

  test('is filled in where it was not known, once for all of the file', async () => {
    await desk.bring(list(row('甲', '')));
    await desk.bring(list(row('甲', '正处'), row('乙', '正处', '2018.01')));
    expect(await held()).toEqual(['乙 副局长 131 2018-01', '甲 副局长 131 2015-03']);
    expect(await office.rows('select id from post')).toHaveLength(1);
    expect((await desk.look(list(row('甲', ''), row('乙', '', '2018.01')))).counts).toMatchObject({ unchanged: 2 });
  });

  test('is taken back with the import', async () => {
    await desk.bring(list(row('甲', '副处'), row('乙', '副处', '2015.03', '局长'), row('丙', '副处')));
    const before = await held();
    const { id } = await desk.bring(list(row('甲', '正处'), row('乙', '正处', '2015.03', '局长')));
    expect(await held()).not.toEqual(before);
    await desk.undo(id);
    expect(await held()).toEqual(before);
  });
});

test('a second term is a tenure of its own, and the same row twice is written once', async () => {
  await desk.bring(list(row('甲', '副处', '2011.01')));
  const { counts } = await desk.bring(list(row('甲', '副处', '2016.01'), row('甲', '正处', '2016.01')));
  expect(counts).toMatchObject({ new: 1, warnings: 1 });
  expect(await held()).toEqual(['甲 副局长 132 2011-01', '甲 副局长 132 2016-01']);
});

describe('a person in several rows', () => {
  const people = () => office.rows('select name, born, sex from person order by name, born');
  const again = async (sent: Parameters<typeof desk.bring>[0]) => {
    const { counts } = await desk.bring(sent);
    expect((await desk.look(sent)).counts).toMatchObject({ unchanged: counts.rows, new: 0, updated: 0 });
  };

  test('is known again without a birth date, also where only some rows have one', async () => {
    const header = ['姓名', '性别', '出生年月', '政治面貌', '机构', '职务'];
    await again({
      rows: [header, ['甲', '女', '', '群众', '区人大', '代表'], ['乙', '男', '1970.01', '民革', '区人大', '代表']],
    });
    expect(await people()).toHaveLength(2);
  });

  test('is one person whose birth date is told at different precision, and the finer one is kept', async () => {
    const rows = [
      columns,
      row('甲', '副处').with(1, '1970.01'),
      row('甲', '', '2016.11', '委员').with(1, '1970.01.05'),
    ];
    await again({ rows });
    expect(await people()).toEqual([{ name: '甲', born: '1970-01-05', sex: null }]);
  });

  test('is one person by the ID number, and two where that differs', async () => {
    const header = ['姓名', '身份证号', '政治面貌', '机构', '职务'];
    const [one, other] = ['440199198005121318', '440199197301010124'];
    const rows = [
      ['陈 明', one, '民革', '区人大', '代表'],
      ['陈明', one, '', '区政协', '委员'],
      ['陈明', other, '', '区政协', '常委'],
    ];
    await again({ rows: [header, ...rows] });
    expect(await people()).toMatchObject([{ name: '陈明' }, { name: '陈明' }]);
  });

  test('is not somebody of another sex or party', async () => {
    const header = ['姓名', '性别', '政治面貌', '机构', '职务'];
    await again({
      rows: [
        header,
        ['甲', '女', '民革', '区人大', '代表'],
        ['甲', '男', '民革', '区政协', '委员'],
        ['甲', '女', '民盟', '区政协', '委员'],
      ],
    });
    expect(await people()).toHaveLength(3);
  });
});
