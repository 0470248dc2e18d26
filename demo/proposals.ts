import type { DemoMember } from './people.ts';
import { type RegisterRow, type Sitting, sessionRows } from './proposal-rows.ts';
import { book, type DemoCell, type DemoSheet, MARK } from './sheets.ts';

/** 69 proposals of members and parties in 2018, 10 of them among the 18 excellent ones (F43 to F46). */
const second: Sitting = {
  sheet: '八届二次',
  title: `政协天河区第八届委员会第二次会议提案办理情况一览表（2018年1月9日开幕）${MARK}`,
  ...{ year: 2018, ofMembers: 69, others: 80, excellent: 18, excellentOfMembers: 10 },
};
const first: Sitting = {
  sheet: '八届一次',
  title: `政协广州市天河区八届一次会议提案登记表 2017年1月5日 ${MARK}`,
  ...{ year: 2017, ofMembers: 61, others: 72, excellent: 15, excellentOfMembers: 8 },
};
const before: Sitting = {
  sheet: '七届五次',
  title: `第七届政协五次会议提案（2016年1月12日）${MARK}`,
  ...{ year: 2016, ofMembers: 52, others: 67, excellent: 14, excellentOfMembers: 6 },
};

type Column = readonly [header: string, of: (row: RegisterRow) => DemoCell];

const yes = (says: boolean) => (says ? '是' : '');
const dotted = (day: string) => day.replaceAll('-', '.');

/** As the office keeps it: a column for everything. */
const complete: readonly Column[] = [
  ['提案号', ({ number }) => number ?? ''],
  ['案由', ({ title }) => title],
  ['提案者', ({ proposer }) => proposer],
  ['联名人', ({ signers }) => signers],
  ['党派', ({ status }) => status],
  ['提案者类别', ({ kind }) => kind],
  ['提案分类', ({ subject }) => subject],
  ['大会/平时', ({ between }) => (between ? '平时' : '大会')],
  ['提交日期', ({ submitted }) => submitted],
  ['审查结果', ({ screening }) => screening],
  ['不立案理由', ({ ground }) => ground],
  ['并案', ({ into }) => into],
  ['立案日期', ({ filed }) => filed],
  ['主办单位', ({ lead }) => lead],
  ['会办单位', ({ co }) => co],
  ['分办', ({ separate }) => separate],
  ['交办日期', ({ assigned }) => assigned],
  ['答复日期', ({ replied }) => replied],
  ['类别（A/B/C）', ({ outcome }) => outcome],
  ['计划完成时间', ({ promisedBy }) => promisedBy],
  ['承诺落实', ({ kept }) => kept],
  ['核实日期', ({ verified }) => verified],
  ['办理态度', ({ conduct }) => conduct],
  ['满意度', ({ result }) => result],
  ['办结日期', ({ closed }) => closed],
  ['督办领导', ({ leader }) => leader],
  ['是否优秀', ({ excellent }) => yes(excellent)],
  ['备注', () => '示例'],
];

/** Everybody who handles it in one cell, signers beside the proposer, classes as 类. */
const packed: readonly Column[] = [
  ['编号', ({ number }) => (number ? `第${String(number).padStart(3, '0')}号` : '')],
  ['提案题目', ({ title }) => title],
  ['提案人', ({ proposer, signers }) => [proposer, ...(signers ? [signers] : [])].join('、')],
  ['政治面貌', ({ status }) => status],
  ['提案形式', ({ kind }) => kind],
  ['类别', ({ subject }) => subject],
  ['审查意见', ({ screening, into }) => into || (screening === '立案' ? '同意立案' : screening)],
  ['不予立案原因', ({ ground }) => ground],
  [
    '承办单位',
    ({ lead, co, separate }) =>
      separate ? `分办：${separate}` : [lead && `主办：${lead}`, co && `会办：${co}`].filter(Boolean).join('；'),
  ],
  ['答复时间', ({ replied }) => dotted(replied)],
  ['办理结果', ({ outcome }) => (outcome ? `${outcome}类` : '')],
  ['办结时间', ({ closed }) => dotted(closed)],
  ['反馈意见', ({ result }) => result],
  ['领衔督办领导', ({ leader }) => leader],
  ['评优', ({ excellent }) => (excellent ? '优秀提案' : '')],
  ['备注', () => '示例'],
];

/** An older one, with less. */
const plain: readonly Column[] = [
  ['案号', ({ number }) => number ?? ''],
  ['标题', ({ title }) => title],
  ['第一提案人', ({ proposer }) => proposer],
  ['附议人', ({ signers }) => signers],
  ['所属党派', ({ status }) => status],
  ['立案情况', ({ screening, into }) => into || screening],
  ['不立案理由', ({ ground }) => ground],
  ['主办', ({ lead }) => lead],
  ['协办单位', ({ co }) => co],
  ['分办单位', ({ separate }) => separate],
  ['办复日期', ({ replied }) => replied],
  ['答复类别', ({ outcome }) => outcome],
  ['委员反馈', ({ result }) => result],
  ['优秀提案', ({ excellent }) => (excellent ? '√' : '')],
  ['督办领导', ({ leader }) => leader],
  ['备注', () => '示例'],
];

/** Three sessions, each in a sheet with the columns of whoever kept it. */
export function proposalsBook(members: ReadonlyMap<string, readonly DemoMember[]>): Uint8Array {
  const sheetOf = (sitting: Sitting, columns: readonly Column[]): DemoSheet => {
    const rows = sessionRows(sitting, members);
    return {
      name: sitting.sheet,
      rows: [
        [sitting.title],
        ['序号', ...columns.map(([header]) => header)],
        ...rows.map((row, index) => [index + 1, ...columns.map(([, of]) => of(row))]),
        ['合计', `${rows.length}件`],
      ],
    };
  };
  return book([sheetOf(second, complete), sheetOf(first, packed), sheetOf(before, plain)]);
}
