import { beforeEach, describe, expect, test } from 'vitest';
import { wholly } from '../../../platform/db/database.ts';
import { ask } from '../../../platform/figures/ask.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf, type Sent } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';
import { ends, header, memberRoster, problemsOf, row, short, title } from '../../../tests/support/register.ts';
import { application } from '../../index.ts';
import { registerOf } from '../forms/register.ts';

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

const whole: Sent = {
  title,
  rows: [
    [...header, ...ends],
    [
      ...row(
        '第1号',
        '校门口交通',
        '陈大文',
        '李小明、王建国',
        '民盟',
        '城建',
        '天河区教育局',
        '区财政局、区公安分局',
        '立案',
      ),
      ...['A', '2018.05.10', '满意', '区委书记张三', '是'],
    ],
    [
      ...row('2', '垃圾分类', '民盟天河区总支', '', '', '环保', '区城管局', '', '立案'),
      ...['B类', '2018-6-1', '', '', ''],
    ],
    [...row('3', '社区养老', '李小明', '', '民盟', '民生', '区民政局、区卫健局', '', '立案'), ...['', '', '', '', '']],
    [...row('4', '某人工作调动', '王建国', '', '民盟', '', '', '', '不予立案'), ...['', '', '', '', '']],
    [...row('5', '垃圾清运', '赵党员', '', '中共党员', '', '', '', '与第2号并案'), ...['', '', '', '', '']],
    ['合计', '5件'],
  ],
};

async function figure(id: string) {
  const { definitions, figures } = application;
  const ground = { database, definitions, scope: wholly({ lo: jurisdiction, hi: jurisdiction }) };
  const [value] = await ask(
    ground,
    figures.filter((one) => one.id === `proposals.${id}`),
    { during: '2018' },
  );
  return value?.value;
}

const states = () => office.rows('select number, state, party from proposal order by number');

describe('a register', () => {
  test('makes proposals with all that became of them', async () => {
    const { counts } = await desk.bring(whole);
    expect(counts).toMatchObject({ rows: 5, new: 5, errors: 0 });
    expect(await states()).toEqual([
      { number: 1, state: 'closed', party: '05' },
      { number: 2, state: 'replied', party: '05' },
      { number: 3, state: 'handling', party: '05' },
      { number: 4, state: 'rejected', party: '05' },
      { number: 5, state: 'merged', party: null },
    ]);
    expect(await office.rows('select name, opens::text from proposal_session')).toEqual([
      { name: '八届二次会议', opens: '2018-01-15' },
    ]);
    const handlers = await office.rows(
      `select p.number, b.name, h.role, h.state from proposal_handling h join proposal p on p.id = h.proposal
       join body b on b.id = h.body and b.answers_proposals and b.kind = 'department' order by 1, 3 desc, 2`,
    );
    expect(handlers.map((one) => Object.values(one).join(' '))).toEqual([
      '1 天河区教育局 lead answered',
      ...['1 区公安分局 co answered', '1 区财政局 co answered', '2 区城管局 lead answered'],
      ...['3 区卫健局 separate accepted', '3 区民政局 separate accepted'],
    ]);
    expect(
      await office.rows('select name, person is not null as known, state from proposal_signature order by 1'),
    ).toEqual([
      { name: '李小明', known: true, state: 'confirmed' },
      { name: '王建国', known: true, state: 'confirmed' },
    ]);
    expect(await office.rows('select outcome, sent_on::text, state from proposal_reply order by 1')).toEqual([
      { outcome: 'A', sent_on: '2018-05-10', state: 'sent' },
      { outcome: 'B', sent_on: '2018-06-01', state: 'sent' },
    ]);
    expect(await office.rows('select name, result, state, on_paper from proposal_feedback order by state')).toEqual([
      { name: '民盟天河区总支', result: null, state: 'asked', on_paper: null },
      { name: '陈大文', result: 'satisfied', state: 'given', on_paper: true },
    ]);
    expect(await office.rows('select post, leader from proposal_supervision')).toEqual([
      { post: 'secretary', leader: '张三' },
    ]);
    const into = 'select t.number from proposal p join proposal t on t.id = p.merged_into';
    expect(await office.rows(into)).toEqual([{ number: 2 }]);
    expect(
      await Promise.all(['submitted', 'filed', 'excellent', 'excellent-supervised-by-leaders'].map(figure)),
    ).toEqual([4, 4, 1, 1]);
  });

  test('changes nothing the second time, and is taken back as one', async () => {
    const { id } = await desk.bring(whole);
    expect((await desk.look(whole)).counts).toMatchObject({ rows: 5, unchanged: 5, new: 0, updated: 0 });
    await desk.undo(id);
    for (const table of ['proposal', 'proposal_session', 'proposal_reply', 'proposal_handling', 'body']) {
      expect(await office.rows(`select id from ${table}`)).toEqual([]);
    }
    expect((await desk.bring(whole)).counts).toMatchObject({ new: 5 });
  });

  test('goes out again as it came in', async () => {
    await desk.bring(whole);
    const [session] = await office.rows<{ id: string }>('select id from proposal_session');
    const scope = wholly({ lo: jurisdiction, hi: jurisdiction });
    const { sheet, ids } = await registerOf(database, scope, session?.id ?? '', 'zh-Hans');
    expect(ids).toHaveLength(5);
    const cells = sheet.rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    const sent = { title: sheet.notes?.[0] ?? '', rows: [sheet.columns.map((column) => column.header), ...cells] };
    const again = await desk.look(sent);
    expect(again.counts).toMatchObject({ rows: 5, unchanged: 5, new: 0, updated: 0 });
    expect(problemsOf(again)).toEqual([[], [], [], [], []]);
  });

  test('that tells more moves on what is kept, and never back', async () => {
    await desk.bring(short(row('1', '甲'), row('2', '乙')));
    const more = (state: string[], ...rest: string[][]): Sent => ({
      title,
      rows: [['提案号', '案由', '提案者', '主办单位', '办理结果', '答复日期', '满意度'], state, ...rest],
    });
    const handled = ['1', '关于甲的提案', '陈大文', '区教育局'];
    expect((await desk.bring(more([...handled, '', '', '']))).counts).toMatchObject({ updated: 1 });
    expect((await desk.bring(more([...handled, 'C', '2018-05-01', '']))).counts).toMatchObject({ updated: 1 });
    const rated = more([...handled, 'C', '2018-05-01', '基本满意']);
    expect((await desk.bring(rated)).counts).toMatchObject({ updated: 1 });
    expect((await desk.look(rated)).counts).toMatchObject({ unchanged: 1 });
    expect((await desk.look(short(row('1', '甲'), row('2', '乙')))).counts).toMatchObject({ unchanged: 2 });
    expect(await office.rows('select state, round, closed_on::text from proposal order by number')).toEqual([
      { state: 'closed', round: 1, closed_on: '2018-05-01' },
      { state: 'filed', round: 1, closed_on: null },
    ]);
    expect(await office.rows('select state, result from proposal_feedback')).toEqual([
      { state: 'given', result: 'basically' },
    ]);
  });

  test('of another script, with two header rows and other headers, is the same', async () => {
    const sent: Sent = {
      title: '政協第八屆委員會第二次會議提案登記表 2018年',
      rows: [
        ['基本情況', '', '', '', '辦理情況', '', '滿意度', ''],
        ['編號', '提案題目', '第一提案人', '附議人', '承辦單位', '類別(A/B/C)', '辦理態度', '辦理結果'],
        [
          '2018001',
          '關於校門口交通的提案',
          '陳大文',
          '李小明 王建國',
          '主辦：區教育局；會辦：區財政局',
          'A',
          '滿意',
          '基本滿意',
        ],
      ],
    };
    expect((await desk.bring(sent)).counts).toMatchObject({ new: 1, errors: 0 });
    expect(await office.rows('select role from proposal_handling order by 1')).toEqual([
      { role: 'co' },
      { role: 'lead' },
    ]);
    expect(await office.rows('select conduct, result from proposal_feedback')).toEqual([
      { conduct: 'satisfied', result: 'basically' },
    ]);
    expect(await office.rows('select state, outcome from proposal_reply')).toEqual([{ state: 'sent', outcome: 'A' }]);
    expect(await office.rows('select number from proposal')).toEqual([{ number: 1 }]);
    expect((await desk.look(sent)).counts).toMatchObject({ unchanged: 1 });
  });
});

describe('the session', () => {
  const bare = (said?: Sent['said']): Sent => ({
    rows: [header.slice(0, 4), row('1', '甲'), row('2', '乙')],
    ...(said ? { said } : {}),
  });
  const answered = (choice: string) => bare({ answers: [{ sheet: '名册', row: 2, field: 'session', choice }] });

  test('is asked once where nothing names it, and the answer counts for all rows', async () => {
    expect(problemsOf(await desk.look(bare()))).toEqual([['which-session session'], ['session-asked session']]);
    await desk.bring({ ...short(row('9', '丙')), title });
    const [kept] = await office.rows<{ id: string }>('select id from proposal_session');
    const { plan } = await desk.look(bare());
    expect(plan.rows[0]?.problems[0]?.choices).toEqual([{ id: kept?.id, label: '八届二次会议' }]);
    expect((await desk.bring(answered(kept?.id ?? ''))).counts).toMatchObject({ new: 2, errors: 0 });
    expect(await office.rows('select distinct session from proposal')).toHaveLength(1);
  });

  test('is asked for its year where the sheet names it without one, and made then', async () => {
    const named = (choice?: string): Sent => ({
      ...short(row('1', '甲')),
      title: '八届三次会议提案',
      ...(choice ? { said: { answers: [{ sheet: '名册', row: 3, field: 'session', choice }] } } : {}),
    });
    const { plan } = await desk.look(named());
    expect(plan.rows[0]?.problems[0]?.choices?.[0]).toEqual({
      id: 'make 2018-01-01',
      label: { zh: '新建八届三次会议，2018 年召开', en: 'Make 八届三次会议, held in 2018' },
    });
    await desk.bring(named('make 2017-01-01'));
    expect(await office.rows('select term, number, opens::text from proposal_session')).toEqual([
      { term: 8, number: 3, opens: '2017-01-01' },
    ]);
  });

  test('that is to be made is told before, and stands in a column for each row where there are several', async () => {
    const sent: Sent = {
      title: '2018年汇总',
      rows: [
        [...header.slice(0, 4), '届次'],
        [...row('1', '甲'), '八届一次'],
        [...row('1', '乙'), '八届二次'],
        [...row('2', '丙'), '二次会'],
      ],
    };
    expect(problemsOf(await desk.look(sent))).toEqual([
      ['session-will-be-made session'],
      ['session-will-be-made session'],
      ['not-session session'],
    ]);
  });
});

test('what cannot be is named by row and column', async () => {
  const columns = [
    '提案号',
    '案由',
    '提案者',
    '审查结果',
    '并案',
    '主办单位',
    '会办单位',
    '办理结果',
    '答复日期',
    '满意度',
  ];
  const sent: Sent = {
    title,
    rows: [
      columns,
      ['甲', '甲', '陈大文', '', '', '', '', '', '', ''],
      ['2', '乙', '陈大文', '再议', '', '', '', '', '', ''],
      ['3', '丙', '陈大文', '', '第99号', '', '', '', '', ''],
      ['4', '丁', '陈大文', '并案', '', '', '', '', '', ''],
      ['5', '戊', '陈大文', '', '', '', '', 'A', '', ''],
      ['6', '己', '陈大文', '', '', '区教育局、区民政局', '区财政局', '', '', ''],
      ['7', '庚', '陈大文', '', '', '', '区财政局', '', '', ''],
      ['8', '辛', '陈大文', '', '', '区教育局', '', 'D', '五月', '一般'],
      ['8', '壬', '', '', '', '', '', '', '', ''],
      ['10', '癸', '陈大文', '', '11', '', '', '', '', ''],
      ['11', '子', '陈大文', '', '10', '', '', '', '', ''],
    ],
  };
  const look = await desk.look(sent);
  expect(problemsOf(look).map((own) => own.filter((one) => !one.startsWith('session')))).toEqual([
    expect.arrayContaining(['not-number number']),
    ['not-screening screening'],
    ['into-unknown into'],
    ['into-missing into'],
    ['lead-missing lead'],
    ['several-leads lead'],
    ['no-lead lead'],
    ['not-date replied', 'not-outcome outcome', 'not-satisfaction result'],
    ['required proposers', 'twice number'],
    ['into-circle into'],
    ['into-circle into'],
  ]);
  expect(look.counts.errors).toBe(11);
});

test('what is being handled here goes on by its own steps, whatever a register says', async () => {
  await desk.bring(short(row('1', '甲')));
  const [session] = await office.rows<{ id: string }>('select id from proposal_session');
  const text = { analysis: '示例', suggestions: '示例' };
  const id = await office.create('proposal', {
    ...{ title: '关于乙的提案', session: session?.id, kind: 'member', proposerName: '陈大文', ...text },
  });
  await office.move('proposal', id, 'submit');
  const sent: Sent = {
    title,
    rows: [
      ['提案号', '案由', '提案者', '主办单位'],
      ['2', '关于乙的提案', '陈大文', '区教育局'],
    ],
  };
  expect(problemsOf(await desk.look(sent))).toEqual([['runs screening']]);
  expect((await desk.bring(sent)).counts).toMatchObject({ unchanged: 1 });
  expect(await office.row('proposal', id)).toMatchObject({ state: 'submitted', number: null });
});

test('a number is given where the sheet has none, and months stand for their first day', async () => {
  const sent: Sent = {
    title,
    rows: [
      ['案由', '提案人', '立案日期', '不立案理由', '审查结果'],
      ['甲', '陈大文', '2018.02', '', '立案'],
      ['乙', '陈大文', '', '指名举报', '不立案'],
      ['丙', '陈大文', '', '', ''],
    ],
  };
  expect(problemsOf(await desk.look(sent))[0]).toEqual([
    ...['day-unknown filed', 'session-will-be-made session', 'numbered number'],
  ]);
  await desk.bring(sent);
  expect(await office.rows('select title, number, ground, filed_on::text from proposal order by number')).toEqual([
    { title: '甲', number: 1, ground: null, filed_on: '2018-02-01' },
    { title: '丙', number: 2, ground: null, filed_on: null },
    { title: '乙', number: null, ground: 'accusation', filed_on: null },
  ]);
  expect((await desk.look(sent)).counts).toMatchObject({ unchanged: 3 });
});
