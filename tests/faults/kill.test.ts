import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { databaseProcess, type Ended, tongzhou } from './command-line.ts';

// Each starts the program and its database several times, beside all other tests.
vi.setConfig({ testTimeout: 240_000 });

const PEOPLE = 3000;
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-faults-'));
const folders: string[] = [];

afterAll(async () => {
  for (const data of folders) {
    const pid = databaseProcess(data);
    if (pid) process.kill(pid, 'SIGINT');
    while (databaseProcess(data)) await pause(50);
  }
  rmSync(folder, { recursive: true, force: true });
});

function newFolder(name: string): string {
  const data = join(folder, name);
  folders.push(data);
  return data;
}

const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红健春梅琳佳宁宇晨浩凯欣雨泽文博思远嘉诚子';

/** A roster of members whose family name is the file's own. */
async function roster(surname: string): Promise<string> {
  const characters = [...given];
  const rows = Array.from({ length: PEOPLE }, (_, n) => [
    `${surname}${characters[n % 50]}${characters[Math.floor(n / 50) % 50]}`,
    n % 2 ? '男' : '女',
    `${1950 + Math.floor(n / 2500)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
    '2010-05',
    `民盟天河第${surname}支部`,
  ]);
  const columns = ['姓名', '性别', '出生日期', '入盟时间', '所在支部'].map((header) => ({ header }));
  const path = join(folder, `${surname}.xlsx`);
  writeFileSync(path, await writeWorkbook([{ name: '花名册', columns, rows }]));
  return path;
}

const importing = (data: string, file: string) =>
  tongzhou(data, 'import', file, '--kind', 'roster', '--party', '05', '--accept-warnings', '--json');

async function lookInto<T extends pg.QueryResultRow>(data: string, text: string, values: unknown[] = []): Promise<T[]> {
  const engine = await openEmbedded(data, { progress: () => {} });
  const client = new pg.Client({ connectionString: engine.url });
  try {
    await client.connect();
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
    await engine.stop();
  }
}

/** People, stays, entries of the log and imports of one file, by its family name. */
async function rowsOf(data: string, surname: string): Promise<number[]> {
  const [row] = await lookInto<{ counts: number[] }>(
    data,
    `select array[
       (select count(*) from person where name like $1),
       (select count(*) from membership m join person p on p.id = m.person where p.name like $1),
       (select count(*) from audit_entry where id in (select id from person where name like $1)),
       (select count(*) from import where file_name like $1 and state = 'committed')]::int[] as counts`,
    [`${surname}%`],
  );
  return row?.counts ?? [];
}

const all = [PEOPLE, PEOPLE, PEOPLE, 1];
const none = [0, 0, 0, 0];

function expectDone({ code, out, complaints }: Ended): void {
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  expect(out).not.toBe('');
}

describe('killed while it imports', () => {
  const data = newFolder('killed');
  let took = 0;

  it('writes a file whole where it is left alone', async () => {
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
    const file = await roster('甲');
    const since = Date.now();
    expectDone(await importing(data, file).ended);
    took = Date.now() - since;
    expect(await rowsOf(data, '甲')).toEqual(all);
  });

  // At a random moment of each part of the time it takes, with or without its database, twice on its last steps.
  it.each([
    ['乙', 0.0, 0.3, false],
    ['丙', 0.3, 0.5, false],
    ['丁', 0.5, 0.7, true],
    ['戊', 0.6, 0.8, false],
    ['己', 0.7, 0.95, true],
    ['庚', 0.75, 1.0, false],
    ['辛', 0.3, 1.0, true],
  ])(
    'leaves all of %s or none, killed between %f and %f of its time (database too: %s)',
    async (name, from, to, too) => {
      const file = await roster(name);
      const running = importing(data, file);
      await pause(took * (from + Math.random() * (to - from)));
      running.kill();
      await running.ended;
      const orphan = databaseProcess(data);
      if (too && orphan) process.kill(orphan, 'SIGKILL');

      const verified = await tongzhou(data, 'audit', 'verify', '--json').ended;
      expectDone(verified);
      expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
      expect(databaseProcess(data)).toBeNull();
      expect([all, none]).toContainEqual(await rowsOf(data, name));
      // Nothing of what was there before is lost.
      expect(await rowsOf(data, '甲')).toEqual(all);
      expectDone(await importing(data, file).ended);
      expect((await rowsOf(data, name)).slice(0, 3)).toEqual(all.slice(0, 3));
    },
  );

  it('has a healthy database after all of this', async () => {
    const examined = await tongzhou(data, 'doctor', '--json').ended;
    expectDone(examined);
    const checks = JSON.parse(examined.out) as { check: string; ok: boolean }[];
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(10);
  });
});

describe('killed while it makes its database', () => {
  it.each([300, 800, 1500, 2500])('starts again after %i ms', async (moment) => {
    const data = newFolder(`first-${moment}`);
    const running = tongzhou(data, 'audit', 'verify');
    await pause(moment);
    running.kill();
    await running.ended;
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
    expect(await lookInto(data, 'select count(*)::int as count from person')).toEqual([{ count: 0 }]);
  });
});

describe('killed with its database', () => {
  const data = newFolder('database');

  it('waits for what the database still does, and starts it again', async () => {
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
    const engine = await openEmbedded(data, { progress: () => {} });
    const client = new pg.Client({ connectionString: engine.url });
    client.on('error', () => {});
    await client.connect();
    // Busy in one statement, it does not notice for a while that the others are gone.
    const busy = client.query('select sum(sqrt(n)) from generate_series(1, 8000000) as n').catch(() => null);
    await pause(300);
    process.kill(databaseProcess(data) as number, 'SIGKILL');
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
    await busy;
    await client.end().catch(() => null);
    await engine.stop();
    expect(databaseProcess(data)).toBeNull();
  });

  it('does not take another process for it that was given its id', async () => {
    const pidFile = join(data, 'database', 'data', 'postmaster.pid');
    const engine = await openEmbedded(data, { progress: () => {} });
    const [, ...lines] = readFileSync(pidFile, 'utf8').split('\n');
    await engine.stop();
    writeFileSync(pidFile, [process.pid, ...lines].join('\n'));
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
  });

  it('makes room where a lock and a user of a killed process are left', async () => {
    const gone = tongzhou(data, 'audit', 'verify');
    await pause(50);
    gone.kill();
    await gone.ended;
    mkdirSync(join(data, 'starting'), { recursive: true });
    writeFileSync(join(data, 'starting', 'owner'), '4194304 1');
    writeFileSync(join(data, 'users', '4194304-abcd'), '1');
    expectDone(await tongzhou(data, 'audit', 'verify').ended);
    expect(databaseProcess(data)).toBeNull();
    expect(readdirSync(join(data, 'users'))).toEqual([]);
  });
});

describe('two at once', () => {
  it('both make the database and import; each is one link of the chain', async () => {
    const data = newFolder('two');
    const [left, right] = [await roster('子'), await roster('丑')];
    const ended = await Promise.all([importing(data, left).ended, importing(data, right).ended]);
    ended.forEach(expectDone);
    expect(await rowsOf(data, '子')).toEqual(all);
    expect(await rowsOf(data, '丑')).toEqual(all);
    // Each batch holds the people of one file and of no other.
    const batches = await lookInto<{ names: string[]; entries: number; kept: number }>(
      data,
      `select array_agg(distinct left(p.name, 1)) as names, b.entries, (select count(*)::int from audit_entry e
         where e.jurisdiction = b.jurisdiction and e.seq = b.seq) as kept
       from audit_batch b join audit_entry e using (jurisdiction, seq) join person p on p.id = e.id
       group by b.jurisdiction, b.seq, b.entries order by b.seq`,
    );
    expect(batches.map(({ names }) => names.join()).sort()).toEqual(['丑', '子']);
    for (const { entries, kept } of batches) expect(kept).toBe(entries);
    const verified = await tongzhou(data, 'audit', 'verify', '--json').ended;
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, batches: 2 });
    expect(databaseProcess(data)).toBeNull();
  });
});
