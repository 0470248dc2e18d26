import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepDistrict } from '../../tests/support/records.ts';
import { eraseSubject } from './subject-keys.ts';

const HERE = 440106;
const scope = { lo: HERE, hi: HERE };
const { database, url } = await testDatabase();
const owner = new pg.Client({ connectionString: url });

beforeAll(async () => {
  await owner.connect();
  await keepDistrict(database, HERE, 2);
});
afterAll(() => owner.end());

/** The code that PostgreSQL refuses a statement of the program's role with; `done` where it does not. */
async function refused(statement: string): Promise<string> {
  try {
    await database.inTransaction(scope, (tx) => tx.query(statement));
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const NO_RIGHT = '42501';
const keys: Readonly<Record<string, string>> = {
  audit_batch: 'seq',
  audit_entry: 'seq, n',
  audit_summary: 'seq, record, action',
};

describe.each(['audit_batch', 'audit_entry', 'audit_summary'])('to %s the program', (table) => {
  it.each([
    `update ${table} set jurisdiction = jurisdiction`,
    `update ${table} set seq = seq + 1`,
    `delete from ${table}`,
    `delete from ${table} where seq < 0`,
    `truncate ${table}`,
    `insert into ${table} select * from ${table} on conflict (jurisdiction, ${keys[table]}) do update set seq = 0`,
    `merge into ${table} t using ${table} s on t.seq = s.seq and t.jurisdiction = s.jurisdiction when matched then delete`,
    `drop table ${table}`,
    `alter table ${table} disable row level security`,
    `alter table ${table} drop column jurisdiction`,
    `create rule gone as on insert to ${table} do instead nothing`,
    `create trigger gone before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
    `alter table ${table} owner to tongzhou_app`,
    `copy ${table} from program 'true'`,
  ])('may not: %s', async (statement) => {
    expect(await refused(statement)).toBe(NO_RIGHT);
  });
});

it.each([
  'delete from audit_chain',
  'truncate audit_chain',
  'update audit_chain set jurisdiction = 1',
  'drop table audit_chain',
])('the head of a chain moves on, and the program may not: %s', async (statement) => {
  expect(await refused(statement)).toBe(NO_RIGHT);
});

it('the program cannot give itself the right', async () => {
  await refused('grant delete on audit_entry to tongzhou_app');
  expect(await refused('delete from audit_entry')).toBe(NO_RIGHT);
});

it('no function that runs as the owner touches the log', async () => {
  const { rows } = await owner.query<{ name: string; source: string }>(
    `select proname as name, prosrc as source from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ source }) => /audit_|execute\s+\w+\s*;/i.test(source))).toEqual([]);
});

it('nothing that refers to the log, or that it refers to, takes an entry with it', async () => {
  const { rows } = await owner.query(
    `select conname from pg_constraint where contype = 'f' and (conrelid::regclass::text like 'audit%' or confrelid::regclass::text like 'audit%')`,
  );
  expect(rows).toEqual([]);
});

it('whoever is erased, undone or withdrawn, each entry stays', async () => {
  const kept = async () =>
    (await owner.query<{ text: string }>('select e::text as text from audit_entry e order by 1')).rows.map(
      ({ text }) => text,
    );
  const office = officeOf(database, HERE);
  const id = await office.create('person', { name: '测试甲' });
  const award = await office.create('award', { year: 2017, name: '示例奖', level: 'municipal' });
  const before = await kept();
  await office.move('award', award, 'withdraw');
  await database.inTransaction(scope, (tx) => eraseSubject(tx, HERE, id));
  await office.edit('person', id, { employer: '第一中学' });
  const after = new Set(await kept());
  expect(before.filter((entry) => !after.has(entry))).toEqual([]);
  expect(after.size).toBe(before.length + 2);
});
