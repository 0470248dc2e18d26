import pg from 'pg';
import type { Check, Found, Look, Patient } from './check.ts';
import { contents } from './contents.ts';
import { files } from './files.ts';
import { keptClocks } from './kept-clocks.ts';
import { keptFigures } from './kept-figures.ts';
import { structure } from './structure.ts';

export interface Outcome {
  readonly check: Check;
  readonly found: readonly Found[];
}

/** Looks at everything in the database at `url`, as its owner and at one moment; changes nothing. */
export async function examine(url: string, patient: Patient): Promise<Outcome[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query('set local row_security = off');
    const outcomes: Outcome[] = [];
    for (const check of [...structure, ...contents, ...files, keptFigures, keptClocks, ...ofModules(patient)]) {
      outcomes.push({ check, found: await find(check, patient, client) });
    }
    return outcomes;
  } finally {
    await client.end();
  }
}

function ofModules({ invariants }: Patient): Check[] {
  return invariants.map(({ name, label, remedy, sql }) => ({ name, label, remedy, find: (_, look) => look(sql) }));
}

/** A check that cannot even be made, because a table or a column is missing, has found that. */
async function find(check: Check, patient: Patient, client: pg.Client): Promise<Found[]> {
  const look: Look = async (text, values = []) => (await client.query(text, [...values])).rows;
  await client.query('savepoint looking');
  try {
    return await check.find(patient, look);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    await client.query('rollback to savepoint looking');
    return [{ id: error.code ?? '', title: error.message }];
  }
}
