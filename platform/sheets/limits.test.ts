import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { type ReadOptions, readWorkbook } from './read.ts';

/** A workbook of the format, with the markup of its sheet replaced. */
function archive(bookType: 'xlsx' | 'ods', sheet: string): Uint8Array {
  const name = bookType === 'ods' ? '/content.xml' : '/xl/worksheets/sheet1.xml';
  const whole = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['x']]), '名册'), { bookType, type: 'buffer' });
  const container = XLSX.CFB.read(whole, { type: 'buffer' });
  const entry = XLSX.CFB.find(container, name);
  if (!entry) throw new Error(`no ${name}`);
  const markup = Buffer.from(entry.content).toString();
  const [from, to] = bookType === 'ods' ? ['<table:table-row', '</table:table>'] : ['<sheetData', '</worksheet>'];
  const changed = markup.slice(0, markup.indexOf(from)) + sheet + markup.slice(markup.indexOf(to));
  entry.content = Buffer.from(changed);
  return XLSX.CFB.write(container, { type: 'buffer', fileType: 'zip', compression: true });
}

const ods = (rows: string) => archive('ods', rows);
const xlsx = (rows: string) => archive('xlsx', `<sheetData>${rows}</sheetData>`);
const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const html = (rows: string) => Buffer.from(`<html><table>${rows}</table></html>`);

async function read(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<string | (string | null)[][]> {
  try {
    const { sheets } = await readWorkbook(bytes, { fileName: '表.xls', ...options });
    return (sheets[0]?.rows ?? []).map(({ cells }) =>
      cells.map((one) => (typeof one === 'object' && one ? one.text : one)),
    );
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const empties = '<table:table-cell table:number-columns-repeated="16384"/>';

describe('a small file that stands for a huge sheet is refused at once', () => {
  test.each([
    ['a cell repeated', ods(row(cell('x', 'table:number-columns-repeated="90000000"'))), 'sheets.too-many-columns'],
    ['a cell far to the right', ods(row(`${empties}${cell('x')}`)), 'sheets.too-many-columns'],
    ['a row repeated', ods(row(cell('x'), 'table:number-rows-repeated="50000000"')), 'sheets.too-many-rows'],
    [
      'a row far below',
      ods(row(empties, 'table:number-rows-repeated="50000000"') + row(cell('x'))),
      'sheets.too-many-rows',
    ],
    [
      'a block repeated both ways',
      ods(row(cell('x', 'table:number-columns-repeated="900"'), 'table:number-rows-repeated="900000"')),
      'sheets.too-large',
    ],
    ['a cell spanning columns', html('<tr><td colspan="50000000">甲</td><td>乙</td></tr>'), 'sheets.too-many-columns'],
    [
      'columns formatted at once',
      Buffer.from(
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table><Column ss:Span="90000000"/><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>',
      ),
      'sheets.too-large',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await read(bytes)).toBe(code);
  });

  test('cells in the last column, over many rows', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`);
    expect(await read(xlsx(rows.join('')))).toBe('sheets.too-many-columns');
  });
});

test('rows of a page are counted by their tags, not by its lines', async () => {
  const page = (count: number) => html('<tr>\n<td>1</td>\n</tr>\n'.repeat(count));
  expect(await read(page(30), { maxRows: 20 })).toBe('sheets.too-many-rows');
  expect(await read(page(15), { maxRows: 20 })).toHaveLength(15);
});

describe('what spreadsheet programs write is read', () => {
  test('.ods filled up to its last row and column with empty cells', async () => {
    const filled = row(`${cell('姓名')}${cell('性别', 'table:number-columns-repeated="2"')}${empties}`);
    const written = filled + row(empties, 'table:number-rows-repeated="1048570"');
    expect(await read(ods(written))).toEqual([['姓名', '性别', '性别']]);
    const pairs = '<table:table-cell table:number-columns-repeated="16384"></table:table-cell>';
    expect(await read(ods(filled + row(pairs, 'table:number-rows-repeated="1048570"')))).toHaveLength(1);
  });

  test('.xlsx with formatted but empty cells to the right and a stray cell in the last row', async () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>';
    expect(await read(xlsx(far))).toEqual([['1'], ['2']]);
  });
});

test('a file that takes too long is given up and says so', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(100_000);
  expect(await read(xlsx(rows), { maxSeconds: 0.05 })).toBe('sheets.too-slow');
});
