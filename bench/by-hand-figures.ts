import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { application } from '../modules/index.ts';
import { compile, rowsOf } from '../platform/figures/compile.ts';
import { type Count, countsOf, isRatio } from '../platform/figures/define.ts';
import { figureNamed } from '../platform/figures/routes.ts';
import { spanOf } from '../platform/figures/span.ts';

/** A figure by the SQL that counts its rows. */
export async function counted(client: PoolClient, id: string, during: string): Promise<number | null> {
  const figure = figureNamed(application.figures, id);
  const values: number[] = [];
  for (const count of countsOf(figure)) values.push(await countOf(client, count, during));
  const [value = 0, over = 0] = values;
  if (!isRatio(figure)) return value;
  return over === 0 ? null : Math.round((value / over) * figure.times * 10) / 10;
}

async function countOf(client: PoolClient, count: Count, during: string): Promise<number> {
  const rows = rowsOf(count, spanOf(count, { during }));
  // A record counts once in each jurisdiction.
  const { text, values = [] } = compile(
    sql`select count(distinct (r.jurisdiction, r.record)) as value from (${rows}) as r`,
  );
  const answer = await client.query(text, [...values]);
  return answer.rows[0].value;
}
