import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DomainError } from '../errors/errors.ts';
import { type CipherCount, countCiphers } from './cipher-counts.ts';
import type { CipherTable } from './ciphers.ts';
import { words } from './key-words.ts';
import { ALGORITHM, type Keyring } from './keyring.ts';

const { escapeIdentifier } = pg;

/** Told after each batch: how many rows have been worked on. */
export type Progress = (rows: number) => void;

const LOCKED_PAUSE_MS = 200;

/**
 * Puts every cipher under the current version, a batch of rows a transaction, while others read and write; what was done is
 * done, wherever it is interrupted. Neither versions of rows nor the log change, for no value does. Returns what lies where
 * at the end: nothing under an older version.
 */
export async function renewAll(
  owner: pg.Client,
  keyring: Keyring,
  tables: readonly CipherTable[],
  progress: Progress,
): Promise<CipherCount[]> {
  let done = 0;
  for (;;) {
    const closed: string[] = [];
    for (const table of tables) {
      for await (const batch of renewed(owner, keyring, table)) {
        closed.push(...batch.closed);
        done += batch.rows;
        progress(done);
      }
    }
    const counts = await countCiphers(owner);
    const older = counts.filter(({ version }) => `${ALGORITHM}:${version}:` !== keyring.head);
    if (older.length === 0) return counts;
    refuseUncovered(older, tables);
    const values = older.reduce((sum, one) => sum + one.values, 0);
    if (values <= closed.length) throw new DomainError('rule', words.closed, { values, place: closed[0] ?? '' });
    // Rows that others hold were passed over: waiting for them could stop both.
    await pause(LOCKED_PAUSE_MS);
  }
}

function refuseUncovered(older: readonly CipherCount[], tables: readonly CipherTable[]): void {
  const covered = new Set(tables.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`)));
  const uncovered = older.find(({ place }) => !covered.has(place));
  if (uncovered) throw new DomainError('rule', words.uncovered, { place: uncovered.place });
}

interface Batch {
  readonly rows: number;
  /** Values that no key opens: `table.column id`. */
  readonly closed: readonly string[];
}

type Row = { readonly jurisdiction: number; readonly id: string } & Readonly<Record<string, string | Buffer | null>>;

async function* renewed(owner: pg.Client, keyring: Keyring, table: CipherTable): AsyncGenerator<Batch> {
  let after: Pick<Row, 'jurisdiction' | 'id'> = { jurisdiction: -1, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    await owner.query('begin');
    try {
      const rows = await olderRows(owner, keyring, table, after);
      const closed = rows.length > 0 ? await renewRows(owner, keyring, table, rows) : [];
      await owner.query('commit');
      const last = rows.at(-1);
      if (!last) return;
      after = last;
      yield { rows: rows.length, closed };
    } catch (error) {
      await owner.query('rollback').catch(() => {});
      throw error;
    }
  }
}

async function olderRows(
  owner: pg.Client,
  keyring: Keyring,
  { table, id, rows: most, columns }: CipherTable,
  after: Pick<Row, 'jurisdiction' | 'id'>,
): Promise<Row[]> {
  const name = escapeIdentifier(id);
  const older = columns.map(({ name: column, type }) => {
    const [value, start] = [escapeIdentifier(column), type === 'text' ? 'left(%, #)' : 'substr(%, 1, #)'];
    const begins = (length: string) => start.replace('%', value).replace('#', length);
    const as = (parameter: string) => (type === 'text' ? `${parameter}::text` : `convert_to(${parameter}, 'UTF8')`);
    return `(${begins('length($4)')} <> ${as('$4')} and ${begins('length($3)')} = ${as('$3')})`;
  });
  const picks = columns.map((column) => escapeIdentifier(column.name)).join(', ');
  const { rows } = await owner.query<Row>(
    `select jurisdiction, ${name}::text as id, ${picks} from ${escapeIdentifier(table)}
     where (jurisdiction, ${name}) > ($1::int, $2::uuid) and (${older.join(' or ')})
     order by jurisdiction, ${name} limit ${most} for no key update skip locked`,
    [after.jurisdiction, after.id, `${ALGORITHM}:`, keyring.head],
  );
  return rows;
}

async function renewRows(owner: pg.Client, keyring: Keyring, table: CipherTable, rows: Row[]): Promise<string[]> {
  const closed: string[] = [];
  const columns = table.columns.map(({ name, context }) =>
    rows.map((row) => {
      const cipher = row[name] ?? null;
      if (!isOlder(cipher, keyring.head)) return null;
      try {
        return keyring.renew(cipher, context(row.jurisdiction, row.id));
      } catch (error) {
        if (error instanceof DomainError) throw error;
        closed.push(`${table.table}.${name} ${row.id}`);
        return null;
      }
    }),
  );
  const sets = table.columns.map(
    ({ name }, n) => `${escapeIdentifier(name)} = coalesce(v.c${n}, t.${escapeIdentifier(name)})`,
  );
  const arrays = table.columns.map(({ type }, n) => `$${n + 3}::${type}[]`);
  await owner.query(
    `update ${escapeIdentifier(table.table)} t set ${sets.join(', ')}
     from unnest($1::int[], $2::uuid[], ${arrays.join(', ')}) as v (jurisdiction, id, ${sets.map((_, n) => `c${n}`).join(', ')})
     where t.jurisdiction = v.jurisdiction and t.${escapeIdentifier(table.id)} = v.id`,
    [rows.map(({ jurisdiction }) => jurisdiction), rows.map(({ id }) => id), ...columns],
  );
  return closed;
}

function isOlder(cipher: string | Buffer | null, head: string): cipher is string | Buffer {
  if (cipher === null) return false;
  const start = typeof cipher === 'string' ? cipher.slice(0, 64) : cipher.toString('latin1', 0, 64);
  return start.startsWith(`${ALGORITHM}:`) && !start.startsWith(head);
}
