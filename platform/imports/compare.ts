import type { Field } from '../record/fields.ts';
import { fold } from '../text/fold.ts';
import { agree } from '../text/partial-date.ts';

/**
 * Whether a sheet says something else than what is kept. An empty cell says nothing; the other script is the same text;
 * a coarser date that agrees is the same date, a finer one is news.
 */
export function saysOtherwise(field: Field, kept: unknown, told: unknown): boolean {
  if (told === null || told === undefined || told === '') return false;
  if (kept === null || kept === undefined) return true;
  if (field.kind === 'partialDate') {
    return !agree(String(kept), String(told)) || String(told).length > String(kept).length;
  }
  if (typeof told === 'string' && typeof kept === 'string') return fold(told) !== fold(kept);
  return told !== kept;
}

/** What of the values a sheet says is not kept so. */
export function saidOtherwise(
  fields: Readonly<Record<string, Field>>,
  kept: Readonly<Record<string, unknown>>,
  told: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const differing = Object.entries(told).filter(([name, value]) => {
    const field = fields[name];
    return field !== undefined && saysOtherwise(field, kept[name], value);
  });
  return Object.fromEntries(differing);
}
