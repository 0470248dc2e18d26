import { expect, test } from 'vitest';
import { matchColumns, type Vocabulary } from './columns.ts';
import { reasonToSkip } from './no-data.ts';

const vocabulary: Vocabulary = {
  serial: { synonyms: ['序号'] },
  organisation: { synonyms: ['所在支部'] },
  name: { synonyms: ['姓名'], required: true },
  sex: { synonyms: ['性别'] },
  born: { synonyms: ['出生年月'] },
  phone: { synonyms: ['手机'] },
};
const headers = ['序号', '所在支部', '姓名', '性别', '出生年月', '手机'];
const matching = matchColumns(headers, vocabulary);

/** Cells in the order of the headers. */
const skipped = (...cells: string[]) =>
  reasonToSkip({ row: 9, cells }, { matching, headers, required: [2], across: new Set() })?.code;

test.each([
  [['合计', '', '168人']],
  [['合 计', '', '', '80', '', '88']],
  [['小計', '', '24人']],
  [['總計：168人', '其中女88人', '預備黨員2人']],
  [['总计（人）', '', '168']],
  [['合计人数', '168']],
  [['', '本页小计', '1人']],
  [['', '本頁小計', '1人']],
  [['民革天河第一支部小计', '', '21人', '男12人']],
  [['', '民革天河第一支部', '小计', '21人']],
  [['25', '', '本支部合计：21人']],
  [['', '会员总数', '168']],
  [['', '', '党员总人数：168人', '女占47.9%']],
  [['以上共24人', '']],
  [['共 24 人', '', '其中女 9 人']],
  [['合计女党员24人', '', '男党员30人']],
  [['', '', '男：4人', '女：3人']],
  [['其中女党员 3 人']],
])('%j are totals', (cells) => {
  expect(skipped(...cells)).toBe('sheets.totals-row');
});

test.each([
  [['1', '民革天河第一支部', '合志明', '男', '1980.05']],
  [['2', '民革天河第一支部', '合计明', '男', '1980.05']],
  [['3', '民革天河第一支部', '王小计', '', '198005', '13800000000']],
  [['', '', '李合计', '', '', '13800000000']],
  [['4', '', '总永华', '女', '', '']],
  [['5', '合计会计师支部', '陈志明', '男', '1980']],
  [['6', '共建支部', '计春华', '女', '1980']],
  [['', '', '陈志明']],
  [['8', '', '', '男', '1980.05', '注：调入']],
  [['7', '', '注永明', '男', '1980', '13800000000']],
])('%j is somebody', (cells) => {
  expect(skipped(...cells)).toBeUndefined();
});

test.each([
  [['製表人：陳大文', '', '審核：李志明', '', '日期：2017.12.31']],
  [['制表人', '陈大文', '审核人', '李志明', '日期', '2017.12.31']],
  [['填表單位（蓋章）：', '', '聯繫人：', '', '', '13800000000']],
  [['備註：', '', '以上名單截至年底']],
  [['注：本表一式两份']],
  [['单位负责人（签字）：', '', '', '填表人：陈大文']],
  [['', '（盖章）', '', '2017年12月']],
  [['统战部审核意见：', '', '', '同意']],
  [['统计截止时间：2017年12月31日', '', '', '', '填报人：陈大文']],
  [['', '', '以上为全部成员']],
])('%j is a note', (cells) => {
  expect(skipped(...cells)).toBe('sheets.note-row');
});

test('a name that is merged over the other columns is a heading', () => {
  const row = { row: 9, cells: ['', '', '退休'] };
  expect(reasonToSkip(row, { matching, headers, required: [2], across: new Set([9]) })?.code).toBe('sheets.note-row');
});
