import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { postColumns } from '../../modules/directory/imports/posts.ts';
import { rosterColumns } from '../../modules/directory/imports/roster.ts';
import { honoursImport } from '../../modules/honours/imports/honours.ts';
import { root } from '../../tests/support/terminal.ts';
import { readWorkbook } from './read.ts';
import { findTable } from './table.ts';

const samples = join(process.env.TONGZHOU_SHARED ?? join(root, '../shared'), 'samples');
const vocabularies = { roster: rosterColumns, posts: postColumns, ...honoursImport.tables };

async function tablesIn(folder: string, fileName: string) {
  const book = await readWorkbook(readFileSync(join(samples, folder, fileName)), { fileName });
  const tables = book.sheets.map((sheet) => ({ sheet: sheet.name, table: findTable(sheet, vocabularies) }));
  return tables.flatMap(({ sheet, table }) => (table ? [{ sheet, table }] : []));
}

describe.skipIf(!existsSync(samples))(
  'the sample workbooks (skipped where the folder shared is not beside the checkout)',
  () => {
    test.each([
      ['民革.xlsx', [2, 2], 168],
      ['民盟.xlsx', [2, 3], 231],
      ['民建.xls', [1, 1], 176],
      ['民进.csv', [1, 1], 132],
      ['致公党.xlsx', [1, 1], 102],
      ['九三学社.xlsx', [2, 2], 118],
      ['台盟.ods', [1, 1], 12],
    ])('%s is a roster with its header in rows %j and %i members', async (file, headerRows, members) => {
      const tables = await tablesIn('tianhe-2017', file);
      expect(tables).toHaveLength(1);
      const [found] = tables;
      expect(found?.table).toMatchObject({ kind: 'roster', headerRows });
      expect(found?.table.rows).toHaveLength(members);
      for (const { cells } of found?.table.rows ?? []) {
        expect(cells.name?.text).toMatch(/\p{Script=Han}/u);
        expect(cells.organisation?.text).toMatch(/支部|支社/);
      }
    });

    test('农工党.xlsx has one roster a branch, 118 members together', async () => {
      const tables = await tablesIn('tianhe-2017', '农工党.xlsx');
      expect(tables.map(({ sheet }) => sheet)).toEqual(
        ['一', '二', '三', '四', '五'].map((n) => `农工党天河第${n}支部`),
      );
      expect(tables.flatMap(({ table }) => table.rows)).toHaveLength(118);
    });

    test('posts and honours are told from rosters, sheet by sheet', async () => {
      const kindsOf = async (file: string) =>
        (await tablesIn('tianhe-2017', file)).map(({ sheet, table }) => [sheet, table.kind]);
      const posts = await kindsOf('代表委员与干部.xlsx');
      expect(posts).toEqual([
        ['人大代表', 'posts'],
        ['政协委员', 'posts'],
        ['党外干部', 'posts'],
      ]);
      expect(new Set((await kindsOf('获奖与成果.xlsx')).map(([, kind]) => kind))).not.toContain('roster');
    });

    test('a merged branch is the branch of each of its members', async () => {
      const [found] = await tablesIn('tianhe-2017', '九三学社.xlsx');
      const branches = Map.groupBy(found?.table.rows ?? [], ({ cells }) => cells.organisation?.text);
      expect([...branches.values()].map((rows) => rows.length)).toEqual([24, 24, 24, 23, 23]);
    });

    test('the totals row of 台盟.ods is skipped and named', async () => {
      const [found] = await tablesIn('tianhe-2017', '台盟.ods');
      expect(found?.table.skipped).toMatchObject([{ row: 14, why: { code: 'sheets.totals-row' } }]);
    });

    test.each([
      ['截断.xlsx', 'sheets.damaged-file'],
      ['不是表格.xlsx', 'sheets.not-a-workbook'],
      ['空表.xlsx', 'sheets.nothing-in-it'],
    ])('%s is refused as %s', async (file, code) => {
      await expect(tablesIn('broken', file)).rejects.toMatchObject({ kind: 'invalid', code, params: { file } });
    });

    test('numbers without a header are no table', async () => {
      expect(await tablesIn('broken', '无表头.xlsx')).toEqual([]);
    });

    test('a web page named .xls is read as its table', async () => {
      const [found] = await tablesIn('broken', '网页冒充.xls');
      expect(found?.table.rows).toHaveLength(1);
      expect(found?.table.rows[0]?.cells.idNumber?.text).toBe('440199198005121318');
    });

    test('a row with a mistake stays a row, with the number of the sheet', async () => {
      const [found] = await tablesIn('broken', '逐行有误.xlsx');
      expect(found?.table.rows.map(({ row }) => row)).toEqual(Array.from({ length: 15 }, (_, index) => index + 2));
      expect(found?.table.rows[13]?.cells.name).toEqual({ text: '=HYPERLINK("http://127.0.0.1/","点我")' });
    });
  },
);
