import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Database } from '../../platform/db/database.ts';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { migrate } from '../../platform/db/migrate.ts';

export interface TestDatabase {
  /** As the application works. */
  readonly database: Database;
  /** As the owner, who is not held by row-level security: to look behind the application's back. */
  readonly url: string;
}

/**
 * A migrated, empty database for one test file, dropped when its tests have ended. It is on the server that
 * TEST_DATABASE_URL names (as a user who may create databases and roles), else on the embedded PostgreSQL.
 *
 *     const { database } = await testDatabase();   // at the top of the file
 */
export async function testDatabase(): Promise<TestDatabase> {
  const url = await create((admin, server) => migratedTemplate(admin, server));
  const database = connect(url, { connections: 4 });
  afterAll(() => database.close());
  return { database, url };
}

/** A database without a table, for tests of what makes them. */
export function emptyDatabase(): Promise<string> {
  return create(async () => 'template0');
}

async function create(templateFor: (admin: pg.Client, server: string) => Promise<string>): Promise<string> {
  const { prefix, folder } = inject('testRun');
  const given = process.env.TEST_DATABASE_URL;
  const engine = given ? null : await openEmbedded(folder, { progress: () => {} });
  const server = given ?? (engine?.url as string);
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    const template = await templateFor(admin, server);
    await admin.query(`create database ${name} template ${template}`);
  });
  // Hooks run in reverse order: whoever asked closes its connections before.
  afterAll(async () => {
    await asAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    await engine?.stop();
  });
  return databaseOn(server, name);
}

/** Made once a run, by the first that needs it; the others wait for the lock. */
async function migratedTemplate(admin: pg.Client, server: string): Promise<string> {
  const making = `${inject('testRun').prefix}_making`;
  const template = `${inject('testRun').prefix}_template`;
  await admin.query('select pg_advisory_lock(7405)');
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 0) {
    await admin.query(`create database ${making} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    await migrate(databaseOn(server, making));
    await admin.query(`alter database ${making} rename to ${template}`);
  }
  await admin.query('select pg_advisory_unlock(7405)');
  return template;
}

async function asAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
