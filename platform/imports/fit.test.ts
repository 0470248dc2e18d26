import { describe, expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import type { Workbook } from '../sheets/workbook.ts';
import { kindsOf } from './fit.ts';
import { kindNamed } from './import.ts';
import { prepare } from './prepare.ts';
import { notices } from './report.ts';

type Lines = readonly (readonly string[])[];

function book(sheets: Readonly<Record<string, Lines>>, hidden: readonly string[] = []): Workbook {
  const made = Object.entries(sheets).map(([name, lines]) => ({
    name,
    hidden: hidden.includes(name),
    rows: lines.map((cells, index) => ({ row: index + 1, cells: [...cells] })),
    merges: [],
  }));
  return { sheets: made };
}

const kindOf = (lines: Lines, fileName = '表.xlsx') =>
  kindsOf(book({ 名单: lines }), application.imports, new Map(), fileName)[0]?.kind;

describe('a list that could be of several kinds is what it is called', () => {
  const columns = ['姓名', '性别', '出生年月', '党派', '支部', '单位', '职务', '级别', '任职时间'];

  test('by its title, in either script, or by the name of its file', () => {
    expect(kindOf([['民建会員名冊'], columns])).toBe('roster');
    expect(kindOf([columns], '民建会员名册.xlsx')).toBe('roster');
    expect(kindOf([['民建天河区委员会党外干部'], columns])).toBe('posts');
  });

  test('and no list of a kind whose columns it has not', () => {
    expect(kindOf([['民建会员获奖情况'], ['年度', '奖项名称', '级别', '获奖人']])).toBe('honours');
  });
});

describe('of a workbook', () => {
  const members = [['姓名', '性别', '出生年月', '入会时间', '支部'], ['甲']];
  const awards = [['姓名', '支部', '年度', '获奖名称', '级别', '颁奖单位'], ['甲']];
  const read = (workbook: Workbook, kind: string) =>
    prepare(
      workbook,
      kindNamed(application.imports, kind),
      { fileName: '民建.xlsx', party: null, kinds: application.imports },
      {},
      new Map(),
    );
  const sheetsRead = (workbook: Workbook, kind: string) =>
    read(workbook, kind).sheets.flatMap(({ sheet, table }) => (table ? [sheet] : []));

  test('sheets that are hidden are not read', () => {
    expect(sheetsRead(book({ 名册: members, '名册 (2)': members }, ['名册 (2)']), 'roster')).toEqual(['名册']);
  });

  test('sheets that fit another kind are left out and told', () => {
    const workbook = book({ 名册: members, 获奖: awards });
    expect(sheetsRead(workbook, 'roster')).toEqual(['名册']);
    expect(sheetsRead(workbook, 'honours')).toEqual(['获奖']);
    const { sheets, kind } = read(workbook, 'roster');
    expect(sheets.flatMap((sheet) => notices(sheet, kind, 'zh-Hans'))).toMatchObject([
      { sheet: '获奖', code: 'imports.other-kind', message: expect.stringContaining('荣誉成果') },
    ]);
  });

  test('everything is read as what somebody chose, where no sheet is of that', () => {
    expect(sheetsRead(book({ 获奖: awards }), 'roster')).toEqual(['获奖']);
  });
});
