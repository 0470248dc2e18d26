import type { Actor } from './define.ts';
import type { Field, Fields } from './fields.ts';

/** Whether the actor reads the field as it is. Of one that is not so, nothing is shown, filtered or sorted by. */
export function isClear({ opens, clear }: Field, actor: Actor | null): boolean {
  return !opens || (actor !== null && clear?.(actor) === true);
}

/** Whether the actor may open the field for a reason, and change it. */
export function isOpen(field: Field, actor: Actor): boolean {
  return isClear(field, actor) || field.opens?.(actor) === true;
}

/** The fields that the actor can neither open nor change. */
export function closedFields(fields: Fields, actor: Actor): string[] {
  return Object.entries(fields).flatMap(([name, field]) => (isOpen(field, actor) ? [] : [name]));
}

/** What is shown of a field that is not read as it is. */
export function masked({ mask }: Field, plain: string): string {
  return mask?.(plain) ?? '********';
}
