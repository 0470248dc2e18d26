import type { Word } from '../errors/errors.ts';
import { fold } from '../text/fold.ts';
import { headerKey, type Matching } from './columns.ts';
import { cleanText } from './values.ts';
import { words } from './words.ts';
import { type SheetRow, textOf } from './workbook.ts';

interface Header {
  readonly matching: Matching;
  readonly headers: readonly string[];
  /** Columns that every row of data fills. */
  readonly required: readonly number[];
  /** Rows with a cell that is merged over others, as headings are. */
  readonly across: ReadonlySet<number>;
}

/** Undefined for a row of data; null for one that is empty; else why it is no data. */
export function reasonToSkip(row: SheetRow, { matching, headers, required, across }: Header): Word | null | undefined {
  const texts = row.cells.map((cell) => cleanText(textOf(cell)));
  const filled = texts.filter((text) => text !== '');
  const meant = [...matching].filter(([column]) => texts[column]);
  if (filled.length === 0) return null;
  if (isTotals(filled)) return words.totalsRow;
  if (repeatsHeader(meant, texts, headers)) return words.repeatedHeader;
  const serialOnly = meant.every(([, field]) => field === 'serial');
  const isAlone = filled.length === 1 && !/^\d+$/.test(filled[0] as string) && matching.size > 2;
  const isNamed = required.some((column) => texts[column]);
  const isSomebody = isNamed && name.test(filled[0] as string) && !across.has(row.row);
  const isLabelled = !isNamed && filled.length <= 5 && label.test(filled[0] as string);
  if ((isAlone && !isSomebody) || isLabelled || isNote(filled, meant.length)) return words.noteRow;
  return serialOnly ? null : undefined;
}

const sign = '(?:小计|合计|总计|共计|累计|总数|总人数)(?:人数)?';
const unit = '[人名位条项个户件篇]';
/** The sign is all that the cell says, but for a count: 合计, 总计(人), 合计:168人, 以上共24人. */
const totals = new RegExp(`^${sign}(?:\\(.{0,4}\\))?:?(?:\\d+${unit}?)?$|^(?:以上)?(?:共计?|计)\\d+${unit}$`);
/** The cell begins or ends with the sign, as a name might: 民革天河第一支部小计, 合计女党员24人. */
const perhapsTotals = new RegExp(`^${sign}|${sign}:?(?:\\d+${unit}?)?$`);
/** 男：4人, 其中女党员 3 人 */
const bySex = /^(?:其中)?[：:]?[男女]\D{0,4}\d+\s*[人名]$/;
/** 24, 24人, 男12人, 47.9%; neither a day nor a number of a card or a phone. */
const count = /^\D{0,8}(?:\d{1,5}|[\d.]+%)\D{0,4}$/;

/** The sign stands before the counts, behind a number or the name of a group; in either script. */
function isTotals(filled: readonly string[]): boolean {
  if (filled.every((text) => bySex.test(text))) return true;
  return filled.slice(0, 3).some((text, index) => {
    // Each sign has one of these; other cells, which are nearly all, need not be folded.
    if (!/[计計数數共]/.test(text)) return false;
    const said = fold(text);
    if (totals.test(said)) return true;
    // 王小计 and 合计明 are people, who have more about them than counts.
    return perhapsTotals.test(said) && filled.slice(index + 1).every((other) => count.test(other));
  });
}

/** Who made the list signs below it, in as many cells as there are; any other note is short. */
const signature = /^(?:填表|制表|填报|审核|复核|校对|经办)(?:人|单位|部门|日期|时间)?(?:[:(]|$)/;
const note = /^(?:注|说明|备注|填表|制表|审核|联系人|填报|单位\(盖章|日期)/;

/** 单位负责人（签字）：, （盖章）: what stands below a list, where nobody's name does. */
const label = /^[（(]?[^：:]{0,20}[：:]|盖章|公章|签[字名章]/;
/** Somebody of whom nothing else is known. */
const name = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+·\p{Script=Han}+$/u;

function isNote(filled: readonly string[], meant: number): boolean {
  const said = fold(filled[0] as string);
  return signature.test(said) || (note.test(said) && filled.length <= 4 && meant <= 2);
}

/** Cells are compared in one spelling only where one of them is written as in the header: most rows are data. */
function repeatsHeader(
  meant: readonly (readonly [column: number, field: string])[],
  texts: readonly string[],
  headers: readonly string[],
): boolean {
  if (meant.length < 2 || !meant.some(([column]) => texts[column] === headers[column])) return false;
  const same = meant.filter(([column]) => headerKey(texts[column] ?? '') === headerKey(headers[column] ?? ''));
  return same.length * 2 > meant.length;
}
