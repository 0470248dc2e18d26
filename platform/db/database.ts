import type { Socket } from 'node:net';
import pg from 'pg';

/**
 * What is seen. Of the jurisdictions a range: codes nest by their digits (440100 to 440199 for a city). In them whole kinds of
 * rows, else the rows of parties, of organisations with what is below, of a person; nothing where nothing is said. The
 * policies of the tables (migrations, visible) say what each means for their rows.
 */
export interface Scope {
  readonly lo: number;
  readonly hi: number;
  readonly sees?: readonly string[];
  readonly parties?: readonly string[];
  readonly organisations?: readonly string[];
  /** Of departments what is assigned to them. */
  readonly bodies?: readonly string[];
  readonly person?: string | null;
  /** Whose account acts: their own account is seen. */
  readonly account?: string;
}

/** That a row lies in the scope; of one jurisdiction said so that an index on it finds the row at once. */
export function inScope(column: string, { lo, hi }: Scope): string {
  if (!Number.isInteger(lo) || !Number.isInteger(hi)) throw new TypeError(`not a scope: ${lo} to ${hi}`);
  return lo === hi ? `${column} = ${lo}` : `${column} between ${lo} and ${hi}`;
}

/** All records of the jurisdictions, with their log: for the machine's own work and for who sees all of them. */
export function wholly({ lo, hi }: Scope): Scope {
  return { lo, hi, sees: ['records', 'common', 'figures', 'accounts', 'grants', 'log'] };
}

/** For a number that may be known where its records may not be seen (`figures`): it is counted from all of them. */
export function ofFigures(scope: Scope): Scope {
  return scope.sees?.includes('figures') ? wholly(scope) : scope;
}

/** All jurisdictions: for the care of the whole database, never for a visitor. */
export const everything: Scope = wholly({ lo: 0, hi: 999_999 });

export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  /**
   * That one plan serves all values, within one jurisdiction: PostgreSQL would else plan a page of a list anew each time,
   * which costs more than finding its rows there. Not for a search, whose best plan depends on what is searched.
   */
  readonly onePlan?: boolean;
}

/** What every function that touches data takes first: one transaction with its scope set. */
export interface Tx {
  readonly scope: Scope;
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends a statement whose answer nobody needs, so that work goes on while PostgreSQL writes. Should it fail, nothing
   * sent after it is done either, and the transaction throws what it said. `writes` is how many rows it has to write:
   * where a policy let it find fewer, the transaction fails instead of going on without them.
   */
  send(text: string, values?: readonly unknown[], writes?: number): void;
}

export interface Database {
  /**
   * One statement in one round trip: `begin`, the scope, the statement and `commit` are sent together. Read only. Throws
   * what PostgreSQL says; the connection stays usable.
   */
  read<Row>(scope: Scope, statement: Statement): Promise<Row[]>;
  /** The first column of the first row, for JSON text that PostgreSQL built; it is passed on untouched. */
  readText(scope: Scope, statement: Statement): Promise<string>;
  /**
   * Runs the work in one transaction (read committed) and commits. Where the work throws, everything is rolled back and
   * the error passed on. Nothing is retried: a failed commit or a lost connection surfaces, and then it is unknown
   * whether the transaction took place; whoever may repeat a request sends an Idempotency-Key.
   */
  inTransaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Called with each statement's text, for tests that count and for metrics. */
  onStatement?: (text: string) => void;
  close(): Promise<void>;
}

// Dates are dates: `YYYY-MM-DD` as text, never an instant in some time zone. Counts fit in a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The role that works with the rows: it owns nothing and cannot bypass row-level security. */
const APPLICATION_ROLE = 'tongzhou_app';

export function connect(url: string, { connections = 10 }: { readonly connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: `-c role=${APPLICATION_ROLE}`,
    // Statements of one read are sent without waiting for the answers in between.
    ...{ pipeline: true },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const database: Database = {
    async read<Row>(scope: Scope, statement: Statement) {
      const { rows } = await readOnce(pool, scope, statement, database.onStatement);
      return rows as Row[];
    },
    async readText(scope, statement) {
      const { rows } = await readOnce(pool, scope, { ...statement, types: untouched }, database.onStatement);
      const [first] = rows as Record<string, string>[];
      return first ? (Object.values(first)[0] ?? '') : '';
    },
    inTransaction: (scope, work) => transact(pool, scope, work, database),
    close: () => pool.end(),
  };
  return database;
}

/** Names of statements by their text; beyond this many they are planned each time. */
const prepared = new Map<string, string>();
const MOST_PREPARED = 500;

/** A text that comes again is prepared once a connection: planning costs more than finding a few rows. */
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= MOST_PREPARED) return known;
  const name = `s${prepared.size}`;
  prepared.set(text, name);
  return name;
}

/** Values as PostgreSQL writes them: JSON stays text. */
const untouched: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

const keepPlan = '; set local plan_cache_mode = force_generic_plan';

async function readOnce(
  pool: pg.Pool,
  scope: Scope,
  statement: Statement & { readonly types?: pg.CustomTypesConfig },
  seen?: (text: string) => void,
) {
  const client = await pool.connect();
  const { text, values = [], types } = statement;
  seen?.(text);
  try {
    const sent = inOnePacket(client, () => [
      client.query(
        `begin read only; ${scopeSetting(scope)}${statement.onePlan && scope.lo === scope.hi ? keepPlan : ''}`,
      ),
      client.query({ text, types, name: nameOf(text), values: [...values] }),
      // Whether or not the statement failed, this ends the transaction.
      client.query('commit'),
    ]);
    const [, answer] = await Promise.all(sent);
    client.release();
    return answer as pg.QueryResult;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Writing to the socket costs more than what is written. The client has it, but its types do not say so. */
function inOnePacket<Sent>(client: pg.PoolClient, send: () => Sent): Sent {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

async function transact<T>(
  pool: pg.Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  { onStatement }: Database,
): Promise<T> {
  const client = await pool.connect();
  /** The first of what was sent without waiting that failed: what fails after it only says that the transaction is over. */
  let failed: unknown = null;
  const note = (error: unknown) => {
    failed ??= error;
  };
  const run = (text: string, values: readonly unknown[] = []) => {
    onStatement?.(text);
    return client.query({ text, name: nameOf(text), values: [...values] });
  };
  const written: Promise<void>[] = [];
  try {
    // Sent with the first statement of the work.
    client.query(`begin; ${scopeSetting(scope)}`).catch(note);
    const result = await work({
      scope,
      async query<Row>(text: string, values?: readonly unknown[]) {
        const { rows } = await run(text, values);
        return rows as Row[];
      },
      send: (text, values, writes) => {
        const sent = run(text, values);
        // What failed first is noted first, so that each is one step away from its answer.
        const answered = sent.then(({ rowCount }) => {
          if (writes !== undefined && rowCount !== writes) note(notWritten(text, writes, rowCount));
        }, note);
        if (writes !== undefined) written.push(answered);
      },
    });
    await Promise.all(written);
    if (failed !== null) throw failed;
    const { command } = await client.query('commit');
    // Of a transaction in which something failed, `commit` makes a rollback and says so.
    if (failed !== null || command !== 'COMMIT') throw failed ?? new Error(`the commit was a ${command}`);
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw failed ?? error;
  }
}

function notWritten(text: string, writes: number, rows: number | null): Error {
  return new Error(`${rows} rows written in place of ${writes}: ${text.slice(0, 80)}`);
}

function scopeSetting({ lo, hi, sees, parties, organisations, bodies, person, account }: Scope): string {
  if (!Number.isInteger(lo) || !Number.isInteger(hi)) throw new TypeError(`not a scope: ${lo} to ${hi}`);
  const one = (id: string | null | undefined) => (id ? [id] : undefined);
  const said = { sees, parties, organisations, bodies, person: one(person), account: one(account) };
  const reach = Object.entries(said).map(([name, values]) => (values?.length ? setting(name, values) : ''));
  return `set local app.lo = ${lo}; set local app.hi = ${hi}${reach.join('')}`;
}

function setting(name: string, values: readonly string[]): string {
  const wrong = values.find((value) => !/^[a-z0-9-]+$/.test(value));
  if (wrong !== undefined) throw new TypeError(`not a scope: ${name} ${wrong}`);
  return `; set local app.${name} = '${values.join(',')}'`;
}

/** What a transaction sees now, where that is more than its scope says. */
const sights = new WeakMap<Tx, readonly string[]>();

/**
 * Whole kinds of rows are seen as well within the work, and afterwards what was seen before; one such work may lie within
 * another. An error ends the transaction, and with it what was set.
 */
export async function withSight<Answer>(
  tx: Tx,
  kinds: readonly string[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  const before = sights.get(tx) ?? tx.scope.sees ?? [];
  const within = [...new Set([...before, ...kinds])];
  if (within.length === before.length) return work();
  see(tx, within);
  const answer = await work();
  see(tx, before);
  return answer;
}

function see(tx: Tx, sees: readonly string[]): void {
  sights.set(tx, sees);
  tx.send(`set local app.sees = '${sees.join(',')}'`);
}

/**
 * What follows by rule from an act that its actor was free to make: their feedback closes a proposal that they could not
 * write themselves.
 */
export function widely<Answer>(tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  return withSight(tx, ['records'], work);
}

/** The name of the constraint that refused a write; null for any other error. */
export function constraintOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? (error.constraint ?? null) : null;
}
