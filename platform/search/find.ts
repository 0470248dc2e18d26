import type { Database, Scope } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import { type Definition, fieldsOf } from '../record/define.ts';
import { queryTokens } from '../text/search.ts';

export interface Hit {
  readonly record: string;
  readonly plural: string;
  readonly id: string;
  readonly title: string;
}

/** Records whose names have what was typed, in either script, by characters, pinyin or initials; exact names first. */
export async function find(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  typed: string,
  { records, limit }: { readonly records: readonly string[]; readonly limit: number },
): Promise<Hit[]> {
  const { tokens, pattern } = queryTokens(typed);
  if (tokens.length === 0) return [];
  const searched = records.map((name) => definitions.get(name) as Definition);
  const parts = searched.map((definition, order) => partOf(definition, order));
  const rows = await database.read<{ record: string; id: string; title: string }>(scope, {
    name: `find ${records.join(' ')}`,
    text: `select record, id, title from (${parts.join(' union all ')}) found
      order by title = $3 desc, part, length(title), title collate zh, id limit $4`,
    values: [tokens, pattern, typed.trim(), limit],
  });
  return rows.map((row) => ({ ...row, plural: definitions.get(row.record)?.plural ?? '' }));
}

function partOf(definition: Definition, order: number): string {
  const { name, title } = definition;
  const live = definition.states && 'merged' in definition.states ? ` and t.state <> 'merged'` : '';
  if (!fieldsOf(definition).some(([, field]) => field.search)) throw new TypeError(`${name} is not searched`);
  return `(select '${name}' as record, ${order} as part, t.id, t.${columnOf(title)} as title from ${name} t
    where t.id in (select search_${name}($1::text[], $2))${live} limit 200)`;
}
