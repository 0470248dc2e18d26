import type { Label } from '../../../platform/errors/errors.ts';
import type { Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { firstDay } from '../../../platform/text/partial-date.ts';
import { registerColumns } from './columns.ts';
import {
  betweenOf,
  groundOf,
  numberNamed,
  outcomeOf,
  type Screened,
  satisfactionOf,
  saysNo,
  screeningOf,
} from './says.ts';
import { words } from './words.ts';

export interface Read<Value> {
  readonly value: Value | null;
  readonly problems: readonly Problem[];
}

/** What a row says, without who and where: each cell as it is meant, and what is wrong with those that cannot be. */
export interface RowSays {
  readonly number: number | null;
  readonly screening: Screened | null;
  readonly between: boolean | null;
  readonly ground: string | null;
  readonly groundText: string | null;
  readonly subject: string | null;
  readonly outcome: string | null;
  readonly conduct: string | null;
  readonly result: string | null;
  readonly comment: string | null;
  readonly excellent: boolean;
  readonly days: Readonly<Record<Day, string | null>>;
  readonly problems: readonly Problem[];
}

const days = ['submitted', 'filed', 'assigned', 'replied', 'promisedBy', 'verified', 'closed', 'supervised'] as const;
type Day = (typeof days)[number];

export function readRow(row: ReadRow): RowSays {
  const number = meant(row, 'number', numberNamed, words.notNumber);
  const screening = meant(row, 'screening', screeningOf, words.notScreening);
  const between = meant(row, 'between', betweenOf, words.notBetween);
  const graded = gradesOf(row);
  const conduct = meant(row, 'conduct', satisfactionOf, words.notSatisfaction);
  const read = days.map((column) => [column, dayOf(row, column)] as const);
  const said = row.cells.ground?.text ?? '';
  const ground = groundOf(said);
  const groundText = ground === null ? said : '';
  const all = [number, screening, between, ...graded.reads, conduct, ...read.map(([, one]) => one)];
  const asText: Problem[] = groundText
    ? [{ word: words.groundAsText, params: { value: groundText }, field: 'ground', severity: 'warning' }]
    : [];
  return {
    ...{ number: number.value, screening: screening.value, between: between.value },
    ...{ ground, groundText: groundText || null, ...graded.values, conduct: conduct.value },
    excellent: !saysNo(row.cells.excellent?.text ?? ''),
    days: Object.fromEntries(read.map(([column, one]) => [column, one.value])) as Record<Day, string | null>,
    problems: [...all.flatMap(({ problems }) => problems), ...asText],
  };
}

function meant<Value>(
  row: ReadRow,
  column: string,
  read: (text: string) => Value | null,
  word: Problem['word'],
): Read<Value> {
  const text = row.cells[column]?.text ?? '';
  const value = text === '' ? null : read(text);
  if (value !== null || text === '') return { value, problems: [] };
  return { value, problems: [{ word, params: { value: text }, field: column }] };
}

/**
 * 类别 may be the subject or the class of the reply, and 办理结果 the class or what is thought of it: the cell tells.
 */
function gradesOf(row: ReadRow) {
  const texts = { subject: row.cells.subject?.text ?? '', outcome: row.cells.outcome?.text ?? '' };
  const isThought = texts.outcome !== '' && outcomeOf(texts.outcome) === null && satisfactionOf(texts.outcome) !== null;
  const isClass = texts.subject !== '' && (texts.outcome === '' || isThought) && outcomeOf(texts.subject) !== null;
  const none: Read<string> = { value: null, problems: [] };
  const outcome =
    isThought && !isClass ? none : meant(row, isClass ? 'subject' : 'outcome', outcomeOf, words.notOutcome);
  const result = meant(row, isThought ? 'outcome' : 'result', satisfactionOf, words.notSatisfaction);
  const said = row.cells[isThought ? 'outcome' : 'result']?.text ?? '';
  return {
    reads: [outcome, result],
    values: {
      subject: isClass ? null : cellValue(row, 'subject'),
      outcome: outcome.value,
      result: result.value,
      comment: said.length > LONGEST_GRADE ? said : null,
    },
  };
}

/** 基本满意 says no more than that. */
const LONGEST_GRADE = 4;

/** A day is kept whole: where the sheet leaves it out it is the first, and that is told. */
function dayOf(row: ReadRow, column: Day): Read<string> {
  const told = cellValue(row, column);
  if (told === null) return { value: null, problems: [] };
  const value = firstDay(told);
  if (value === told) return { value, problems: [] };
  const label: Label = registerColumns[column].label;
  return {
    value,
    problems: [{ word: words.dayUnknown, params: { label, day: value }, field: column, severity: 'warning' }],
  };
}

/** Problems that the platform found in cells which another column turned out to mean are none. */
export function isStillWrong(row: ReadRow, says: RowSays, { field }: Problem): boolean {
  return field !== 'subject' || says.subject !== null || outcomeOf(row.cells.subject?.text ?? '') === null;
}
