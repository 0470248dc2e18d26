import type { Finding } from '../errors/errors.ts';
import { parsePartialDate } from '../text/partial-date.ts';
import type { RowValues } from './define.ts';
import type { Field, Fields } from './fields.ts';
import { isId } from './ids.ts';
import { words } from './words.ts';

type Reading = { readonly value: unknown } | { readonly finding: Finding };

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What was sent, field by field, in the one form in which it is kept (trimmed, dates in ISO form, empty text as null).
 * `whole` also asks for the required fields. All findings at once, so that a form shows all of them.
 */
export function readValues(
  fields: Fields,
  sent: RowValues,
  { whole }: { readonly whole: boolean },
): { values: Record<string, unknown>; findings: Finding[] } {
  const values: Record<string, unknown> = {};
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(sent)) {
    const field = Object.hasOwn(fields, name) && !fields[name]?.filledIn ? fields[name] : undefined;
    const reading = field
      ? readValue(field, value)
      : { finding: { word: words.unknownField, params: { field: name } } };
    if ('finding' in reading) findings.push({ field: name, ...reading.finding });
    else values[name] = reading.value;
  }
  for (const [name, field] of Object.entries(fields)) {
    const missing = name in values ? values[name] === null : whole && !(name in sent);
    if (field.required && missing) findings.push({ word: words.required, params: { label: field.label }, field: name });
  }
  return { values, findings };
}

/** One value as it is kept, or why it is not one. */
function readValue(field: Field, value: unknown): Reading {
  if (value === null || value === undefined) return { value: null };
  if (typeof value === 'string' && value.trim() === '') return { value: null };
  if (field.kind === 'yesNo') {
    return typeof value === 'boolean' ? { value } : wrong(words.notYesNo, field, value);
  }
  if (field.kind === 'integer') return readInteger(field, value);
  return typeof value === 'string' ? readText(field, kept(value)) : wrong(words.notText, field, value);
}

/** What PostgreSQL can keep: no NUL, no half of a character. */
function kept(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().trim();
}

function readText(field: Field, text: string): Reading {
  switch (field.kind) {
    case 'code':
      return field.codes?.byCode.has(text) ? { value: text } : wrong(words.notInTable, field, text);
    case 'reference':
      return isId(text) ? { value: text } : wrong(words.notReference, field, text);
    case 'date':
      return day.test(text) && parsePartialDate(text) === text ? { value: text } : wrong(words.notDay, field, text);
    case 'partialDate': {
      const parsed = parsePartialDate(text);
      return parsed ? { value: parsed } : wrong(words.notPartialDate, field, text);
    }
    default: {
      const kept = field.normalise ? field.normalise(text) : text;
      const max = field.max ?? Number.POSITIVE_INFINITY;
      if (kept.length <= max) return { value: kept };
      return { finding: { word: words.tooLong, params: { label: field.label, max, length: kept.length } } };
    }
  }
}

function readInteger(field: Field, value: unknown): Reading {
  const number = typeof value === 'string' ? Number(value.trim()) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return wrong(words.notInteger, field, value);
  const min = field.min ?? Number.MIN_SAFE_INTEGER;
  const max = field.max ?? Number.MAX_SAFE_INTEGER;
  if (number >= min && number <= max) return { value: number };
  return { finding: { word: words.outOfRange, params: { label: field.label, min, max } } };
}

function wrong(word: Finding['word'], field: Field, value: unknown): Reading {
  return { finding: { word, params: { label: field.label, value: String(value) } } };
}
