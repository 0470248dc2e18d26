import type { Actor, Definition, RowValues } from './define.ts';

/** What the actor may do to this row now, by role and state; a guard may still object to what is typed in. */
export function allowedOn(definition: Definition, actor: Actor, row: RowValues): string[] {
  const state = row.state as string | null;
  const editable = !definition.editableIn || definition.editableIn.includes(state ?? '');
  const edit = editable && definition.edit(actor, row) ? ['edit'] : [];
  const transitions = Object.entries(definition.transitions ?? {})
    .filter(([, transition]) => transition.from.includes(state ?? '') && transition.who(actor, row))
    .map(([name]) => name);
  return [...edit, ...transitions];
}

/** The same for a list, decided once a state, so that PostgreSQL can build the JSON of all rows. */
export function allowedInList(definition: Definition, actor: Actor): string {
  const states = Object.keys(definition.states ?? {});
  if (states.length === 0) return jsonLiteral(allowedOn(definition, actor, { state: null }));
  const cases = states.map((state) => `when '${state}' then ${jsonLiteral(allowedOn(definition, actor, { state }))}`);
  return `case t.state ${cases.join(' ')} end`;
}

function jsonLiteral(names: readonly string[]): string {
  return `'${JSON.stringify(names)}'::json`;
}
