import type { ToldRow } from '../told.ts';

/** What a row says in one field, as it is kept. */
export function keptIn({ values }: ToldRow, field: string): unknown {
  return values.find((value) => value.field === field)?.value ?? null;
}

/** The same as people read it. */
export function textOf({ values }: ToldRow, field: string): string {
  return values.find((value) => value.field === field)?.text ?? '';
}
