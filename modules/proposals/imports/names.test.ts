import { beforeEach, describe, expect, test } from 'vitest';
import { matchColumns } from '../../../platform/sheets/columns.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf, type Sent } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';
import { header, memberRoster, problemsOf, row, short, title } from '../../../tests/support/register.ts';
import { registerImport } from './register.ts';

const { database } = await testDatabase();
let jurisdiction = 440105;
let desk = deskOf(database, jurisdiction);
let office = officeOf(database, jurisdiction);

beforeEach(async () => {
  jurisdiction += 1;
  desk = deskOf(database, jurisdiction);
  office = officeOf(database, jurisdiction);
  await desk.bring(memberRoster);
});

describe('people', () => {
  const problems = async (...cells: string[]) => {
    const sent: Sent = {
      title,
      rows: [
        ['案由', '提案者', '党派', '联名人'],
        ['关于甲的提案', ...cells],
      ],
    };
    const look = await desk.look(sent);
    return problemsOf(look)[0]?.filter((one) => !/session|numbered/.test(one));
  };

  test('the only member of the name is meant; nobody and several are told, and the name stands', async () => {
    expect(await problems('陈大文', '民盟', '李小明')).toEqual([]);
    expect(await problems('无名氏', '民盟', '')).toEqual(['nobody-named proposers.无名氏']);
    expect(await problems('张同名', '民盟', '')).toEqual(['which-person proposers.张同名']);
    expect(await problems('陈大文', '民革', '')).toEqual(['nobody-named proposers.陈大文']);
    expect(await problems('陈大文', '民盟', '张同名')).toEqual(['which-person signers.张同名']);
    // The office does not keep members of the CPC, but for those in office.
    expect(await problems('外人', '中共党员', '')).toEqual([]);
    expect(await problems('陈大文', '青帮', '')).toEqual(['not-party party']);
  });

  test('a seat in the CPPCC tells two of a name apart; an answer decides', async () => {
    const sent = short(row('1', '甲', '张同名'));
    const { plan } = await desk.look(sent);
    const choices = plan.rows[0]?.problems.find(({ field }) => field === 'proposers.张同名')?.choices ?? [];
    expect(choices.map(({ label }) => label)).toEqual([
      '张同名 1960-01 民盟天河第一支部',
      '张同名 1980-01 民盟天河第二支部',
      expect.objectContaining({ zh: '不对应，只留姓名' }),
    ]);
    const seats = ['姓名', '出生年月', '政治面貌', '机构', '职务', '任职时间'];
    await desk.bring({ rows: [seats, ['张同名', '1980.01', '民盟', '政协天河区委员会', '委员', '2016.10']] });
    await desk.bring(sent);
    const proposers = 'select r.born, p.party from proposal p join person r on r.id = p.proposer';
    expect(await office.rows(proposers)).toEqual([{ born: '1980-01', party: '05' }]);
  });

  test.each([
    ['民盟天河区总支', 'party', '05'],
    ['九三学社', 'party', '10'],
    ['民盟天河第一支部', 'organisation', '05'],
    ['区工商联', 'organisation', null],
    ['教育界别', 'sector', null],
    ['提案委员会', 'committee', null],
    ['李民建', 'member', null],
  ])('%s brings it in as %s', async (name, kind, party) => {
    await desk.bring(short(row('1', '甲', name)));
    const [kept] = await office.rows('select kind, party, proposer_name from proposal');
    expect(kept).toEqual({ kind, party, proposer_name: name });
  });
});

test('departments are known by their short names, and asked about where two are meant', async () => {
  const departments = ['区发展和改革局', '天河区教育局', '区体育局', '天河区体育局'];
  for (const name of departments) await office.create('body', { name, kind: 'department' });
  const lead = (name: string) => [...row('1', '甲', '陈大文'), name];
  const sent = (name: string): Sent => ({ title, rows: [[...header.slice(0, 4), '主办单位'], lead(name)] });
  expect(problemsOf(await desk.look(sent('体育局')))[0]).toContain('which-body lead.体育局');
  await desk.bring(sent('发改局'));
  await desk.bring({
    ...sent('区教育局'),
    rows: [
      [...header.slice(0, 4), '主办单位'],
      [...row('2', '乙'), '区教育局'],
    ],
  });
  expect(await office.rows('select name from body where answers_proposals order by name')).toEqual([
    { name: '区发展和改革局' },
    { name: '天河区教育局' },
  ]);
  expect(await office.rows('select id from body')).toHaveLength(4);
});

test('departments stand one below the other, and the template is read as it is written', async () => {
  const lead = '主办：区住房和建设局 会办：区水务局 区财政局';
  await desk.bring({
    title,
    rows: [
      [...header.slice(0, 4), '承办单位'],
      [...row('1', '甲'), lead],
    ],
  });
  expect(await office.rows('select role from proposal_handling order by role')).toHaveLength(3);
  const { register = {} } = registerImport.tables;
  const headers = Object.values(register).map(({ synonyms: [first = ''] }) => first);
  expect([...matchColumns(headers, register)].sort(([a], [b]) => a - b).map(([, field]) => field)).toEqual(
    Object.keys(register),
  );
});
