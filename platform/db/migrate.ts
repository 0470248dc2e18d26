import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { DomainError, defineWords } from '../errors/errors.ts';

const words = defineWords('db', {
  migrationChanged: {
    zh: '已执行过的迁移 {file} 内容有变：请用与数据库相符的程序版本',
    en: 'The migration {file} was applied and has changed since; use the version of the program that fits the database',
  },
  databaseNewer: {
    zh: '数据库比程序新（第 {number} 号迁移）：请更新程序',
    en: 'The database is newer than the program (migration {number}); update the program',
  },
  roleMissing: {
    zh: '数据库用户不能建立角色，请管理员执行：create role tongzhou_app nologin; grant tongzhou_app to {user};',
    en: 'The database user may not create roles; ask an administrator to run: create role tongzhou_app nologin; grant tongzhou_app to {user};',
  },
});

const folder = new URL('../../migrations/', import.meta.url);
/** One migration of any database of the cluster at a time, because the role belongs to all of them. */
const LOCK = 7_405_106;

/**
 * Brings the database at `url` to the newest schema, as the user of the address; no further than migration `upTo` where
 * it is given. Each file in a transaction of its own.
 */
export async function migrate(
  url: string,
  progress: (file: string) => void = () => {},
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureRole(client);
    await client.query(`create table if not exists schema_migration (
      number integer primary key, file text not null, digest text not null, at timestamptz not null default now())`);
    await applyMissing(client, progress, upTo);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean; user: string }>(
    `select exists (select from pg_roles where rolname = 'tongzhou_app') as there, current_user as user`,
  );
  try {
    if (!rows[0]?.there) await client.query('create role tongzhou_app nologin');
    await client.query('grant tongzhou_app to current_user');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42501') throw new DomainError('rule', words.roleMissing, { user: rows[0]?.user ?? '' });
    // Another process was quicker: the role is there.
    if (code !== '42710' && code !== '23505') throw error;
  }
}

async function applyMissing(client: pg.Client, progress: (file: string) => void, upTo: number): Promise<void> {
  const files = await migrationFiles();
  const { rows } = await client.query<{ number: number; digest: string }>(
    'select number, digest from schema_migration',
  );
  const applied = new Map(rows.map(({ number, digest }) => [number, digest]));
  const newest = Math.max(0, ...files.map(numberOf));
  const beyond = Math.max(0, ...applied.keys());
  if (beyond > newest) throw new DomainError('rule', words.databaseNewer, { number: beyond });
  for (const file of files) {
    const { sql, digest } = await readMigration(file);
    const before = applied.get(numberOf(file));
    if (before && before !== digest) throw new DomainError('rule', words.migrationChanged, { file });
    if (before || numberOf(file) > upTo) continue;
    progress(file);
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (number, file, digest) values ($1, $2, $3)', [
      numberOf(file),
      file,
      digest,
    ]);
    await client.query('commit');
  }
}

/** What the program brings. */
export async function migrationsThere(): Promise<{ number: number; file: string; digest: string }[]> {
  const files = await migrationFiles();
  return Promise.all(
    files.map(async (file) => ({ number: numberOf(file), file, digest: (await readMigration(file)).digest })),
  );
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
}

async function readMigration(file: string): Promise<{ sql: string; digest: string }> {
  const sql = await readFile(new URL(file, folder), 'utf8');
  return { sql, digest: `sha-256:${createHash('sha256').update(sql).digest('hex')}` };
}

function numberOf(file: string): number {
  return Number(file.slice(0, 4));
}
