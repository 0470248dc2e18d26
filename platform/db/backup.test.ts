import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { emptyDatabase, testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepFileOf, testKeys } from '../../tests/support/records.ts';
import { verifyLog } from '../audit/verify.ts';
import { backup } from './backup.ts';
import { checkBackup } from './backup-file.ts';
import { connect, everything } from './database.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';

const { database, url } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-backup-'));
const file = join(folder, 'backup');
const digest = `sha-256:${'0'.repeat(64)}`;

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { people } = await keepDistrict(database, 440106, 40);
  await keepFileOf(database, 440106, { record: 'person', row: people[0] as string });
  await keepDistrict(database, 440105, 3);
  await asOwner(url, async (owner) => {
    await owner.query(
      `insert into import (jurisdiction, id, state, file_name, file_digest, file, said, at, actor_name)
       values (440106, gen_random_uuid(), 'ready', $1, $2, $3, $4, '2018-01-05 02:00:00.123456+00', '办公室')`,
      ['花名册\n.xlsx', digest, randomBytes(300_000), '\\N\t\\.'],
    );
  });
  await backup(url, file, testKeys.fingerprints);
});

async function asOwner<T>(at: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: at });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Every row of every table, as text. */
function allRows(at: string): Promise<Map<string, string[]>> {
  return asOwner(at, async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname <> 'schema_migration' order by 1`,
    );
    const all = new Map<string, string[]>();
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      all.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return all;
  });
}

async function restored(path: string): Promise<string> {
  const target = await emptyDatabase();
  await restore(target, await checkBackup(path));
  return target;
}

function rowsOfAll(target: string): Promise<number> {
  return allRows(target).then((all) => [...all.values()].flat().length);
}

describe('a backup that is restored', () => {
  it('is the same row for row, in every jurisdiction, and its log verifies', async () => {
    const target = await restored(file);
    const all = await allRows(target);
    expect(all).toEqual(await allRows(url));
    expect(all.get('person')).toHaveLength(43);
    expect(all.get('attachment_piece')).toHaveLength(2);
    const there = connect(target);
    const verified = await verifyLog(there, everything, application.definitions).finally(() => there.close());
    expect(verified).toEqual({ batches: 3, entries: 40 * 2 + 2 + 1 + 3 * 2 + 2, firstProblem: null });
  });

  it('has its keys, indexes and constraints again', async () => {
    const shape = (at: string) =>
      asOwner(at, async (owner) => {
        const { rows } = await owner.query<{ line: string }>(`
select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
where connamespace = 'public'::regnamespace union all select indexdef from pg_indexes where schemaname = 'public' order by 1`);
        return rows;
      });
    expect(await shape(await restored(file))).toEqual(await shape(url));
  });

  it('is of one moment, while others write', async () => {
    const before = await allRows(url);
    const path = join(folder, 'while-writing');
    const stop = { now: false };
    const writing = (async () => {
      let written = 0;
      for (; !stop.now; written += 1) await keepDistrict(database, 441000 + written, 2);
      return written;
    })();
    const { rows } = await backup(url, path, testKeys.fingerprints);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.now = true;
    expect(await writing).toBeGreaterThan(1);
    const target = await restored(path);
    const [then, now] = [await allRows(target), await allRows(url)];
    expect([...then.values()].flat()).toHaveLength(rows);
    for (const [table, kept] of before) {
      // A head of a chain and a mark are the only rows that writing changes.
      if (table === 'audit_chain' || table === 'figure_mark') continue;
      expect(then.get(table)).toEqual(expect.arrayContaining(kept));
      expect(now.get(table)).toEqual(expect.arrayContaining(then.get(table) ?? []));
    }
    // Each write is whole: two people, two stays, two organisations.
    const people = (then.get('person')?.length ?? 0) - 43;
    expect(then.get('membership')).toHaveLength(43 + people);
    expect(then.get('organisation')).toHaveLength(4 + people);
    const there = connect(target);
    const { firstProblem } = await verifyLog(there, everything, application.definitions).finally(() => there.close());
    expect(firstProblem).toBeNull();
  });

  it('goes on from where a sequence stood', async () => {
    const source = await emptyDatabase();
    await migrate(source);
    const sequence = (at: string, text: string) =>
      asOwner(at, async (owner) => (await owner.query<{ next: string }>(text)).rows[0]?.next);
    await sequence(source, 'create sequence receipt');
    await sequence(source, `select setval('receipt', 41)`);
    const path = join(folder, 'sequence');
    await backup(source, path, {});
    const target = await emptyDatabase();
    await migrate(target);
    await sequence(target, 'create sequence receipt');
    await restore(target, await checkBackup(path));
    expect(Number(await sequence(target, `select nextval('receipt') as next`))).toBe(42);
  });

  it('says which keys it needs and holds none', async () => {
    const { header } = await checkBackup(file);
    expect(header.keys).toEqual(testKeys.fingerprints);
    expect(Object.keys(header.keys)).toEqual(['k1', 'index']);
  });
});

describe('a backup of an older program', () => {
  it('is filled into the tables of its time, which are then brought up to date', async () => {
    const older = await emptyDatabase();
    await migrate(older, undefined, 7);
    // What that program wrote; this one writes to tables that came later.
    await asOwner(older, (owner) =>
      owner.query(`insert into person (jurisdiction, id, state, name, search, search_text)
        select 440106, gen_random_uuid(), 'kept', '张' || n, ''::tsvector, '' from generate_series(1, 4) n;
        insert into audit_entry (jurisdiction, seq, n, record, id, content)
        select 440106, 1, n, 'person', gen_random_uuid(), '{"action":"create","changes":{}}' from generate_series(0, 3) n`),
    );
    const path = join(folder, 'older');
    await backup(older, path, testKeys.fingerprints);
    const target = await restored(path);
    const [then, now] = [await allRows(older), await allRows(target)];
    expect(now.get('person')).toEqual(then.get('person'));
    expect([then.has('sealed_report'), now.has('sealed_report')]).toEqual([false, true]);
    expect(now.get('audit_summary')).toHaveLength(1);
  });

  it('is refused where the tables are newer already', async () => {
    const older = await emptyDatabase();
    await migrate(older, undefined, 7);
    const path = join(folder, 'older-empty');
    await backup(older, path, {});
    const target = await emptyDatabase();
    await migrate(target);
    await expect(restore(target, await checkBackup(path))).rejects.toMatchObject({ code: 'backup.newer-tables' });
  });
});

describe('what is refused', () => {
  const whole = () => readFileSync(file);
  const changed = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  it('a byte that is another one, wherever it is', async () => {
    const { length } = whole();
    const places = [20, 200, Math.floor(length / 2), length - 100, length - 80, length - 20];
    for (const place of places) {
      const bytes = whole();
      bytes[place] = (bytes[place] as number) ^ 1;
      const code = place > length - 74 ? /backup\.(damaged|cut)/ : /backup\.damaged/;
      await expect(checkBackup(changed('damaged', bytes))).rejects.toMatchObject({
        kind: 'invalid',
        code: expect.stringMatching(code),
      });
    }
  });

  it('a file that is cut, wherever it is', async () => {
    const { length } = whole();
    for (const end of [30, 2000, Math.floor(length / 2), length - 74, length - 1]) {
      const path = changed('cut', whole().subarray(0, end));
      await expect(checkBackup(path)).rejects.toMatchObject({ kind: 'invalid', code: 'backup.cut' });
    }
  });

  it('a file that is none, and one of a format to come', async () => {
    await expect(checkBackup(changed('none', Buffer.from('name,sex\n')))).rejects.toMatchObject({
      code: 'backup.foreign-file',
    });
    const newer = Buffer.from(whole().toString('latin1').replace('backup 1', 'backup 2'), 'latin1');
    await expect(checkBackup(changed('newer', newer))).rejects.toMatchObject({ code: 'backup.newer-format' });
    await expect(checkBackup(join(folder, 'no-such'))).rejects.toMatchObject({ code: 'backup.not-readable' });
  });

  it('a database with one row', async () => {
    const target = await emptyDatabase();
    await migrate(target);
    const there = connect(target);
    await keepDistrict(there, 440106, 1).finally(() => there.close());
    const before = await allRows(target);
    await expect(restore(target, await checkBackup(file))).rejects.toMatchObject({
      kind: 'rule',
      code: 'backup.not-empty',
    });
    expect(await allRows(target)).toEqual(before);
  });

  it('a file that was exchanged after it was checked: nothing is written', async () => {
    const path = join(folder, 'exchanged');
    cpSync(file, path);
    const checked = await checkBackup(path);
    const bytes = whole();
    bytes.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 50);
    writeFileSync(path, bytes);
    const target = await emptyDatabase();
    await expect(restore(target, checked)).rejects.toThrow();
    expect(await rowsOfAll(target)).toBe(0);
    await restore(target, await checkBackup(file));
    expect(await rowsOfAll(target)).toBe(
      (await checkBackup(file)).header.tables.reduce((sum, { rows }) => sum + rows, 0),
    );
  });

  it('a place that cannot be written, and nothing half is left', async () => {
    const place = join(folder, 'no-folder', 'backup');
    await expect(backup(url, place, {})).rejects.toMatchObject({ kind: 'invalid', code: 'backup.not-writable' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
