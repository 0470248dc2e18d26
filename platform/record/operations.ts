import type { Tx } from '../db/database.ts';
import { DomainError, demand, type Finding } from '../errors/errors.ts';
import { allowedOn } from './allowed.ts';
import type { Batch } from './batch.ts';
import { type Definition, firstState, type RowValues } from './define.ts';
import { newId } from './ids.ts';
import { keptRow } from './kept.ts';
import { closedFields, isOpen } from './sensitive.ts';
import { readValues } from './validate.ts';
import { words } from './words.ts';
import { changeRows, createRows, type KeptRow, subjectOf } from './write.ts';

/** What follows from an operation besides the row itself, in the same transaction and batch. */
export type Effect = (tx: Tx, batch: Batch, event: EffectEvent) => Promise<void>;

export interface EffectEvent {
  /** The row as it is after the operation. */
  readonly row: KeptRow;
  /** The row as it was; null where it was created. */
  readonly before: KeptRow | null;
  readonly input: RowValues;
}

/** By record, then by `create`, `edit` or the name of a transition. */
export type Effects = Readonly<Record<string, Readonly<Record<string, Effect>>>>;

export async function createRecord(
  tx: Tx,
  batch: Batch,
  effects: Effects,
  definition: Definition,
  sent: RowValues,
): Promise<string> {
  if (!definition.create(batch.act.actor, null)) {
    throw new DomainError('forbidden', words.mayNotCreate, { label: definition.label });
  }
  const { values, findings } = readValues(definition.fields, sent, { whole: true });
  refuse([
    ...findings,
    ...closedFindings(batch, definition, values),
    ...errorsOf(definition.check?.(values, batch.act.today)),
  ]);
  await requireReferences(tx, batch, definition.fields, values);
  const id = newId(batch.act.at);
  await createRows(tx, batch, definition, [{ id, values }]);
  await effects[definition.name]?.create?.(tx, batch, {
    row: madeRow(batch, definition, id, values),
    before: null,
    input: values,
  });
  return id;
}

/** The row as it was just written, without asking for it. */
function madeRow({ jurisdiction }: Batch, definition: Definition, id: string, values: RowValues): KeptRow {
  const empty = Object.fromEntries(Object.keys(definition.fields).map((name) => [name, null]));
  return { ...empty, ...values, id, jurisdiction, version: 1, state: firstState(definition) };
}

export interface Edit {
  readonly id: string;
  readonly version: number;
  readonly values: RowValues;
}

export async function editRecord(
  tx: Tx,
  batch: Batch,
  effects: Effects,
  definition: Definition,
  { id, version, values: sent }: Edit,
): Promise<void> {
  const row = await current(tx, batch, definition, id, version);
  if (!allowedOn(definition, batch.act.actor, row).includes('edit')) {
    throw new DomainError('forbidden', words.mayNotEdit);
  }
  const { values, findings } = readValues(definition.fields, sent, { whole: false });
  const whole = { ...row, ...values };
  refuse([
    ...findings,
    ...closedFindings(batch, definition, values),
    ...errorsOf(definition.check?.(whole, batch.act.today)),
  ]);
  await requireReferences(tx, batch, definition.fields, values);
  await changeRows(tx, batch, definition, [{ row, values, action: 'edit' }]);
  await effects[definition.name]?.edit?.(tx, batch, { row: whole, before: row, input: values });
}

export interface Move {
  readonly id: string;
  readonly version: number;
  readonly transition: string;
  readonly input: RowValues;
}

export async function moveRecord(
  tx: Tx,
  batch: Batch,
  effects: Effects,
  definition: Definition,
  { id, version, transition: name, input: sent }: Move,
): Promise<void> {
  const transition = definition.transitions?.[name];
  if (!transition) throw new DomainError('not-found', words.notFound);
  const row = await current(tx, batch, definition, id, version);
  if (!allowedOn(definition, batch.act.actor, row).includes(name)) {
    throw new DomainError('rule', words.mayNot, { transition: transition.label });
  }
  if (transition.reason && !batch.act.reason?.trim()) {
    throw new DomainError('invalid', words.reasonNeeded, {}, [{ word: words.reasonNeeded, field: 'reason' }]);
  }
  const { values: input, findings } = readValues(transition.input ?? {}, sent, { whole: true });
  refuse(findings);
  demand(transition.guard?.(row, { today: batch.act.today, input }) ?? null);
  await requireReferences(tx, batch, transition.input ?? {}, input);
  const own = Object.fromEntries(Object.entries(input).filter(([field]) => field in definition.fields));
  await changeRows(tx, batch, definition, [{ row, values: own, state: transition.to, action: name, input }]);
  const after = { ...row, ...own, state: transition.to, version: row.version + 1 };
  await effects[definition.name]?.[name]?.(tx, batch, { row: after, before: row, input });
}

/** Opens one sensitive field, which is itself written to the log with its reason. */
export async function revealSecret(
  tx: Tx,
  batch: Batch,
  definition: Definition,
  { id, field }: { readonly id: string; readonly field: string },
): Promise<string | null> {
  const asked = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
  if (!asked?.opens) throw new DomainError('invalid', words.notSecret, { field });
  if (!isOpen(asked, batch.act.actor)) throw new DomainError('forbidden', words.mayNotOpen, { label: asked.label });
  if (!batch.act.reason?.trim()) {
    throw new DomainError('invalid', words.reasonNeeded, {}, [{ word: words.reasonNeeded, field: 'reason' }]);
  }
  const row = await keptRow(tx, batch, definition, id);
  const opened = { record: definition.name, id, action: 'reveal', subject: subjectOf(definition, id, row) };
  batch.entries.push({ ...opened, changes: {}, input: { field }, noVersion: true });
  return row[field] as string | null;
}

/** What the actor may not open, they may not change either: a refusal would tell what is there. */
function closedFindings({ act }: Batch, { fields }: Definition, values: RowValues): Finding[] {
  return closedFields(fields, act.actor)
    .filter((name) => values[name] !== undefined && values[name] !== null)
    .map((name) => ({ word: words.mayNotChange, params: { label: fields[name]?.label ?? name }, field: name }));
}

async function current(tx: Tx, batch: Batch, definition: Definition, id: string, version: number): Promise<KeptRow> {
  const row = await keptRow(tx, batch, definition, id);
  if (row.version !== version) throw new DomainError('conflict', words.stale);
  return row;
}

/** What a reference points to must exist in the jurisdiction; the foreign key says so too, but without the field. */
async function requireReferences(tx: Tx, batch: Batch, fields: Definition['fields'], values: RowValues): Promise<void> {
  for (const [name, field] of Object.entries(fields)) {
    const id = values[name];
    const target = field.kind === 'reference' ? batch.definitions.get(field.to ?? '') : undefined;
    if (!target || typeof id !== 'string') continue;
    const [found] = await tx.query(`select 1 from ${target.name} where jurisdiction = $1 and id = $2`, [
      batch.jurisdiction,
      id,
    ]);
    if (!found) refuse([{ word: words.notReference, params: { label: field.label }, field: name }]);
  }
}

function errorsOf(findings: readonly Finding[] | undefined): Finding[] {
  return (findings ?? []).filter((finding) => finding.severity !== 'warning');
}

function refuse(findings: readonly Finding[]): void {
  const [first] = findings;
  if (first) throw new DomainError('invalid', first.word, first.params, findings);
}
