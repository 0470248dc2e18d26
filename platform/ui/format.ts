import type { Label } from '../errors/errors.ts';
import type { Definition } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { formatPartialDate } from '../text/partial-date.ts';
import { inLanguage, type Language } from '../text/say.ts';
import { words } from './words.ts';

export interface Reference {
  readonly id: string;
  readonly title: string;
}

export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
  readonly state: string | null;
  readonly title: string;
  readonly allowed: readonly string[];
};

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value;
}

/** What is shown of a value that is not read as it is. */
export function maskOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'mask' in value ? String(value.mask) : undefined;
}

/** What is sent of a value that was chosen: of a reference its id. */
export function idOrValue(value: unknown): unknown {
  return isReference(value) ? value.id : value;
}

export function idsOrValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, idOrValue(value)]));
}

/** A value as people read it; an empty text where there is none. */
export function shownValue(field: Field, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (isReference(value)) return value.title;
  if (typeof value === 'object') return maskOf(value) ?? '';
  if (typeof value === 'boolean') return inLanguage(value ? words.yes : words.no, language);
  if (field.kind === 'code') return inLanguage(labelOfCode(field, String(value)), language);
  if (field.kind === 'date' || field.kind === 'partialDate') return formatPartialDate(String(value), language);
  return String(value);
}

/** What a record is called; where a code names it, what the code means. */
export function titleOf(definition: Definition, title: string, language: Language): string {
  const field = definition.fields[definition.title];
  return field?.kind === 'code' ? shownValue(field, title, language) : title;
}

function labelOfCode(field: Field, code: string): Label {
  return field.codes?.byCode.get(code) ?? { zh: code, en: code };
}

/** Many of a kind: in English the word of its address. */
export function labelOfMany({ label, plural }: Definition): Label {
  const words = plural.replaceAll('-', ' ');
  return { zh: label.zh, en: `${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}
