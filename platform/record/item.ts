import type { Keyring } from '../access/keyring.ts';
import { inScope, type Scope, type Statement } from '../db/database.ts';
import { allowedOn } from './allowed.ts';
import type { Definitions } from './batch.ts';
import { type Actor, type Definition, fieldsOf } from './define.ts';
import { Selection } from './select.ts';
import { secretContext } from './write.ts';

/** One record with what it refers to, as one JSON text; no row where it does not exist or may not be seen. */
export function itemStatement(definitions: Definitions, definition: Definition, scope: Scope, id: string): Statement {
  const selection = new Selection(definitions);
  const columns = fieldsOf(definition)
    .filter(([name]) => name !== 'title')
    .map(([name, field]) => `, ${selection.value('t', name, field)} as ${JSON.stringify(name)}`);
  const state = definition.states ? 't.state' : 'null as state';
  const title = selection.title('t', definition);
  return {
    text: `select row_to_json(x)::text as item from (select t.jurisdiction, t.id, t.version, ${state}, ${title} as title${columns.join('')}
 from ${definition.name} t ${selection.joins} where ${inScope('t.jurisdiction', scope)} and t.id = $1) x`,
    values: [id],
  };
}

type Item = Record<string, unknown> & { readonly id: string };

/** The item as its reader gets it: secrets masked, and what the reader may do with it. */
export function presentItem(definition: Definition, keyring: Keyring, actor: Actor, json: string): Item {
  const { jurisdiction, ...item } = JSON.parse(json) as Item & { readonly jurisdiction: number };
  for (const [name, field] of fieldsOf(definition)) {
    const cipher = item[name];
    if (field.kind !== 'secret' || typeof cipher !== 'string') continue;
    const plain = keyring.decrypt(cipher, secretContext(definition, name, jurisdiction, item.id));
    (item as Record<string, unknown>)[name] = { mask: field.mask ? field.mask(plain) : '********' };
  }
  return { ...item, allowed: allowedOn(definition, actor, item) };
}
