import type { Definition } from './define.ts';
import type { Field, Fields } from './fields.ts';

type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Tail>}`
    : `_${Lowercase<Head>}${Snake<Tail>}`
  : Name;

type DayColumns<F extends Fields> = {
  [Name in keyof F & string as F[Name]['kind'] extends 'partialDate' ? `${Snake<Name>}_day` : never]: string | null;
};

/** A row as the database keeps it, for queries written in Kysely. */
export type RowOf<D> =
  D extends Definition<infer F, string>
    ? { id: string; jurisdiction: number; version: number; state: string } & {
        [Name in keyof F & string as Snake<Name>]: (F[Name] extends Field<infer Value> ? Value : never) | null;
      } & DayColumns<F>
    : never;

/** `idNumber` is kept in column `id_number`. */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Where the day is kept that a partial date counts as. */
export function dayColumnOf(field: string): string {
  return `${columnOf(field)}_day`;
}

/** Where the blind index of a secret is kept. */
export function indexColumnOf(field: string): string {
  return `${columnOf(field)}_index`;
}
