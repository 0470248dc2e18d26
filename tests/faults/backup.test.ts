import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keyringFrom } from '../../platform/access/keyring.ts';
import { connect } from '../../platform/db/database.ts';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { keepDistrict } from '../support/records.ts';
import { databaseProcess, tongzhou } from './command-line.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const PEOPLE = 4000;
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-restoring-'));
const source = join(folder, 'source');
const file = join(folder, 'backup');

async function withOwner<T>(data: string, work: (owner: pg.Client, url: string) => Promise<T>): Promise<T> {
  const engine = await openEmbedded(data, { progress: () => {} });
  const owner = new pg.Client({ connectionString: engine.url });
  try {
    await owner.connect();
    return await work(owner, engine.url);
  } finally {
    await owner.end();
    await engine.stop();
  }
}

/** Null where there is no table yet. */
const people = (data: string) =>
  withOwner(data, async (owner) => {
    const { rows: tables } = await owner.query(`select 1 from pg_class where relname = 'person'`);
    if (tables.length === 0) return null;
    return (await owner.query<{ count: number }>('select count(*)::int as count from person')).rows[0]?.count;
  });

function newFolder(name: string, keysFrom: string | null = source): string {
  const data = join(folder, name);
  mkdirSync(data);
  if (keysFrom) copyFileSync(join(keysFrom, 'keys.json'), join(data, 'keys.json'));
  return data;
}

beforeAll(async () => {
  await tongzhou(source, 'audit', 'verify').ended;
  const keys = await keyringFrom(join(source, 'keys.json'));
  await withOwner(source, async (_, url) => {
    const database = connect(url, { connections: 2 });
    await keepDistrict(database, 440106, PEOPLE, keys).finally(() => database.close());
  });
  expect(await tongzhou(source, 'backup', file).ended).toMatchObject({ code: 0, complaints: '' });
});

afterAll(async () => {
  for (const name of readdirSync(folder)) {
    const pid = databaseProcess(join(folder, name));
    if (pid) process.kill(pid, 'SIGINT');
    while (databaseProcess(join(folder, name))) await pause(50);
  }
  rmSync(folder, { recursive: true, force: true });
});

it('restores with the keys, says so, and the log verifies', async () => {
  const data = newFolder('restored');
  const { code, out } = await tongzhou(data, 'restore', file, '--json').ended;
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ file, log: { ok: true, batches: 1, entries: 2 * PEOPLE + 2 } });
  expect(await people(data)).toBe(PEOPLE);
  const examined = await tongzhou(data, 'doctor', '--json').ended;
  expect(JSON.parse(examined.out).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  expect(await tongzhou(data, 'restore', file).ended).toMatchObject({ code: 1, out: '' });
});

it('refuses without the keys, or with others, and makes none', async () => {
  const without = newFolder('without', null);
  const refused = await tongzhou(without, 'restore', file).ended;
  expect(refused).toMatchObject({ code: 1, complaints: expect.stringContaining('There is no key file') });
  expect(readdirSync(without)).toEqual([]);
  const others = newFolder('others', null);
  await keyringFrom(join(others, 'keys.json'));
  const differ = await tongzhou(others, 'restore', file).ended;
  expect(differ).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('lacks the keys of the backup (k1, index)'),
  });
  expect(readdirSync(others)).toEqual(['keys.json']);
});

it('ends with 2 where the file is damaged, missing or not named, before a database is made', async () => {
  const data = newFolder('damaged');
  const damaged = join(folder, 'damaged-backup');
  const bytes = readFileSync(file);
  bytes.fill(1, 50_000, 50_010);
  writeFileSync(damaged, bytes);
  const complaint = { code: 2, complaints: expect.stringContaining('is damaged') };
  expect(await tongzhou(data, 'restore', damaged).ended).toMatchObject(complaint);
  expect(await tongzhou(data, 'restore', join(folder, 'no-such')).ended).toMatchObject({ code: 2 });
  expect(await tongzhou(data, 'restore').ended).toMatchObject({ code: 2 });
  expect(readdirSync(data)).toEqual(['keys.json']);
});

it('killed while it restores, leaves an empty database that can be restored into', async () => {
  const data = newFolder('killed');
  const since = Date.now();
  const trial = newFolder('trial');
  await tongzhou(trial, 'restore', file).ended;
  const took = Date.now() - since;
  let killed = 0;
  for (const part of [0.4, 0.6, 0.75, 0.85]) {
    const running = tongzhou(data, 'restore', file);
    await pause(took * part);
    running.kill();
    const { code } = await running.ended;
    const count = await people(data);
    // Where it was too quick to be killed in its transaction, everything is there.
    expect([null, 0, PEOPLE]).toContain(count);
    if (count === PEOPLE) break;
    expect(code).toBeNull();
    killed += 1;
  }
  expect(killed).toBeGreaterThan(0);
  const last = await tongzhou(data, 'restore', file).ended;
  expect([0, 1]).toContain(last.code);
  expect(await people(data)).toBe(PEOPLE);
});

it('killed while it backs up, leaves the backup of before under the name', async () => {
  const path = join(folder, 'daily');
  copyFileSync(file, path);
  const before = readFileSync(path);
  const since = Date.now();
  await tongzhou(source, 'backup', join(folder, 'trial-backup')).ended;
  const took = Date.now() - since;
  for (const part of [0.5, 0.7, 0.8, 0.9]) {
    const running = tongzhou(source, 'backup', path);
    await pause(took * part);
    running.kill();
    const { code } = await running.ended;
    if (code === null && readFileSync(path).equals(before)) continue;
    expect(await tongzhou(newFolder(`from-${part}`), 'restore', path).ended).toMatchObject({ code: 0 });
  }
  expect(await people(source)).toBe(PEOPLE);
});
