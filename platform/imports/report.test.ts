import { expect, test } from 'vitest';
import { roster } from '../../modules/directory/imports/roster.ts';
import { readWorkbook } from '../sheets/read.ts';
import type { Workbook } from '../sheets/workbook.ts';
import type { PlannedRow } from './kind.ts';
import type { Look } from './look.ts';
import { prepare } from './prepare.ts';
import { asideWorkbook, reported } from './report.ts';
import { words } from './words.ts';

function lookAt(...cells: string[][]): Look {
  const rows = cells.map((row, index) => ({ row: index + 1, cells: row }));
  const workbook: Workbook = { sheets: [{ name: '花名册', hidden: false, rows, merges: [] }] };
  const prepared = prepare(workbook, roster, { fileName: '民盟.xlsx', party: null, kinds: [] }, {}, new Map());
  const planned = prepared.rows.map(
    (row): PlannedRow => ({
      row,
      outcome: 'new',
      problems: [{ word: words.partyUnknown }],
      creations: [],
      changes: [],
    }),
  );
  const counts = { rows: 0, new: 0, updated: 0, unchanged: 0, warnings: 0, errors: 0, aside: 0 };
  return { prepared, plan: { rows: planned, shared: [] }, counts, aside: new Set() };
}

const header = ['姓名', '人大/政协任职', '联系电话', '社会兼职', '手机'];

test('a usual column that is not read is told beside the rows', () => {
  const [first, ...others] = reported(lookAt(header, ['甲', '', '020', '', '139']), 'zh-Hans');
  const message = '“手机”未读取：“联系电话”一列已是手机；需要时请改选对应列';
  const place = { sheet: '花名册', row: 1, column: '手机' };
  expect(first).toEqual({ ...place, severity: 'notice', code: 'imports.column-doubled', message });
  expect(others).toMatchObject([{ severity: 'error' }]);
});

test('columns that are one field stand together, in the order of the sheet', () => {
  const look = lookAt(header, ['甲', '区政协委员', '', '商会会长'], ['乙', '', '', '理事'], ['丙', '理事', '', '理事']);
  const told = look.prepared.rows.map(({ cells }) => cells.otherPosts?.text);
  expect(told).toEqual(['区政协委员；商会会长', '理事', '理事']);
});

test('rows that are handed back say once what was joined', async () => {
  const look = lookAt(header, ['甲', '区政协委员', '020', '商会会长', '139']);
  const { sheets } = await readWorkbook(await asideWorkbook([look], 'zh-Hans'), { fileName: 'aside.xlsx' });
  expect(sheets[0]?.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['姓名', '人大/政协任职', '联系电话'],
    ['甲', '区政协委员；商会会长', '020'],
  ]);
});

test('rows that are handed back say what the line above them said', async () => {
  const look = lookAt(['姓名', '性别', '手机'], ['民盟天河第一支部'], ['甲', '女', '139']);
  const { sheets } = await readWorkbook(await asideWorkbook([look], 'zh-Hans'), { fileName: 'aside.xlsx' });
  expect(sheets[0]?.rows.map(({ cells }) => cells.slice(0, 5))).toEqual([
    ['姓名', '性别', '手机', '支部', '党派'],
    ['甲', '女', '139', '民盟天河第一支部', '民盟'],
  ]);
});
