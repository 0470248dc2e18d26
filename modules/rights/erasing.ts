import { freshBytes } from '../../platform/access/fresh-bytes.ts';
import { eraseSubject } from '../../platform/audit/subject-keys.ts';
import type { Tx } from '../../platform/db/database.ts';
import { eraseFiles } from '../../platform/files/following.ts';
import { lockImports } from '../../platform/imports/commit.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import { keptRows } from '../../platform/record/kept.ts';
import { changeRows, type KeptRow } from '../../platform/record/write.ts';
import { closeAccountsOf } from '../accounts/index.ts';
import { emptiedPerson, emptiedRow, renamedRow, type Values } from './emptying.ts';
import { type Named, spellingsOf } from './mentions.ts';
import { peopleMergedInto, rowsAbout } from './own-rows.ts';
import { redactUploads, type TouchedUpload, touchedUploads } from './uploads.ts';

interface Change {
  readonly definition: Definition;
  readonly row: KeptRow;
  readonly values: Values;
}

/** What an erasure would do, so that it can be looked at before. */
export interface ErasurePlan extends Named {
  /** The person, and the rows merged into theirs: they go together. */
  readonly people: readonly string[];
  /** Nothing tells any more who it was. */
  readonly whole: boolean;
  readonly changes: readonly Change[];
  readonly uploads: readonly TouchedUpload[];
  /** Others of the same name: then a name alone does not say who is meant, and stays where nothing else does. */
  readonly namesakes: number;
}

/** Accounts are for those who govern them: they are taken care of apart. */
const apart = new Set(['account', 'access_grant']);

/** `goes` are kinds of data. Holds the imports' lock, so that no file brings back what goes. */
export async function planErasure(
  tx: Tx,
  batch: Batch,
  person: string,
  goes: ReadonlySet<string>,
): Promise<ErasurePlan> {
  const { jurisdiction, definitions } = batch;
  await lockImports(tx, jurisdiction);
  const people = await peopleMergedInto(tx, jurisdiction, person);
  const own = definitions.get('person') as Definition;
  const rows = await keptRows(tx, batch, own, people);
  const names = [...new Set(rows.map((row) => String(row.name)))];
  const named = { names, pseudonym: `已删除人员 ${freshBytes(2).toString('hex').toUpperCase()}` };
  const whole = goes.has('identity');
  const [others] = await tx.query<{ count: number }>(
    `select count(*)::int as count from person where jurisdiction = $1 and name = any($2) and id <> all($3::uuid[])`,
    [jurisdiction, names, people],
  );
  const namesakes = others?.count ?? 0;
  const changes = new Map<string, Change>();
  const note = (definition: Definition, row: KeptRow, values: Values) => {
    const differs = Object.entries(values).some(([name, value]) => (row[name] ?? null) !== value);
    if (differs) changes.set(`${definition.name} ${row.id}`, { definition, row, values });
  };
  for (const row of rows) note(own, row, emptiedPerson(own, row, goes, named));
  const referring = await referringRows(tx, batch, people);
  for (const { definition, row } of referring) note(definition, row, emptiedRow(definition, row, goes, named));
  if (whole) {
    const belonging = await belongingRows(tx, batch, referring);
    for (const { definition, row } of belonging) note(definition, row, renamedRow(definition, row, true, named));
    const handled = new Set(
      [...rows, ...referring.map(({ row }) => row), ...belonging.map(({ row }) => row)].map(({ id }) => id),
    );
    const mentioning = namesakes > 0 ? [] : await mentioningRows(tx, batch, named);
    for (const { definition, row } of mentioning) {
      if (!handled.has(row.id)) note(definition, row, renamedRow(definition, row, false, named));
    }
  }
  const identity = {
    ...named,
    alone: namesakes === 0,
    numbers: numbersOf([...rows, ...referring.map(({ row }) => row)]),
  };
  const uploads = whole ? await touchedUploads(tx, batch, identity) : [];
  return { ...named, people, whole, namesakes, uploads, changes: [...changes.values()] };
}

/** By which a row of a file is surely this person's. */
function numbersOf(rows: readonly KeptRow[]): string[] {
  const numbers = rows.flatMap(({ idNumber, phone, number }) => [idNumber, phone, number]);
  return numbers.filter((number): number is string => typeof number === 'string' && number.length >= 6);
}

interface Found {
  readonly definition: Definition;
  readonly row: KeptRow;
}

async function referringRows(tx: Tx, batch: Batch, people: readonly string[]): Promise<Found[]> {
  const found = await rowsAbout(tx, batch.definitions, batch.jurisdiction, people);
  const byRecord = Map.groupBy(found, ({ definition }) => definition);
  return kept(
    tx,
    batch,
    [...byRecord]
      .filter(([{ name }]) => name !== 'person' && !apart.has(name))
      .map(([definition, rows]) => [definition, rows.map(({ id }) => id)]),
  );
}

/** What the referring rows belong to and names people in its texts: the award of a winner, the organisation of a member. */
function belongingRows(tx: Tx, batch: Batch, referring: readonly Found[]): Promise<Found[]> {
  const ids = new Map<Definition, string[]>();
  for (const { definition, row } of referring) {
    for (const [name, { to }] of fieldsOf(definition)) {
      const target = batch.definitions.get(to ?? '');
      if (target?.about !== 'id' || target.name === 'person' || typeof row[name] !== 'string') continue;
      ids.set(target, [...(ids.get(target) ?? []), row[name]]);
    }
  }
  return kept(tx, batch, [...ids]);
}

/** Rows of any record in whose texts the name stands. */
async function mentioningRows(tx: Tx, batch: Batch, { names }: Named): Promise<Found[]> {
  const patterns = names.flatMap(spellingsOf).map((name) => `%${name.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const ids: [Definition, string[]][] = [];
  for (const definition of batch.definitions.values()) {
    const texts = fieldsOf(definition).filter(([, { kind }]) => kind === 'text' || kind === 'longText');
    if (texts.length === 0 || apart.has(definition.name) || definition.name === 'person') continue;
    const condition = texts.map(([name]) => `${columnOf(name)} like any($2::text[])`).join(' or ');
    const rows = await tx.query<{ id: string }>(
      `select id from ${definition.name} where jurisdiction = $1 and (${condition}) order by id`,
      [batch.jurisdiction, patterns],
    );
    ids.push([definition, rows.map(({ id }) => id)]);
  }
  return kept(tx, batch, ids);
}

async function kept(
  tx: Tx,
  batch: Batch,
  ids: readonly (readonly [Definition, readonly string[]])[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const [definition, wanted] of ids) {
    if (wanted.length === 0) continue;
    const rows = await keptRows(tx, batch, definition, [...new Set(wanted)]);
    found.push(...rows.map((row) => ({ definition, row })));
  }
  return found;
}

/** Does it, and destroys the keys under which the log keeps what went. The log itself tells that it was done, and nothing else. */
export async function carryOut(tx: Tx, batch: Batch, plan: ErasurePlan): Promise<void> {
  const { jurisdiction } = batch;
  const from = batch.entries.length;
  for (const { definition, row, values } of plan.changes) {
    const state = definition.name === 'person' && plan.whole ? { state: 'erased' } : {};
    await changeRows(tx, batch, definition, [{ row, values, action: 'erase', ...state }]);
  }
  const accounts = plan.whole ? await closeAccountsOf(tx, batch, plan.people, plan.pseudonym) : [];
  for (const row of plan.whole ? plan.people : []) await eraseFiles(tx, batch, { record: 'person', row });
  await redactUploads(tx, batch, plan.uploads);
  await forgetAnswers(tx, jurisdiction, plan);
  // Rows that name people in their texts, or named this one before they were linked, have keys of their own.
  const subjects = [...plan.people, ...accounts, ...plan.changes.map(({ row }) => row.id)];
  for (const subject of new Set(subjects)) await eraseSubject(tx, jurisdiction, subject);
  tellNothing(batch, from, new Set(subjects));
}

/** What was answered to repeated requests is kept for a day. */
async function forgetAnswers(tx: Tx, jurisdiction: number, { people, names }: ErasurePlan): Promise<void> {
  await tx.query('delete from idempotency where jurisdiction = $1 and body like any($2::text[])', [
    ...[jurisdiction, [...people, ...names].map((text) => `%${text}%`)],
  ]);
}

/** An entry with what was there before would bring it back, and one under the person's key would make that key anew. */
function tellNothing({ entries }: Batch, from: number, subjects: ReadonlySet<string>): void {
  entries.forEach((entry, index) => {
    const { record, id, action, noVersion } = entry;
    const mark = noVersion ? { noVersion } : {};
    if (index >= from) entries[index] = { record, id, action, subject: null, changes: {}, ...mark };
    else if (entry.subject !== null && subjects.has(entry.subject)) entries[index] = { ...entry, subject: null };
  });
}
