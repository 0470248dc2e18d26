import { type Database, inScope, type Scope } from '../../platform/db/database.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { Selection } from '../../platform/record/select.ts';

interface Row {
  readonly record: string;
  readonly id: string;
}

/**
 * What rows are called, where the reader may see them: the tables' own policies say so. Always the same statement over all
 * records, so that it is prepared once.
 */
export async function titlesOf(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const found = await database.read<Row & { readonly title: string }>(scope, {
    text: [...definitions.values()]
      .map((definition, index) => {
        const selection = new Selection(definitions);
        const title = selection.title('t', definition);
        return `select '${definition.name}' as record, t.id, (${title})::text as title from ${definition.name} t ${selection.joins}
          where ${inScope('t.jurisdiction', scope)} and t.id = any($${index + 1}::uuid[])`;
      })
      .join(' union all '),
    values: [...definitions.keys()].map((name) => rows.filter(({ record }) => record === name).map(({ id }) => id)),
  });
  return new Map(found.map(({ record, id, title }) => [`${record} ${id}`, title]));
}
