import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { joinUsers } from '../../platform/db/users.ts';

/** What a run of the tests calls its own: the beginning of its databases' names, and where its embedded one lies. */
export interface TestRun {
  readonly prefix: string;
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testRun: TestRun;
  }
}

/**
 * Around all tests of a run: the first test that needs a database starts the embedded one (tests/support/database.ts), and
 * it stays until the last has ended. On the server of TEST_DATABASE_URL only what this run made is dropped.
 */
export function setup({ provide }: TestProject): () => Promise<void> {
  const prefix = `tongzhou_test_${randomBytes(4).toString('hex')}`;
  const folder = join(tmpdir(), prefix);
  provide('testRun', { prefix, folder });
  const server = process.env.TEST_DATABASE_URL;
  if (server) return () => dropAll(server, prefix);
  mkdirSync(folder);
  const leave = joinUsers(folder);
  return async () => {
    if (existsSync(join(folder, 'database.json'))) {
      const engine = await openEmbedded(folder, { progress: () => {} });
      leave();
      await engine.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

async function dropAll(server: string, prefix: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}
