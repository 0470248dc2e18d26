import * as XLSX from '@e965/xlsx';
import * as pages from '@e965/xlsx/dist/cpexcel.full.mjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Vocabulary } from './columns.ts';
import { readWorkbook } from './read.ts';
import { findTable } from './table.ts';

/** Its types put into one object what the module exports by name. */
const codepages = pages as unknown as typeof pages.cptable;

const vocabulary: Vocabulary = {
  name: { synonyms: ['姓名'], required: true },
  idNumber: { synonyms: ['身份证号'], distinctive: true },
  born: { synonyms: ['出生年月'], distinctive: true },
  organisation: { synonyms: ['支部'] },
};
const headers: Readonly<Record<string, string>> = {
  name: '姓名',
  idNumber: '身份证号',
  born: '出生年月',
  organisation: '支部',
};
const fields = Object.keys(headers);

const member = fc.record({
  name: fc.string({ unit: fc.constantFrom(...'陈志明雅文欧阳'), minLength: 2, maxLength: 4 }),
  idNumber: fc.constantFrom('440199198005121318', '44019919730101012X', ''),
  born: fc.constantFrom('1980.05', '198005', '1980-5-1', '1980年5月', ''),
  organisation: fc.constantFrom('民革天河第一支部', '民革天河第二支部', '一,二', '"三"', "四'五"),
});

const roster = fc.record({
  members: fc.array(member, { minLength: 1, maxLength: 5 }),
  order: fc.shuffledSubarray(fields, { minLength: fields.length }),
  titles: fc.array(fc.constantFrom('民革天河区党员花名册', '2017年12月'), { maxLength: 4 }),
  blanks: fc.nat({ max: 3 }),
});

type Roster = typeof roster extends fc.Arbitrary<infer Value> ? Value : never;

function linesOf({ members, order, titles, blanks }: Roster): (string | null)[][] {
  const above = [...titles.map((title) => [title]), ...Array.from({ length: blanks }, () => [null])];
  return [
    ...above,
    order.map((field) => headers[field] as string),
    ...members.map((one) => order.map((field) => one[field as keyof typeof one] || null)),
  ];
}

const formats: Readonly<Record<string, (sheet: XLSX.WorkSheet) => Uint8Array>> = {
  xlsx: (sheet) => bytesOf(sheet, 'xlsx'),
  xls: (sheet) => bytesOf(sheet, 'biff8'),
  ods: (sheet) => bytesOf(sheet, 'ods'),
  html: (sheet) => bytesOf(sheet, 'html'),
  csv: (sheet) => bytesOf(sheet, 'csv'),
  'csv in GB18030': (sheet) => Buffer.from(codepages.utils.encode(936, XLSX.utils.sheet_to_csv(sheet)) as Uint8Array),
};

function bytesOf(sheet: XLSX.WorkSheet, bookType: XLSX.BookType): Uint8Array {
  return XLSX.write(XLSX.utils.book_new(sheet, '名册'), { bookType, type: 'buffer' });
}

test.each(Object.keys(formats))(
  'a roster in %s reads back to the same cells, wherever its header and columns stand',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(roster, async (made) => {
        const lines = linesOf(made);
        const bytes = formats[format]?.(XLSX.utils.aoa_to_sheet(lines)) ?? new Uint8Array();
        const { sheets } = await readWorkbook(bytes, { fileName: format.startsWith('csv') ? 'a.csv' : 'a.xls' });
        const table = sheets[0] && findTable(sheets[0], { vocabulary });
        const header = lines.length - made.members.length;
        expect(table?.headerRows).toEqual([header, header]);
        expect(table?.rows.map(({ row }) => row)).toEqual(made.members.map((_, index) => header + index + 1));
        const texts = table?.rows.map(({ cells }) =>
          Object.fromEntries(Object.entries(cells).map(([field, { text }]) => [field, text])),
        );
        expect(texts).toEqual(made.members);
      }),
      { numRuns: 12 },
    );
  },
);
