import type { Database, Scope } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import { type Actor, type Definition, fieldsOf } from '../record/define.ts';
import { isClear } from '../record/sensitive.ts';
import { queryTokens } from '../text/search.ts';

export interface Hit {
  readonly record: string;
  readonly plural: string;
  readonly id: string;
  readonly title: string;
  /** What tells it from another of the same name: the values of its own that its list shows. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Records whose names have what was typed, in either script, by characters, pinyin or initials; exact names first. */
export async function find(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  typed: string,
  { actor, records, limit }: { readonly actor: Actor; readonly records: readonly string[]; readonly limit: number },
): Promise<Hit[]> {
  const { tokens, pattern } = queryTokens(typed);
  if (tokens.length === 0 || records.length === 0) return [];
  const parts = records.map((record, order) => partOf(definitions, record, order));
  const details = records.map((record) => detailsOf(definitions.get(record) as Definition, actor));
  const rows = await database.read<Omit<Hit, 'plural'>>(scope, {
    text: `select record, id, title, case record ${details.join(' ')} end as details
      from (${parts.join(' union all ')}) found
      order by title = $3 desc, part, length(title), title collate zh, id limit $4::int`,
    values: [tokens, pattern, typed.trim(), limit, scope.lo, scope.hi],
  });
  return rows.map((row) => ({ ...row, plural: definitions.get(row.record)?.plural ?? '' }));
}

/** The database has a function for each record that is found so (migrations, findable). */
function partOf(definitions: Definitions, record: string, order: number): string {
  if (!definitions.has(record)) throw new TypeError(`no record ${record}`);
  return `select '${record}' as record, ${order} as part, id, title from find_${record}($1::text[], $2, $3, $4::int)`;
}

/** Looked up for what is answered alone, by the whole primary key where one jurisdiction is asked. */
function detailsOf(definition: Definition, actor: Actor): string {
  const shown = fieldsOf(definition).filter(
    ([name, field]) => field.list && field.kind !== 'reference' && isClear(field, actor) && name !== definition.title,
  );
  const pairs = shown.map(([name]) => `'${name}', t.${columnOf(name)}`);
  return `when '${definition.name}' then (select json_build_object(${pairs.join(', ')}) from ${definition.name} t
    where t.jurisdiction between $5::int and $6::int and t.id = found.id)`;
}
