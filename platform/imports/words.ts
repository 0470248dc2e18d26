import { defineWords } from '../errors/errors.ts';

export const words = defineWords('imports', {
  notYours: { zh: '导入由看得到全部记录的人进行', en: 'Imports are for who sees all records' },
  required: { zh: '缺{label}', en: '{label} is missing' },
  notInTable: { zh: '{label}“{value}”不在代码表中', en: '{label} "{value}" is not in the code table' },
  notDate: {
    zh: '{label}“{value}”不是日期，应如 1980.05 或 1980-05-01',
    en: '{label} "{value}" is no date; write 1980.05 or 1980-05-01',
  },
  ambiguousDate: {
    zh: '{label}“{value}”可能是 {value}0（单元格是数字，末尾的 0 看不见），请核对',
    en: '{label} "{value}" may mean {value}0: the cell is a number and hides a last zero; check it',
  },
  notNumber: { zh: '{label}“{value}”不是数', en: '{label} "{value}" is no number' },
  outOfRange: {
    zh: '{label}“{value}”应在 {min} 到 {max} 之间',
    en: '{label} "{value}" must lie between {min} and {max}',
  },
  notYesNo: { zh: '{label}“{value}”应为是或否', en: '{label} "{value}" must be yes or no' },
  tooLong: { zh: '{label}最多 {max} 字', en: '{label} has at most {max} characters' },
  cellError: { zh: '单元格是错误值 {value}', en: 'The cell holds the error {value}' },
  formulaText: {
    zh: '“{value}”像公式，按文字保存，导出时不会运行',
    en: '"{value}" looks like a formula; it is kept as text and never runs when exported',
  },
  damagedNumber: {
    zh: '身份证号存成了数字，末几位已丢失，未采用；请以文本格式重新填写',
    en: 'The ID number is stored as a number and has lost its last digits; it is not taken. Enter it again as text',
  },
  twice: { zh: '与第 {row} 行重复', en: 'The same as row {row}' },
  writtenOnce: { zh: '与第 {row} 行相同，只写入一次', en: 'The same as row {row}; written once' },
  partyUnknown: {
    zh: '看不出是哪个党派的表，请选择党派',
    en: 'The file does not say which party it is of; choose one',
  },
  noKind: {
    zh: '表头不像花名册、组织、任职、提案或荣誉成果表，请选择种类并对应列',
    en: 'The headers fit no roster, organisations, posts, proposals or honours; choose the kind and match the columns',
  },
  columnDoubled: {
    zh: '“{header}”未读取：“{taken}”一列已是{label}；需要时请改选对应列',
    en: '"{header}" is not read: the column "{taken}" is the {label} already; match the columns otherwise if need be',
  },
  otherKind: {
    zh: '工作表“{sheet}”未读取：它是{label}；请将文件作为{label}再导入一次',
    en: 'The sheet "{sheet}" is not read: it has {label}; import the file once more as that',
  },
  errorsBlock: {
    zh: '有 {count} 行错误：请改正，或将这些行另存后写入其余',
    en: '{count} rows have errors: correct them, or set them aside and write the rest',
  },
  warningsAsk: {
    zh: '有 {count} 行待确认：请逐行看过，或确认全部接受',
    en: '{count} rows ask for confirmation: look at them, or accept all',
  },
  notReady: { zh: '这个导入现在不能写入', en: 'This import cannot be written now' },
  notCommitted: { zh: '这个导入没有写入过', en: 'This import has not been written' },
  laterChanges: {
    zh: '之后有 {count} 处改动依赖这次导入，不能撤销：{first}',
    en: '{count} later changes depend on this import, so it cannot be undone: {first}',
  },
  stale: { zh: '这个导入已被他人改动，请重新打开', en: 'Somebody has changed this import; open it again' },
  noSuchKind: { zh: '没有“{kind}”这种导入', en: 'There is no kind of import "{kind}"' },
  noSuchParty: { zh: '没有代码为“{party}”的党派', en: 'There is no party with the code "{party}"' },
  noSuchFile: { zh: '没有文件“{file}”', en: 'There is no file "{file}"' },
  fileNotReadable: { zh: '不能读取“{file}”', en: '"{file}" cannot be read' },
  asideNotWritable: {
    zh: '不能写“{file}”，有错误的行无处可存；什么都没有导入',
    en: '"{file}" cannot be written, so rows with errors would have no place to go; nothing was imported',
  },
  asideIsRead: {
    zh: '“{file}”就是要导入的文件；请把有错误的行另存到别处，什么都没有导入',
    en: '"{file}" is one of the files to import; set rows with errors aside elsewhere. Nothing was imported',
  },
  summaryWritten: {
    zh: '{file}：已写入，共 {rows} 行，新增 {made}，更新 {updated}，未变 {unchanged}，待确认 {warnings}，错误 {errors}；撤销用 undo {batch}',
    en: '{file}: written, {rows} rows, {made} new, {updated} updated, {unchanged} unchanged, {warnings} with warnings, {errors} with errors; undo {batch} takes it back',
  },
  summaryNotWritten: {
    zh: '{file}：未写入，共 {rows} 行，新增 {made}，更新 {updated}，未变 {unchanged}，待确认 {warnings}，错误 {errors}',
    en: '{file}: not written, {rows} rows, {made} new, {updated} updated, {unchanged} unchanged, {warnings} with warnings, {errors} with errors',
  },
  noSuchImport: { zh: '没有编号为“{id}”的导入', en: 'There is no import "{id}"' },
  noFile: { zh: '没有收到文件', en: 'No file was received' },
});
