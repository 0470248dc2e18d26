import { application } from '../../modules/index.ts';
import type { Act } from '../../platform/audit/log.ts';
import { constraintOf, type Database, type Tx, wholly } from '../../platform/db/database.ts';
import type { DomainError } from '../../platform/errors/errors.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import type { Actor, Definition, RowValues } from '../../platform/record/define.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { createRecord, editRecord, moveRecord } from '../../platform/record/operations.ts';
import type { KeptRow } from '../../platform/record/write.ts';
import { testKeys } from './records.ts';

const testClerk: Actor = { id: 'clerk', name: '办公室', roles: ['office'] };
export const nobody: Actor = { id: 'nobody', name: '外人', roles: [] };

export interface Office {
  create(record: string, values: RowValues): Promise<string>;
  edit(record: string, id: string, values: RowValues): Promise<void>;
  /** With a reason, so that what needs one has one; an empty one says none. */
  move(record: string, id: string, transition: string, input?: RowValues, reason?: string): Promise<void>;
  row(record: string, id: string): Promise<KeptRow>;
  /** Rows of any statement, as the application sees them. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Works as people do: each act is one transaction and one batch of the log. `today` is the day of all of them. */
export function officeOf(
  database: Database,
  jurisdiction: number,
  { actor = testClerk, today = '2018-07-19' }: { readonly actor?: Actor; readonly today?: string } = {},
): Office {
  const { definitions, effects } = application;
  const scope = wholly({ lo: jurisdiction, hi: jurisdiction });
  const named = (record: string) => definitions.get(record) as Definition;
  const batchOf = (reason?: string): Batch => {
    const act: Act = { actor, at: `${today}T02:00:00.000Z`, today, via: 'console', ...(reason ? { reason } : {}) };
    return { act, jurisdiction, keyring: testKeys, definitions, entries: [] };
  };
  const write = <T>(batch: Batch, work: (tx: Tx) => Promise<T>) =>
    database.inTransaction(scope, async (tx) => {
      const done = await work(tx);
      await closeBatch(tx, batch);
      return done;
    });
  const row = (record: string, id: string) =>
    database.inTransaction(scope, (tx) => keptRow(tx, batchOf(), named(record), id));
  return {
    row,
    create: (record, values) => {
      const batch = batchOf();
      return write(batch, (tx) => createRecord(tx, batch, effects, named(record), values));
    },
    edit: async (record, id, values) => {
      const { version } = await row(record, id);
      const batch = batchOf();
      await write(batch, (tx) => editRecord(tx, batch, effects, named(record), { id, version, values }));
    },
    move: async (record, id, transition, input = {}, reason = '有原因') => {
      const { version } = await row(record, id);
      const batch = batchOf(reason);
      await write(batch, (tx) => moveRecord(tx, batch, effects, named(record), { id, version, transition, input }));
    },
    rows: (text, values = []) => database.read(scope, { text, values: [...values] }),
  };
}

/** The code of what an act is refused with, or the name of the constraint; `done` where it is not refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'done';
  } catch (error) {
    const { findings, code } = error as DomainError;
    if (findings?.[0]) return findings[0].word.code;
    const constraint = constraintOf(error);
    if (constraint === null && !code) throw error;
    return constraint ?? code;
  }
}
