import { describe, expect, test } from 'vitest';
import type { Vocabulary } from './columns.ts';
import { findTable } from './table.ts';
import type { Merge } from './workbook.ts';

const vocabulary: Vocabulary = {
  serial: { synonyms: ['序号'] },
  name: { synonyms: ['姓名'], required: true },
  sex: { synonyms: ['性别'] },
  born: { synonyms: ['出生年月', '出生时间'] },
  joined: { synonyms: ['入盟时间', '入盟'], distinctive: true },
  introducers: { synonyms: ['入盟介绍人'] },
  branch: { synonyms: ['支部'], distinctive: true, above: (line) => /^.*支部/.exec(line)?.[0] ?? null },
};

function table(lines: readonly (readonly string[])[], merges: readonly Merge[] = []) {
  const rows = lines
    .map((cells, index) => ({ row: index + 1, cells: [...cells] }))
    .filter(({ cells }) => cells.some(Boolean));
  return findTable({ name: '名册', hidden: false, rows, merges }, { member: vocabulary });
}

/** Each row's name and branch. */
const members = (...given: Parameters<typeof table>) =>
  table(...given)?.rows.map(({ cells }) => [cells.name?.text, cells.branch?.text ?? '']);

const header = ['序号', '姓名', '性别', '出生年月'];

describe('a line that stands alone says of what the rows below it are', () => {
  test('in a list by branches', () => {
    const lines = [
      header,
      ['第一支部'],
      ['1', '甲', '女', '1980'],
      ['2', '乙', '男', '1981'],
      ['第二支部'],
      ['1', '丙'],
    ];
    const found = [
      ['甲', '第一支部'],
      ['乙', '第一支部'],
      ['丙', '第二支部'],
    ];
    expect(members(lines)).toEqual(found);
    expect(members(lines, [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 3 }])).toEqual(found);
  });

  test('as the title of each of several tables in one sheet', () => {
    const block = (branch: string, name: string) => [
      [`民盟${branch}盟员名册`],
      header,
      ['1', name, '女', '1980'],
      [''],
    ];
    expect(members([...block('第一支部', '甲'), ...block('第二支部', '乙')])).toEqual([
      ['甲', '民盟第一支部'],
      ['乙', '民盟第二支部'],
    ]);
  });

  test('but not where the row says it itself, and other lines are notes', () => {
    const lines = [[...header, '支部'], ['第一支部'], ['1', '甲', '', '', '第三支部'], ['以下退休'], ['1', '乙', '女']];
    expect(members(lines)).toEqual([
      ['甲', '第三支部'],
      ['乙', '第一支部'],
    ]);
  });
});

test('同上 and 〃 are what the row above says', () => {
  const lines = [
    ['姓名', '性别', '支部'],
    ['甲', '女', '第一支部'],
    ['乙', '〃', '同上'],
    ['丙', '男', '〃'],
  ];
  expect(members(lines)?.map(([, branch]) => branch)).toEqual(['第一支部', '第一支部', '第一支部']);
  expect(table(lines)?.rows.map(({ cells }) => cells.sex?.text)).toEqual(['女', '女', '男']);
});

describe('two rows of headers', () => {
  const fields = (upper: string[], lower: string[]) =>
    table([upper, lower, ['甲', '女', '1980', '2010']])?.columns.map(({ field }) => field);

  test('are read together where the lower word needs its group', () => {
    expect(fields(['姓名', '性别', '出生', '入盟'], ['', '', '时间', '时间'])).toEqual([
      'name',
      'sex',
      'born',
      'joined',
    ]);
    expect(fields(['姓名', '性别', '入盟', ''], ['', '', '介绍人', '时间'])).toEqual([
      'name',
      'sex',
      'introducers',
      'joined',
    ]);
  });

  test('are read by the lower one where that says it', () => {
    expect(fields(['基本情况', '', '', ''], ['姓名', '性别', '出生年月', '入盟时间'])).toEqual([
      ...['name', 'sex', 'born', 'joined'],
    ]);
  });
});

test('a merge that goes on to the last row of a sheet costs no more than the rows there are', () => {
  const tall = { firstRow: 1, lastRow: 900_000_000, firstColumn: 2, lastColumn: 2 };
  expect(
    members(
      [
        ['姓名', '性别', '支部'],
        ['甲', '女', '第一支部'],
        ['乙', '男', ''],
      ],
      [tall],
    ),
  ).toEqual([
    ['甲', '第一支部'],
    ['乙', '第一支部'],
  ]);
});
