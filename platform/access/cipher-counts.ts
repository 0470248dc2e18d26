import pg from 'pg';
import { ALGORITHM } from './keyring.ts';

const { escapeIdentifier } = pg;

export interface CipherCount {
  /** `table.column`. */
  readonly place: string;
  readonly version: string;
  readonly values: number;
}

/**
 * How many ciphers of the keyring lie where, by version, at one moment. Every column of every table that can hold one is
 * looked through, whether or not anybody knows of it: what a key opens must not be missed before the key is destroyed.
 */
export async function countCiphers(owner: pg.Client): Promise<CipherCount[]> {
  await owner.query('begin isolation level repeatable read, read only');
  try {
    await owner.query('set local row_security = off');
    const counts: CipherCount[] = [];
    for (const { table, column, type } of await columnsOf(owner))
      counts.push(...(await count(owner, table, column, type)));
    return counts;
  } finally {
    await owner.query('rollback');
  }
}

export function totalsOf(counts: readonly CipherCount[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { version, values } of counts) totals[version] = (totals[version] ?? 0) + values;
  return totals;
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'bytea';
}

async function columnsOf(owner: pg.Client): Promise<ColumnRow[]> {
  const { rows } = await owner.query<ColumnRow>(`
select c.relname as table, a.attname as column, case a.atttypid when 'bytea'::regtype then 'bytea' else 'text' end as type
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bytea'::regtype)
order by 1, a.attnum`);
  return rows;
}

/** A version ends at the second colon; ciphers of people's own keys name none and are not meant. */
async function count(owner: pg.Client, table: string, column: string, type: 'text' | 'bytea'): Promise<CipherCount[]> {
  const name = escapeIdentifier(column);
  const head = type === 'text' ? `left(${name}, 64)` : `encode(substr(${name}, 1, 64), 'escape')`;
  const { rows } = await owner.query<{ version: string; values: number }>(
    `select substring(${head} from $1) as version, count(*)::int as values from ${escapeIdentifier(table)}
     where ${head} ~ $1 group by 1 order by 1`,
    [`^${ALGORITHM}:([^:]+):`],
  );
  return rows.map(({ version, values }) => ({ place: `${table}.${column}`, version, values }));
}
