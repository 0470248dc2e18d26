import { setImmediate as turn } from 'node:timers/promises';
import type { Keyring } from '../access/keyring.ts';
import { arrayText } from '../db/arrays.ts';
import type { Tx } from '../db/database.ts';
import { firstDay, lastDay } from '../text/partial-date.ts';
import { searchColumns } from '../text/search.ts';
import type { Batch } from './batch.ts';
import { columnOf, dayColumnOf, indexColumnOf } from './columns.ts';
import { type Definition, fieldsOf, firstState, type RowValues } from './define.ts';
import type { Field } from './fields.ts';

/** A row to be made: its id is chosen by the caller, so that rows of one batch can refer to each other. */
export interface NewRow {
  readonly id: string;
  readonly values: RowValues;
  /** The first state of the record's lifecycle where not given; an import brings rows that are further on. */
  readonly state?: string;
}

/** A row to be changed: as it is kept now, and the fields that get another value. */
export interface RowChange {
  readonly row: KeptRow;
  readonly values: RowValues;
  readonly state?: string;
  readonly action: string;
  readonly input?: RowValues;
}

/** A row as an operation works with it: field names as in the definition, secrets in clear. */
export type KeptRow = RowValues & {
  readonly id: string;
  readonly jurisdiction: number;
  readonly version: number;
  readonly state: string | null;
};

const ROWS_A_STATEMENT = 1_000;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly of: (row: { id: string; state: string | null; values: RowValues }) => unknown;
}

/** Makes rows of one record with everything derived from them; any number in a fixed number of statements a thousand. */
export async function createRows(tx: Tx, batch: Batch, definition: Definition, rows: readonly NewRow[]): Promise<void> {
  // Of few rows always all columns, so that the statement is one that was prepared.
  const filled = rows.length < ROWS_A_STATEMENT ? undefined : filledIn(definition, rows);
  const columns = [
    { name: 'id', type: 'uuid', of: (row) => row.id },
    ...(definition.states ? [{ name: 'state', type: 'text', of: (row) => row.state } satisfies Column] : []),
    ...valueColumns(definition, batch, filled),
  ] satisfies Column[];
  const names = columns.map(({ name }) => name).join(', ');
  const casts = columns.map(({ type }, index) => `$${index + 2}::${arrayType(type)}[]`).join(', ');
  const picks = columns.map(({ name, type }) => (type === 'tsvector' ? `${name}::tsvector` : name)).join(', ');
  const text = `insert into ${definition.name} (jurisdiction, ${names})
 select $1::int, ${picks} from unnest(${casts}) as made (${names})`;
  const made = rows.map(({ id, state, values }) => ({ id, values, state: state ?? firstState(definition) }));
  for (let start = 0; start < made.length; start += ROWS_A_STATEMENT) {
    const chunk = made.slice(start, start + ROWS_A_STATEMENT);
    tx.send(text, [batch.jurisdiction, ...columns.map((column) => arrayText(chunk.map((row) => column.of(row))))]);
    // Only a socket that gets its turn sends.
    if (start + ROWS_A_STATEMENT < made.length) await turn();
  }
  for (const { id, state, values } of made) {
    const subject = subjectOf(definition, id, values);
    const input = state ? { input: { state } } : {};
    batch.entries.push({ record: definition.name, id, action: 'create', subject, made: values, ...input });
  }
}

/** The fields that any of the rows has, and those that are searched. */
function filledIn(definition: Definition, rows: readonly NewRow[]): ReadonlySet<string> {
  const has = (name: string) => rows.some(({ values }) => values[name] !== null && values[name] !== undefined);
  return new Set(fieldsOf(definition).flatMap(([name, { search }]) => (search || has(name) ? [name] : [])));
}

/** Changes rows one by one (an import's updates are few); the version rises with each. Only what differs is logged. */
export async function changeRows(
  tx: Tx,
  batch: Batch,
  definition: Definition,
  changes: readonly RowChange[],
): Promise<void> {
  for (const change of changes) changeRow(tx, batch, definition, change);
}

/** Sent without waiting: the row is locked by whoever read it, and what refuses the write speaks before the commit. */
function changeRow(tx: Tx, batch: Batch, definition: Definition, change: RowChange): void {
  const { row, state, action, input } = change;
  const differing = Object.entries(change.values).filter(([name, value]) => (row[name] ?? null) !== (value ?? null));
  const moves = state !== undefined && state !== row.state;
  if (differing.length === 0 && !moves && action === 'edit') return;
  const values = { ...row, ...Object.fromEntries(differing) };
  const touched = new Set(differing.map(([name]) => name));
  const columns = valueColumns(definition, batch, touched);
  const sets = columns.map(({ name, type }, index) => `${name} = $${index + 4}::${type}`);
  const moved = moves ? [`state = '${state}'`] : [];
  tx.send(
    `update ${definition.name} set ${[...sets, ...moved, 'version = version + 1'].join(', ')}
     where jurisdiction = $1 and id = $2 and version = $3`,
    [
      row.jurisdiction,
      row.id,
      row.version,
      ...columns.map((column) => column.of({ id: row.id, state: row.state, values })),
    ],
    1,
  );
  batch.entries.push({
    record: definition.name,
    id: row.id,
    action,
    subject: subjectOf(definition, row.id, values),
    changes: {
      ...Object.fromEntries(differing.map(([name, value]) => [name, [row[name] ?? null, value ?? null] as const])),
      ...(moves ? { state: [row.state, state] as const } : {}),
    },
    ...(input ? { input } : {}),
  });
}

/** Takes rows away as if they had never been entered: only the undoing of an import does this, and the log keeps them. */
export async function withdrawRows(
  tx: Tx,
  batch: Batch,
  definition: Definition,
  rows: readonly KeptRow[],
): Promise<void> {
  await tx.query(`delete from ${definition.name} where jurisdiction = $1 and id = any($2::uuid[])`, [
    batch.jurisdiction,
    rows.map((row) => row.id),
  ]);
  for (const row of rows) {
    const values = fieldsOf(definition).filter(([name]) => row[name] !== null && row[name] !== undefined);
    batch.entries.push({
      record: definition.name,
      id: row.id,
      action: 'undo',
      subject: subjectOf(definition, row.id, row),
      changes: Object.fromEntries(values.map(([name]) => [name, [row[name], null]])),
    });
  }
}

/** Under whose key the log keeps what happens to a row. */
export function subjectOf(definition: Definition, id: string, values: RowValues): string | null {
  if (!definition.about) return null;
  if (definition.about === 'id') return id;
  return (values[definition.about] as string | null | undefined) ?? id;
}

/** What a cipher is bound to, so that it cannot be moved to another row or field. */
export function secretContext(definition: Definition, field: string, jurisdiction: number, id: string): string {
  return `${definition.name}.${columnOf(field)}:${jurisdiction}:${id}`;
}

/** Blind indexes are bound to the field alone: the same person is found in every jurisdiction. */
export function secretIndex(keyring: Keyring, definition: Definition, field: string, plain: string): string {
  return keyring.blindIndex(plain, `${definition.name}.${columnOf(field)}`);
}

/** The columns of the fields, and those derived from them; `touched` limits them to what those fields change. */
function valueColumns(definition: Definition, batch: Batch, touched?: ReadonlySet<string>): Column[] {
  const fields = fieldsOf(definition).filter(([name]) => !touched || touched.has(name));
  const columns = fields.flatMap(([name, field]) => fieldColumns(definition, batch, name, field));
  const searched = fieldsOf(definition).filter(([, field]) => field.search);
  if (searched.length === 0 || (touched && !searched.some(([name]) => touched.has(name)))) return columns;
  return [...columns, ...searchedColumns(searched)];
}

const columnTypes: Partial<Record<Field['kind'], string>> = {
  reference: 'uuid',
  yesNo: 'boolean',
  date: 'date',
  integer: 'integer',
};

function fieldColumns(definition: Definition, batch: Batch, name: string, field: Field): Column[] {
  const plain: Column = {
    name: columnOf(name),
    type: columnTypes[field.kind] ?? 'text',
    of: ({ values }) => values[name] ?? null,
  };
  if (field.kind === 'partialDate') {
    const day = field.bound === 'end' ? lastDay : firstDay;
    return [plain, { name: dayColumnOf(name), type: 'date', of: ({ values }) => onText(values[name], day) }];
  }
  if (field.kind !== 'secret') return [plain];
  const { keyring, jurisdiction } = batch;
  const cipher: Column = {
    ...plain,
    of: ({ id, values }) =>
      onText(values[name], (text) => keyring.encrypt(text, secretContext(definition, name, jurisdiction, id))),
  };
  const index: Column = {
    name: indexColumnOf(name),
    type: 'text',
    of: ({ values }) => onText(values[name], (text) => secretIndex(keyring, definition, name, text)),
  };
  return [cipher, index];
}

function searchedColumns(searched: readonly (readonly [string, Field])[]): Column[] {
  const made = (values: RowValues) => {
    const of = (kind: 'name' | 'text') =>
      searched
        .filter(([, field]) => field.search === kind)
        .flatMap(([name]) => (values[name] ? [String(values[name])] : []));
    return searchColumns({ names: of('name'), texts: of('text') });
  };
  return [
    { name: 'search', type: 'tsvector', of: ({ values }) => made(values).vector },
    { name: 'search_text', type: 'text', of: ({ values }) => made(values).text },
  ];
}

/** Arrays of these travel as text and are cast row by row. */
function arrayType(type: string): string {
  return type === 'tsvector' ? 'text' : type;
}

function onText(value: unknown, make: (text: string) => string): string | null {
  return typeof value === 'string' && value !== '' ? make(value) : null;
}
