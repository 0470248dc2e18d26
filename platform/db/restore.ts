import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DomainError } from '../errors/errors.ts';
import { appliedMigrations, columnList, tablesOf } from './backup.ts';
import { type BackupHeader, type CheckedBackup, Lines } from './backup-file.ts';
import { words } from './backup-words.ts';
import { migrate } from './migrate.ts';

const { escapeIdentifier } = pg;

/**
 * Puts a backup into the empty database at `url`, as its owner: the tables are made as they were at the backup, filled in
 * one transaction, and brought up to date. Killed before its end, it leaves a database without a row.
 */
export async function restore(url: string, { header, content }: CheckedBackup): Promise<void> {
  await connected(url, demandEmpty);
  await migrate(url, undefined, Math.max(...header.migrations.map(({ number }) => number)));
  await connected(url, async (client) => {
    await client.query('begin');
    // Whoever opens the database now waits; what was written a moment ago is seen.
    const tables = await tablesOf(client);
    await client.query(`lock table schema_migration, ${columnList(tables.map(({ name }) => name))}`);
    await demandEmpty(client);
    await demandSameSchema(client, header);
    await load(client, header, new Lines(content()));
    await client.query('commit');
    await client.query('analyze');
  });
  await migrate(url);
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function demandEmpty(client: pg.Client): Promise<void> {
  await client.query('set row_security = off');
  for (const { name } of await tablesOf(client)) {
    const { rowCount } = await client.query(`select from ${escapeIdentifier(name)} limit 1`);
    if (rowCount !== 0) throw new DomainError('rule', words.notEmpty, { table: name });
  }
}

async function demandSameSchema(client: pg.Client, { migrations }: BackupHeader): Promise<void> {
  const here = new Map((await appliedMigrations(client)).map(({ number, digest }) => [number, digest]));
  const newest = Math.max(...here.keys());
  const last = Math.max(...migrations.map(({ number }) => number));
  if (last > newest) throw new DomainError('rule', words.newerBackup, { number: last });
  if (last < newest) throw new DomainError('rule', words.newerTables, { number: newest });
  const other = migrations.find(({ number, digest }) => here.get(number) !== digest);
  if (other) throw new DomainError('rule', words.otherMigration, { file: other.file });
}

async function load(client: pg.Client, { tables, sequences }: BackupHeader, lines: Lines): Promise<void> {
  const foreignKeys = await takeForeignKeys(client);
  for (const { name, columns, rows } of tables) {
    const copy = client.query(copyFrom(`copy ${escapeIdentifier(name)} (${columnList(columns)}) from stdin`));
    await pipeline(lines.take(rows), copy);
    if (copy.rowCount !== rows) throw new Error(`${name}: ${copy.rowCount} of ${rows} rows were restored`);
  }
  if (!(await lines.ended())) throw new Error('more rows than the header says');
  for (const addAgain of foreignKeys) await client.query(addAgain);
  for (const { name, value } of sequences) {
    await client.query('select setval($1::regclass, $2)', [escapeIdentifier(name), value]);
  }
}

/** Whatever refers to whatever, tables can be filled in any order; put back, each key checks all its rows at once. */
async function takeForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${escapeIdentifier(name)}`);
  }
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`,
  );
}
