import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from './read.ts';
import type { RawCell } from './workbook.ts';

const rows = [
  ['姓名', '入会时间'],
  ['甲', '2010.05'],
];

function book(bookType: XLSX.BookType, lines: readonly unknown[][] = rows): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(lines as unknown[][]);
  return XLSX.write(XLSX.utils.book_new(sheet, '名册'), { bookType, type: 'buffer', compression: true });
}

async function read(bytes: Uint8Array, fileName = '表.xlsx'): Promise<RawCell[][] | string> {
  try {
    const { sheets } = await readWorkbook(bytes, { fileName });
    return (sheets[0]?.rows ?? []).map(({ cells }) => cells);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

type Entries = Readonly<Record<string, string>>;

function container(entries: Entries, fileType: 'zip' | 'cfb'): Buffer {
  const made = XLSX.CFB.utils.cfb_new();
  for (const [name, text] of Object.entries(entries)) XLSX.CFB.utils.cfb_add(made, `/${name}`, Buffer.from(text));
  return XLSX.CFB.write(made, { type: 'buffer', fileType });
}

describe('what is no workbook, or no longer one, is refused as that', () => {
  const page = '<html><body>找不到网页</body></html>';
  test.each([
    ['a document of Word', container({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }, 'zip')],
    ['an old document of Word', container({ WordDocument: 'x'.repeat(5_000) }, 'cfb')],
    ['a page without a table', Buffer.from(page)],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toBe('sheets.not-a-workbook');
  });

  test('one changed byte of what is packed, wherever it is', async () => {
    const whole = book('xlsx', [
      ...rows,
      ...Array.from({ length: 50 }, (_, n) => [`会员${n * 7919}`, `${1950 + n}.05`]),
    ]);
    const sheet = whole.indexOf('xl/worksheets/sheet1.xml');
    for (const at of [200, 300, 400]) {
      const damaged = Buffer.from(whole);
      damaged[sheet + at] = (damaged[sheet + at] as number) ^ 4;
      expect(await read(damaged)).toBe('sheets.damaged-file');
    }
  });
});

describe('text is read as it was meant', () => {
  const csv = (lines: string[][], separator = ',') => `${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`;

  test('in UTF-16 of either order', async () => {
    const little = Buffer.from(`\ufeff${csv(rows, '\t')}`, 'utf16le');
    expect(await read(little, '表.csv')).toEqual(rows);
    expect(await read(Buffer.from(little).swap16(), '表.csv')).toEqual(rows);
  });

  test('by the separator of its header, though a column divides names by another', async () => {
    const lines = [
      ['年度', '奖项', '获奖人'],
      ...['一', '二', '三', '四'].map((nth) => ['2017', `优秀${nth}`, '甲;乙;丙;丁;戊;己']),
    ];
    expect(await read(Buffer.from(csv(lines)), '奖.csv')).toEqual(lines);
    expect(await read(Buffer.from(csv(lines).replaceAll(',', '\t')), '奖.xls')).toEqual(lines);
  });

  test('whatever the file is called, with a title above', async () => {
    const lines = ['民建会员名册', '姓名,支部,手机', '甲,一支部,1', '乙,一支部,2', '丙,一支部,3'].join('\n');
    expect(await read(Buffer.from(lines), '名册.xlsx')).toHaveLength(5);
    expect(await read(Buffer.from('您好，\n附上名册。\n谢谢，再见，'), '名册.xlsx')).toBe('sheets.not-a-workbook');
  });

  test('without the formula that keeps a long number a text', async () => {
    const [, line] = (await read(Buffer.from('姓名,身份证号\n甲,="440199198005121318"\n'), '表.csv')) as RawCell[][];
    expect(line).toEqual(['甲', '440199198005121318']);
  });
});

test('a page in capitals with styles longer than its table is read', async () => {
  const styles = `<STYLE>${'.x{color:red}'.repeat(6_000)}</STYLE>`;
  const page = `<HTML><HEAD>${styles}</HEAD><BODY><TABLE><TR><TD>姓名</TD></TR></TABLE></BODY></HTML>`;
  expect(await read(Buffer.from(page), '表.xls')).toEqual([['姓名']]);
});

test('.ods without styles is read', async () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const lines = rows.map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('');
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="一">${lines}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const entries = { 'META-INF/manifest.xml': '<manifest:manifest/>', 'content.xml': content };
  expect(await read(container(entries, 'zip'), '表.ods')).toEqual(rows);
});

test.each([
  ['yyyy"年"m"月"', '1980-05'],
  ['yyyy.mm', '1980-05'],
  ['[$-804]yyyy', '1980'],
  ['yyyy/m/d', '1980-05-12'],
  ['m/d/yy h:mm', '1980-05-12'],
])('a day that is shown as %s says %s', async (z, text) => {
  const sheet = XLSX.utils.aoa_to_sheet([['x']]);
  sheet.A1 = { t: 'n', v: 29_353, z };
  const bytes = XLSX.write(XLSX.utils.book_new(sheet, '名册'), { bookType: 'xlsx', type: 'buffer' });
  expect(await read(bytes)).toEqual([[{ text, number: 29_353, isDate: true }]]);
});
