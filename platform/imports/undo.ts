import { isVersion } from '../audit/log.ts';
import { type Written, writtenAt } from '../audit/written.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import type { Batch } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import type { Definition } from '../record/define.ts';
import { fieldsOf } from '../record/define.ts';
import { keptRows } from '../record/kept.ts';
import { Selection } from '../record/select.ts';
import { changeRows, withdrawRows } from '../record/write.ts';
import { words } from './words.ts';

/** What was done later to a row of the import, or what refers to a row it made. */
export interface Dependent {
  readonly record: string;
  readonly id: string;
  readonly title: string;
  readonly why: 'changed' | 'refers';
}

const NAMED = 5;

/** Undoing is refused. The sentence names the first; here is all that depends on the import. */
export class StillNeeded extends DomainError {
  readonly dependents: readonly Dependent[];

  constructor(dependents: readonly Dependent[]) {
    const named = dependents.slice(0, NAMED).map(({ title }) => title);
    const first = named.join('、') + (dependents.length > NAMED ? '…' : '');
    super('conflict', words.laterChanges, { count: dependents.length, first });
    this.dependents = dependents;
  }
}

/**
 * Entries of the log that count as later changes. Opening a secret or a file, or an export, changes nothing; a file that
 * was added is lost with its row. An import that was undone and what undid it leave a row as it was before both, for undoing
 * was refused while anything had come between them.
 */
function isChange(entry: string): string {
  return `(${isVersion(entry)} or ${entry}.content like '{"action":"attach"%') and ${entry}.content not like '{"action":"undo"%' and not exists (
    select from import u where u.jurisdiction = ${entry}.jurisdiction and u.seq = ${entry}.seq and u.state = 'undone')`;
}

/** What stands in the way of undoing the batch at `seq`; an import that found everything unchanged left no trace and is none. */
export async function dependentsOf(tx: Tx, batch: Batch, seq: number): Promise<Dependent[]> {
  const written = await tx.query<{ record: string; id: string }>(
    'select record, id from audit_entry where jurisdiction = $1 and seq = $2',
    [batch.jurisdiction, seq],
  );
  const byRecord = Map.groupBy(written, (row) => row.record);
  const dependents = [
    ...(await changedLater(tx, batch, seq, byRecord)),
    ...(await referring(tx, batch, seq, byRecord)),
  ];
  return [...new Map(dependents.map((dependent) => [`${dependent.record} ${dependent.id}`, dependent])).values()];
}

type ByRecord = ReadonlyMap<string, readonly { readonly id: string }[]>;

/**
 * By ids and not by joining the log to itself: of a log that one large import has just filled PostgreSQL has no statistics,
 * and would compare each entry with every other.
 */
async function changedLater(tx: Tx, batch: Batch, seq: number, written: ByRecord): Promise<Dependent[]> {
  const found: Dependent[] = [];
  for (const [record, rows] of written) {
    const changed = await tx.query<{ id: string }>(
      `select distinct l.id from audit_entry l
       where l.jurisdiction = $1 and l.record = $2 and l.id = any($3::uuid[]) and l.seq > $4 and ${isChange('l')}`,
      [batch.jurisdiction, record, rows.map(({ id }) => id), seq],
    );
    if (changed.length === 0) continue;
    found.push(
      ...(await titled(tx, batch, record, 't.id = any($2::uuid[])', [changed.map(({ id }) => id)], 'changed')),
    );
  }
  return found;
}

/** Rows written later that refer to one of the import. */
async function referring(tx: Tx, batch: Batch, seq: number, byRecord: ByRecord): Promise<Dependent[]> {
  const found: Dependent[] = [];
  for (const definition of batch.definitions.values()) {
    const own = (byRecord.get(definition.name) ?? []).map(({ id }) => id);
    for (const [name, field] of fieldsOf(definition)) {
      const targets = field.kind === 'reference' ? byRecord.get(field.to ?? '') : undefined;
      if (!targets) continue;
      const condition = `t.${columnOf(name)} = any($2::uuid[]) and t.id <> all($3::uuid[])
        and exists (select from audit_entry e where e.jurisdiction = t.jurisdiction and e.record = '${definition.name}'
          and e.id = t.id and e.seq > ${seq} and ${isChange('e')})`;
      const ids = targets.map(({ id }) => id);
      found.push(...(await titled(tx, batch, definition.name, condition, [ids, own], 'refers')));
    }
  }
  return found;
}

async function titled(
  tx: Tx,
  batch: Batch,
  record: string,
  condition: string,
  values: unknown[],
  why: Dependent['why'],
): Promise<Dependent[]> {
  const definition = batch.definitions.get(record) as Definition;
  const selection = new Selection(batch.definitions);
  const title = selection.title('t', definition);
  const rows = await tx.query<{ id: string; title: string }>(
    `select t.id, ${title} as title from ${record} t ${selection.joins} where t.jurisdiction = $1 and ${condition}`,
    [batch.jurisdiction, ...values],
  );
  return rows.map((row) => ({ record, ...row, why }));
}

/** Puts back what was changed and takes away what was made, in the reverse order of the writing; the log keeps both. */
export async function undoBatch(tx: Tx, batch: Batch, seq: number): Promise<void> {
  const written = await writtenAt(tx, batch.keyring, batch.jurisdiction, seq);
  for (const definition of [...batch.definitions.values()].reverse()) {
    const own = written.filter(({ record }) => record === definition.name).reverse();
    const made = new Set(own.filter(({ action }) => action === 'create').map(({ id }) => id));
    const changed = own.filter(({ id }) => !made.has(id));
    await putBack(
      tx,
      batch,
      definition,
      changed.filter(({ changes }) => !changes.state),
    );
    if (made.size > 0) await withdrawRows(tx, batch, definition, await keptRows(tx, batch, definition, [...made]));
    // What had left its state made room for what was made.
    await putBack(
      tx,
      batch,
      definition,
      changed.filter(({ changes }) => changes.state),
    );
  }
}

async function putBack(tx: Tx, batch: Batch, definition: Definition, changed: readonly Written[]): Promise<void> {
  for (const { id, changes } of changed) {
    const [row] = await keptRows(tx, batch, definition, [id]);
    if (!row) continue;
    const { state, ...values } = Object.fromEntries(
      Object.entries(changes).map(([field, [before]]) => [field, before]),
    );
    await changeRows(tx, batch, definition, [
      { row, values, action: 'undo', ...(state ? { state: state as string } : {}) },
    ]);
  }
}
