import type { Keyring } from '../access/keyring.ts';
import { inScope, type Scope, type Statement } from '../db/database.ts';
import { allowedOn } from './allowed.ts';
import type { Definitions } from './batch.ts';
import { columnOf } from './columns.ts';
import { type Actor, type Definition, fieldsOf } from './define.ts';
import type { Field } from './fields.ts';
import { Selection } from './select.ts';
import { closedFields, isClear, masked } from './sensitive.ts';
import { secretContext } from './write.ts';

interface Reader {
  readonly actor: Actor;
  readonly scope: Scope;
}

/** One record with what it refers to, as one JSON text; no row where it does not exist or may not be seen. */
export function itemStatement(definitions: Definitions, definition: Definition, reader: Reader, id: string): Statement {
  return { text: itemsText(definitions, definition, reader, 't.id = $1'), values: [id] };
}

/** Records like items, each a row with its JSON text; `condition` says which ones of the table `t`. */
export function itemsText(
  definitions: Definitions,
  definition: Definition,
  { actor, scope }: Reader,
  condition: string,
): string {
  const selection = new Selection(definitions, actor);
  // What is sensitive is masked on the way out, so the row's own is read as it is.
  const readOf = (name: string, field: Field) =>
    field.opens ? `t.${columnOf(name)}` : selection.value('t', name, field);
  const columns = fieldsOf(definition)
    .filter(([name]) => name !== 'title')
    .map(([name, field]) => `, ${readOf(name, field)} as ${JSON.stringify(name)}`);
  const state = definition.states ? 't.state' : 'null as state';
  const title = selection.title('t', definition);
  return `select row_to_json(x)::text as item from (select t.jurisdiction, t.id, t.version, ${state}, ${title} as title${columns.join('')}
 from ${definition.name} t ${selection.joins} where ${inScope('t.jurisdiction', scope)} and ${condition}) x`;
}

type Item = Record<string, unknown> & { readonly id: string };

/** The item as its reader gets it: what is sensitive masked, and what the reader may do with it. */
export function presentItem(definition: Definition, keyring: Keyring, actor: Actor, json: string): Item {
  const { jurisdiction, ...item } = JSON.parse(json) as Item & { readonly jurisdiction: number };
  for (const [name, field] of fieldsOf(definition)) {
    const kept = item[name];
    if (kept === null || isClear(field, actor)) continue;
    const isSecret = field.kind === 'secret';
    const plain = isSecret
      ? keyring.decrypt(String(kept), secretContext(definition, name, jurisdiction, item.id))
      : String(kept);
    (item as Record<string, unknown>)[name] = { mask: masked(field, plain) };
  }
  return { ...item, allowed: allowedOn(definition, actor, item), closed: closedFields(definition.fields, actor) };
}
