import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase } from '../../tests/support/database.ts';
import { keepDistrict } from '../../tests/support/records.ts';
import { connect, wholly } from './database.ts';
import { migrate, migrationsThere } from './migrate.ts';

const { database, url } = await testDatabase();

async function asOwner<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await owner.query<Row>(statement));
    return rows;
  } finally {
    await owner.end();
  }
}

const applied = (url: string) =>
  asOwner<{ number: number; file: string; digest: string }>(
    url,
    'select number, file, digest from schema_migration order by number',
  );

describe('migrating', () => {
  it('applies every file once, in order, and nothing the second time', async () => {
    const url = await emptyDatabase();
    const [first, second]: [string[], string[]] = [[], []];
    await migrate(url, (file) => first.push(file));
    await migrate(url, (file) => second.push(file));
    const there = await migrationsThere();
    expect(first).toEqual(there.map(({ file }) => file));
    expect(there.map(({ number }) => number)).toEqual(there.map((_, n) => n + 1));
    expect(second).toEqual([]);
    expect(await applied(url)).toEqual(there);
  });

  it('goes on where an older program ended', async () => {
    const url = await emptyDatabase();
    await migrate(url, undefined, 4);
    expect(await applied(url)).toHaveLength(4);
    await migrate(url);
    expect(await applied(url)).toEqual(await migrationsThere());
  });

  it('refuses a file that was edited after it was applied, and changes nothing', async () => {
    const url = await emptyDatabase();
    await migrate(url, undefined, 5);
    await asOwner(url, `update schema_migration set digest = 'sha-256:0' where number = 2`);
    await expect(migrate(url)).rejects.toMatchObject({
      kind: 'rule',
      code: 'db.migration-changed',
      params: { file: '0002-directory.sql' },
    });
    expect(await applied(url)).toHaveLength(5);
  });

  it('refuses a database of a newer program', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    await asOwner(
      url,
      `insert into schema_migration (number, file, digest) values (9000, '9000-later.sql', 'sha-256:0')`,
    );
    await expect(migrate(url)).rejects.toMatchObject({ kind: 'rule', code: 'db.database-newer' });
  });

  it('is done once by several processes at once', async () => {
    const url = await emptyDatabase();
    const script = `import { migrate } from '${join(import.meta.dirname, 'migrate.ts')}';
      await migrate(process.argv[1], (file) => console.log(file));`;
    const outputs = await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, ['--input-type=module', '--eval', script, url]);
            let said = '';
            child.stdout.on('data', (text) => {
              said += text;
            });
            child.stderr.on('data', (text) => {
              said += text;
            });
            child.on('error', reject);
            child.on('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(said))));
          }),
      ),
    );
    const there = await migrationsThere();
    expect(outputs.join('').trim().split('\n')).toEqual(there.map(({ file }) => file));
    expect(await applied(url)).toEqual(there);
  });
});

describe('the role that the program works with', () => {
  const here = wholly({ lo: 440106, hi: 440106 });
  const client = new pg.Client({ connectionString: url, options: '-c role=tongzhou_app' });

  beforeAll(async () => {
    await keepDistrict(database, 440105, 2);
    await keepDistrict(database, 440106, 3);
    await client.connect();
  });
  afterAll(() => client.end());

  const count = async (table: string): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    return rows[0]?.count ?? Number.NaN;
  };
  const setScope = (lo: string, hi: string) =>
    client.query(
      `select set_config('app.lo', '${lo}', false), set_config('app.hi', '${hi}', false), set_config('app.sees', 'records', false)`,
    );

  it('sees nothing where no jurisdiction is set, in any table', async () => {
    await setScope('', '');
    const tables = await asOwner<{ name: string }>(
      url,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname <> 'schema_migration' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) expect({ name, rows: await count(name) }).toEqual({ name, rows: 0 });
  });

  it('sees its own jurisdiction, and a city those of its districts', async () => {
    await setScope('440106', '440106');
    expect([await count('person'), await count('audit_entry')]).toEqual([3, 8]);
    await setScope('440105', '440105');
    expect(await count('person')).toBe(2);
    await setScope('440100', '440199');
    expect(await count('person')).toBe(5);
    await setScope('440200', '440299');
    expect(await count('person')).toBe(0);
  });

  it('cannot name a row of another jurisdiction, by read, search, update or delete', async () => {
    await setScope('440106', '440106');
    const other = `jurisdiction = 440105`;
    for (const table of ['person', 'membership', 'organisation', 'audit_entry', 'subject_key']) {
      expect(await count(`${table} where ${other}`)).toBe(0);
    }
    expect(await count(`search_person(array[]::text[], '%') as id join person p using (id) where p.${other}`)).toBe(0);
    expect((await client.query(`update person set name = '改' where ${other}`)).rowCount).toBe(0);
    expect((await client.query(`delete from membership where ${other}`)).rowCount).toBe(0);
    expect(await asOwner(url, `select 1 from person where name = '改'`)).toEqual([]);
  });

  it('cannot write into another jurisdiction, nor move a row there', async () => {
    await setScope('440106', '440106');
    const refused = /row-level security/;
    await expect(
      client.query(`insert into audit_chain (jurisdiction, seq, hash) values (440107, 1, '')`),
    ).rejects.toThrow(refused);
    await expect(client.query('update figure_mark set jurisdiction = 440107')).rejects.toThrow(refused);
    await expect(
      keepDistrict({ ...database, inTransaction: (_, work) => database.inTransaction(here, work) }, 440108),
    ).rejects.toThrow(refused);
  });

  it.each([
    'update audit_entry set content = content',
    'delete from audit_entry',
    'truncate audit_entry',
    'update audit_batch set reason = reason',
    'delete from audit_batch',
    'update sealed_report set title = title',
    'delete from sealed_report',
    'alter table person disable row level security',
    'drop policy within_scope on person',
    'create policy wide on person using (true)',
    'drop table winner',
    'create table public.mine (n integer)',
    'update schema_migration set digest = digest',
    'alter role tongzhou_app bypassrls',
  ])('may not: %s', async (statement) => {
    await setScope('440106', '440106');
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('gets an error, and no rows, where it turns row-level security off', async () => {
    await setScope('440106', '440106');
    await client.query('set row_security = off');
    await expect(client.query('select * from person')).rejects.toThrow('row-level security');
    await client.query('set row_security = on');
  });

  it('is taken by every connection of the program, with a scope that ends with the transaction', async () => {
    const text = 'select current_user as role, current_setting($1, true) as lo';
    const one = connect(url, { connections: 1 });
    try {
      expect(await one.read(here, { text, values: ['app.lo'] })).toEqual([{ role: 'tongzhou_app', lo: '440106' }]);
      await expect(one.read(here, { text: 'select 1 / 0' })).rejects.toThrow('division by zero');
      const other = await one.read(wholly({ lo: 440105, hi: 440105 }), {
        text: 'select count(*)::int as count, min(jurisdiction) as least from person',
      });
      expect(other).toEqual([{ count: 2, least: 440105 }]);
      await expect(one.read({ lo: Number.NaN, hi: 1 }, { text })).rejects.toThrow('not a scope');
    } finally {
      await one.close();
    }
  });
});
