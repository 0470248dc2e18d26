import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { countCiphers, totalsOf } from '../../platform/access/cipher-counts.ts';
import { type Keyring, keyringFrom } from '../../platform/access/keyring.ts';
import { connect, type Database } from '../../platform/db/database.ts';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { keepDistrict } from '../support/records.ts';
import { databaseProcess, tongzhou } from './command-line.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const PEOPLE = 6_000;
const data = mkdtempSync(join(tmpdir(), 'tongzhou-rotating-'));
const path = join(data, 'keys.json');
let engine: Awaited<ReturnType<typeof openEmbedded>>;
/** What a running server has: its own connections, and keys that it read when it started. */
let database: Database;
let server: Keyring;
let owner: pg.Client;

beforeAll(async () => {
  await tongzhou(data, 'audit', 'verify').ended;
  engine = await openEmbedded(data, { progress: () => {} });
  [database, server] = [connect(engine.url, { connections: 2 }), await keyringFrom(path)];
  owner = new pg.Client({ connectionString: engine.url });
  await owner.connect();
  await keepDistrict(database, 440106, PEOPLE, server);
});

afterAll(async () => {
  await owner.end();
  await database.close();
  await engine.stop();
  const pid = databaseProcess(data);
  if (pid) process.kill(pid, 'SIGINT');
  while (databaseProcess(data)) await pause(50);
  rmSync(data, { recursive: true, force: true });
});

const totals = async () => totalsOf(await countCiphers(owner));
const versions = () => Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { keys: object }).keys);

it('killed again and again while a server writes, rotates to its end and loses nothing', async () => {
  let [stop, written] = [false, 0];
  const writing = (async () => {
    for (; !stop; written += 1) await keepDistrict(database, 441_000 + written, 2, server);
  })();
  const moments: string[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    const running = tongzhou(data, 'keys', 'rotate');
    const before = (await totals()).k1 ?? 0;
    // Amid its work: some lie under the new version, some under the old.
    for (let under = before; under >= before - 500 && under > 0; under = (await totals()).k1 ?? 0) await pause(5);
    running.kill();
    const { code } = await running.ended;
    const { k1 = 0, k2 = 0 } = await totals();
    moments.push(code === null && k1 > 0 && k2 > 0 ? 'amid' : 'late');
    if (k1 === 0) break;
    expect(versions()).toEqual(['k1', 'k2']);
    expect(readdirSync(data).filter((name) => name.startsWith('keys.json'))).toEqual(['keys.json']);
  }
  expect(moments[0]).toBe('amid');
  const last = await tongzhou(data, 'keys', 'rotate', '--json').ended;
  expect(last).toMatchObject({ code: 0, complaints: '' });
  stop = true;
  await writing;
  expect(written).toBeGreaterThan(10);
  // Where the last kill came too late, one more rotation was begun and ended.
  const { to } = JSON.parse(last.out) as { to: string };
  expect(Object.keys(await totals())).toEqual([to]);

  const verified = await tongzhou(data, 'audit', 'verify', '--json').ended;
  expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
  const examined = await tongzhou(data, 'doctor', '--json').ended;
  expect(JSON.parse(examined.out).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  const { rows } = await owner.query('select count(*)::int as count from person where version = 1');
  expect(rows).toEqual([{ count: PEOPLE + 2 * written }]);

  expect(await tongzhou(data, 'keys', 'retire', 'k1').ended).toMatchObject({ code: 0 });
  expect(versions()).not.toContain('k1');
  const again = await tongzhou(data, 'doctor', '--json').ended;
  expect(JSON.parse(again.out).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
});
