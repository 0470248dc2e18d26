import type { CodeTable } from '../codes/codes.ts';
import type { Label } from '../errors/errors.ts';
import type { Actor } from './define.ts';

/** The closed list of what a field can be. A new one needs three modules that want it and a decision record. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'code'
  | 'reference'
  | 'yesNo'
  | 'date'
  | 'partialDate'
  | 'integer'
  | 'secret';

interface Options {
  readonly required?: boolean;
  /** Shown as a column of the default list. */
  readonly list?: boolean;
  /** One short sentence under the input. */
  readonly hint?: Label;
  /** Written by transitions and their effects alone: no form asks for it and no edit may send it. */
  readonly filledIn?: boolean;
  /** The field is sensitive: who may open it for a reason, which is logged, and change it. A secret always is. */
  readonly opens?: (actor: Actor) => boolean;
  /** Who reads a sensitive field without asking; nobody where absent. A secret is never read so. */
  readonly clear?: (actor: Actor) => boolean;
  /** What may be shown of a sensitive field without opening it. */
  readonly mask?: (plain: string) => string;
}

/** `Value` is what the field holds in an interface (JSON); columns are derived from it by platform/record/columns.ts. */
export interface Field<Value = unknown> extends Options {
  readonly kind: FieldKind;
  readonly label: Label;
  readonly max?: number;
  readonly min?: number;
  /** Text that the search of this record looks into; `name` also by pinyin and initials. */
  readonly search?: 'text' | 'name';
  readonly codes?: CodeTable;
  /** The record a reference points to. */
  readonly to?: string;
  /** Fields of the referenced record that the list shows, filters and sorts by as well. */
  readonly through?: readonly string[];
  /** How a partial date counts: as a beginning it is its first day, as an end its last. */
  readonly bound?: 'beginning' | 'end';
  /** One spelling for each secret, so that the blind index finds it however it was typed. */
  readonly normalise?: (plain: string) => string;
  /** Carries the type only; never set. */
  readonly value?: Value;
}

/** The kind is part of the type, because the day is derived beside it (platform/record/columns.ts). */
export interface PartialDateField extends Field<string> {
  readonly kind: 'partialDate';
}

export type Fields = Readonly<Record<string, Field>>;

export type ValuesOf<F extends Fields> = {
  [Name in keyof F]: (F[Name] extends Field<infer Value> ? Value : never) | null;
};

type TextOptions = Options & { readonly max?: number; readonly search?: 'text' | 'name' };

export function text(label: Label, options: TextOptions = {}): Field<string> {
  return { kind: 'text', label, max: 200, ...options };
}

export function longText(label: Label, options: TextOptions = {}): Field<string> {
  return { kind: 'longText', label, max: 20_000, ...options };
}

export function code(codes: CodeTable, label: Label, options: Options = {}): Field<string> {
  return { kind: 'code', label, codes, ...options };
}

type ReferenceOptions = Options & { readonly through?: readonly string[] };

/** The value is the id of the record pointed to; lists and items send `{ id, title }`. */
export function refTo(record: string, label: Label, options: ReferenceOptions = {}): Field<string> {
  return { kind: 'reference', label, to: record, ...options };
}

export function yesNo(label: Label, options: Options = {}): Field<boolean> {
  return { kind: 'yesNo', label, ...options };
}

/** A full day, `YYYY-MM-DD`. */
export function date(label: Label, options: Options = {}): Field<string> {
  return { kind: 'date', label, ...options };
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, kept as written; the day it counts from or until is derived beside it. */
export function partialDate(
  label: Label,
  options: Options & { readonly bound?: 'beginning' | 'end' } = {},
): PartialDateField {
  return { kind: 'partialDate', label, bound: 'beginning', ...options };
}

export function integer(
  label: Label,
  options: Options & { readonly min?: number; readonly max?: number } = {},
): Field<number> {
  return { kind: 'integer', label, ...options };
}

type SecretOptions = Omit<Options, 'clear'> & Required<Pick<Options, 'opens'>> & Pick<Field, 'normalise'>;

/** Encrypted in the database, found by exact match through a blind index, shown masked. */
export function secret(label: Label, options: SecretOptions): Field<string> {
  return { kind: 'secret', label, max: 100, ...options };
}
