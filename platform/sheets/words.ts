import { defineWords } from '../errors/errors.ts';

export const words = defineWords('sheets', {
  notAWorkbook: {
    zh: '“{file}”不是表格文件：请用 Excel、WPS 另存为 .xlsx 后再试',
    en: '"{file}" is no workbook: save it as .xlsx from a spreadsheet program and try again',
  },
  damagedFile: {
    zh: '“{file}”已损坏或没有传完：请重新打开原件另存，再上传',
    en: '"{file}" is damaged or incomplete: open the original, save it again and upload that',
  },
  nothingInIt: { zh: '“{file}”里没有内容', en: 'There is nothing in "{file}"' },
  noHeaderRow: {
    zh: '“{file}”里找不到表头（姓名、性别等列名所在的行）',
    en: 'No header row was found in "{file}" (the row with the names of the columns)',
  },
  tooLarge: {
    zh: '“{file}”展开后超过 {megabytes} MB：请拆成几个文件',
    en: '"{file}" unpacks to more than {megabytes} MB: split it into several files',
  },
  tooManyRows: {
    zh: '“{file}”超过 {rows} 行：请拆成几个文件',
    en: '"{file}" has more than {rows} rows: split it into several files',
  },
  tooManyColumns: {
    zh: '“{file}”超过 {columns} 列：请删去右边远处的内容再上传',
    en: '"{file}" has more than {columns} columns: delete what stands far to the right and upload it again',
  },
  tooHeavy: {
    zh: '读取“{file}”需要的内存太多：请拆成几个文件',
    en: 'Reading "{file}" takes too much memory: split it into several files',
  },
  tooSlow: {
    zh: '“{file}”在 {seconds} 秒内没有读完：请另存为 .xlsx，或拆成几个文件',
    en: '"{file}" could not be read within {seconds} seconds: save it as .xlsx, or split it into several files',
  },
  encrypted: {
    zh: '“{file}”加了密码：请取消密码后再上传',
    en: '"{file}" has a password: remove it and upload the file again',
  },
  totalsRow: { zh: '合计行', en: 'A totals row' },
  noteRow: { zh: '说明文字', en: 'A note' },
  repeatedHeader: { zh: '重复的表头', en: 'A repeated header' },
  noTable: { zh: '没有表头，不是数据表', en: 'No header: not a table of data' },
});
