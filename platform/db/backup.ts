import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type AppliedMigration, type BackedUpTable, type BackupHeader, writeBackup } from './backup-file.ts';

const { escapeIdentifier } = pg;

export interface BackedUp {
  readonly header: BackupHeader;
  readonly bytes: number;
  readonly rows: number;
}

/**
 * Writes everything in the database at `url` to a file, as the owner and as it is at one moment, while others go on
 * writing. `keys` are the fingerprints of the keys in use (platform/access/keyring.ts).
 */
export async function backup(url: string, path: string, keys: BackupHeader['keys']): Promise<BackedUp> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    // Where rows would be hidden from this user, it fails instead of writing a part.
    await client.query('set local row_security = off');
    const header: BackupHeader = {
      at: new Date().toISOString(),
      compression: 'gzip',
      migrations: await appliedMigrations(client),
      keys,
      tables: await countedTables(client),
      sequences: await sequences(client),
    };
    const bytes = await writeBackup(path, header, copied(client, header.tables));
    return { header, bytes, rows: rowsIn(header) };
  } finally {
    await client.end();
  }
}

export function rowsIn({ tables }: BackupHeader): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

export async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>('select number, file, digest from schema_migration order by 1');
  return rows;
}

/** The tables that hold records, with the columns that can be written: all but what the migrations keep of themselves. */
export async function tablesOf(client: pg.Client): Promise<Omit<BackedUpTable, 'rows'>[]> {
  const { rows } = await client.query<Omit<BackedUpTable, 'rows'>>(`
select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname <> 'schema_migration'
group by c.relname order by c.relname`);
  return rows;
}

async function countedTables(client: pg.Client): Promise<BackedUpTable[]> {
  const counted: BackedUpTable[] = [];
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*) as rows from ${escapeIdentifier(table.name)}`,
    );
    counted.push({ ...table, rows: Number(rows[0]?.rows) });
  }
  return counted;
}

async function sequences(client: pg.Client): Promise<BackupHeader['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(`
select sequencename as name, last_value::text as value from pg_sequences
where schemaname = 'public' and last_value is not null order by 1`);
  return rows;
}

async function* copied(client: pg.Client, tables: readonly BackedUpTable[]): AsyncGenerator<Buffer> {
  for (const { name, columns, rows } of tables) {
    const copy = client.query(copyTo(`copy ${escapeIdentifier(name)} (${columnList(columns)}) to stdout`));
    yield* copy;
    if (copy.rowCount !== rows) throw new Error(`${name}: ${rows} rows were counted and ${copy.rowCount} copied`);
  }
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ');
}
