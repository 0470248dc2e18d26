import type { Database, Scope } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
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
  const parts = records.map((record, order) => partOf(definitions, record, order));
  const rows = await database.read<{ record: string; id: string; title: string }>(scope, {
    text: `select record, id, title from (${parts.join(' union all ')}) found
      order by title = $3 desc, part, length(title), title collate zh, id limit $4::int`,
    values: [tokens, pattern, typed.trim(), limit],
  });
  return rows.map((row) => ({ ...row, plural: definitions.get(row.record)?.plural ?? '' }));
}

/** The database has a function for each record that is found so (migrations, findable). */
function partOf(definitions: Definitions, record: string, order: number): string {
  if (!definitions.has(record)) throw new TypeError(`no record ${record}`);
  return `select '${record}' as record, ${order} as part, id, title from find_${record}($1::text[], $2, $3, $4::int)`;
}
