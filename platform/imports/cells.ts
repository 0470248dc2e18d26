import { codeOf } from '../codes/codes.ts';
import type { Finding } from '../errors/errors.ts';
import { cleanText, dateOf, numberOf } from '../sheets/values.ts';
import type { Cell } from '../sheets/workbook.ts';
import { fold } from '../text/fold.ts';
import { isDamagedIdNumber } from '../text/identifiers.ts';
import type { ImportColumn, ReadCell } from './kind.ts';
import { words } from './words.ts';

const yes = new Set(['是', '有', '√', 'y', 'yes', '1', 'true', '退休', '已退休', '离退休', '离休', '领先', '行业领先']);
const no = new Set(['否', '无', '没有', '×', 'n', 'no', '0', 'false', '在职', '在岗', '未退休']);

/** How people fill a cell that has nothing to say. */
const dash = /^[-—－–/／\\*]+$/;
const nothing = /^(暂|暫)?[无無]$/;
/** An end that has not come. */
const stillGoing = /^(至今|现在|现任|在任)$/;

/** Shared, because a large sheet has a million cells without a problem. */
const none: ReadCell['problems'] = [];
const empty: ReadCell = { value: null, text: '', problems: none };

/** A cell as the column means it. A formula is text: it never runs, here or in an export. */
export function readCell(column: ImportColumn, cell: Cell): ReadCell {
  const text = cleanText(cell.text);
  if (text === '' || dash.test(text)) return empty;
  if (cell.error) return wrong(text, { word: words.cellError, params: { value: text } });
  const read = column.lenient ? leniently(readAs(column, cell, text)) : readAs(column, cell, text);
  return /^[=+\-@]/.test(text) && (column.field === undefined || column.field.kind === 'text')
    ? {
        ...read,
        problems: [...read.problems, { word: words.formulaText, params: { value: text }, severity: 'warning' }],
      }
    : read;
}

function readAs({ label, field }: ImportColumn, cell: Cell, text: string): ReadCell {
  const params = { label: label, value: text };
  // To yes or no it is an answer, and some tables have a code for it.
  if (nothing.test(text) && field?.kind !== 'yesNo' && field?.kind !== 'code') return empty;
  switch (field?.kind) {
    case 'code': {
      const code = field.codes ? codeOf(field.codes, fold(text)) : null;
      if (code === null && nothing.test(text)) return empty;
      return code ? fine(code, text) : wrong(text, { word: words.notInTable, params });
    }
    case 'date':
    case 'partialDate': {
      const date = dateOf(cell);
      if (!date && field.bound === 'end' && stillGoing.test(fold(text))) return empty;
      if (!date) return wrong(text, { word: words.notDate, params });
      const ambiguous: Finding = { word: words.ambiguousDate, params, severity: 'warning' };
      return { value: date.value, text, problems: date.ambiguous ? [ambiguous] : [] };
    }
    case 'integer': {
      const number = numberOf(cell);
      if (number === null || !Number.isSafeInteger(number)) return wrong(text, { word: words.notNumber, params });
      const { min = number, max = number } = field;
      const within = number >= min && number <= max;
      return within ? fine(number, text) : wrong(text, { word: words.outOfRange, params: { ...params, min, max } });
    }
    case 'yesNo': {
      const word = fold(text);
      if (yes.has(word)) return fine(true, text);
      return no.has(word) ? fine(false, text) : wrong(text, { word: words.notYesNo, params });
    }
    case 'secret': {
      if (isDamagedIdNumber(cell.number ?? text)) {
        return { value: null, text, problems: [{ word: words.damagedNumber, severity: 'warning' }] };
      }
      return fine(field.normalise ? field.normalise(text) : text, text);
    }
    default: {
      const max = field?.max ?? 2_000;
      return text.length > max ? wrong(text, { word: words.tooLong, params: { label: label, max } }) : fine(text, text);
    }
  }
}

function leniently(read: ReadCell): ReadCell {
  if (read.problems.length === 0) return read;
  return { ...read, problems: read.problems.map((problem) => ({ ...problem, severity: 'warning' })) };
}

function fine(value: unknown, text: string): ReadCell {
  return { value, text, problems: none };
}

function wrong(text: string, problem: Finding): ReadCell {
  return { value: null, text, problems: [problem] };
}
