import type { Tx } from '../../../platform/db/database.ts';
import { saidOtherwise, saysOtherwise } from '../../../platform/imports/compare.ts';
import type { Plan, PlanContext, PlannedRow, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { fold } from '../../../platform/text/fold.ts';
import { body } from '../body.ts';
import { person } from '../person.ts';
import { post } from '../post.ts';
import { personFindings, tenureFindings } from '../rules.ts';
import { tenure } from '../tenure.ts';
import { words } from '../words.ts';
import {
  canBeOne,
  type Described,
  differences,
  type KnownPeople,
  type KnownPerson,
  loadPeople,
  sameName,
  sameNameAndBirth,
  writtenName,
} from './people.ts';
import { type KnownSeats, loadSeats, planSeat, type SeatPlan, type SeatProgress, seatProgress } from './seats.ts';

export interface PostsKnown {
  readonly people: KnownPeople;
  readonly seats: KnownSeats;
}

export async function loadPosts(tx: Tx, batch: Batch): Promise<PostsKnown> {
  return { people: await loadPeople(tx, batch), seats: await loadSeats(tx, batch) };
}

/** Somebody whom this file makes, with all that its rows said so far. */
interface Made {
  readonly id: string;
  readonly values: Values;
}

interface Progress {
  readonly seats: SeatProgress;
  /** Whom the rows before make, by name and by ID number. */
  readonly people: Map<string, readonly Made[]>;
  readonly seen: Map<string, number>;
}

export function planPosts(rows: readonly ReadRow[], known: PostsKnown, context: PlanContext): Plan {
  const progress: Progress = { seats: seatProgress(rows), people: new Map(), seen: new Map() };
  const planned = rows.map((row) => planRow(row, known, context, progress));
  return { rows: planned, shared: [...progress.seats.shared.values()] };
}

type Values = Readonly<Record<string, unknown>>;

function planRow(row: ReadRow, known: PostsKnown, context: PlanContext, progress: Progress): PlannedRow {
  const values = personValues(row);
  const dates = { begins: cellValue(row, 'begins'), ends: cellValue(row, 'ends') };
  const matched = matchPerson(row, values, known.people);
  const problems: Problem[] = [
    ...cellProblems(row),
    ...missing(row),
    ...personFindings(values, context.today),
    ...tenureFindings(dates),
    ...matched.problems,
  ];
  if (problems.some(isError)) return { row, outcome: 'new', problems, creations: [], changes: [] };
  const told = matched.person
    ? { id: matched.person.id, made: [], values: differences(matched.person, values, known.people) }
    : planPerson(row, values, context, progress);
  const { id } = told;
  const seat = planSeat(row, id, known.seats, context, progress.seats);
  const repeated = writtenBefore(row, `${id} ${seat.place} ${dates.begins ?? ''}`, progress);
  if (repeated) return { row, outcome: 'unchanged', problems: [...problems, repeated], creations: [], changes: [] };
  const held = planTenure(row, id, seat, context);
  const creations = [...told.made, ...held.creations];
  const changes = [
    ...(Object.keys(told.values).length > 0 ? [{ record: 'person', id, values: told.values }] : []),
    ...seat.changes,
    ...held.changes,
  ];
  const outcome = held.creations.length > 0 ? 'new' : changes.length > 0 ? 'update' : 'unchanged';
  const match = matched.person && { record: 'person', id, title: matched.person.name, why: matched.why };
  const found = [...problems, ...seat.problems];
  return { row, outcome, problems: found, creations, changes, needs: seat.needs, ...(match ? { match } : {}) };
}

/** Somebody not known: made by this row, or by the nearest before that can be about the same person; it may say more. */
function planPerson(row: ReadRow, values: Values, context: PlanContext, { people }: Progress) {
  const keys = [fold(String(values.name)), ...(values.idNumber ? [`ID ${values.idNumber}`] : [])];
  const alike = row.answers.name ? [] : keys.flatMap((key) => people.get(key) ?? []);
  const before = alike.findLast((made) => canBeOne(describedBy(made.values), describedBy(values)));
  const id = before?.id ?? context.newId();
  const more = before ? saidOtherwise(person.fields, before.values, values) : {};
  const made = { id, values: { ...values, ...before?.values, ...more } };
  for (const key of keys) people.set(key, [...(people.get(key) ?? []).filter((other) => other.id !== id), made]);
  return { id, made: before ? [] : [{ record: 'person', id, values }], values: more };
}

/** Lists of several terms pasted together repeat themselves; the same term twice is written once. */
function writtenBefore(row: ReadRow, key: string, { seen }: Progress): Problem | null {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row.row);
  return before === undefined
    ? null
    : { word: importWords.writtenOnce, params: { row: before }, field: 'name', severity: 'warning' };
}

function personValues(row: ReadRow): Values & { readonly name?: string; readonly born?: string } {
  const columns = ['name', 'sex', 'born', 'idNumber', 'politicalStatus', 'phone'];
  const told = columns.map((column) => [column, cellValue(row, column)] as const);
  const values = Object.fromEntries(told.filter(([, value]) => value !== null));
  return { ...values, ...(values.name ? { name: writtenName(values.name) } : {}) };
}

function describedBy({ name, sex, born, idNumber, politicalStatus }: Values): Described {
  const texts = { sex, born, idNumber, status: politicalStatus } as Omit<Described, 'name'>;
  return { name: String(name ?? ''), ...texts };
}

const required = { name: person.fields.name.label, body: body.label, post: post.label };

function missing(row: ReadRow): Problem[] {
  return Object.entries(required)
    .filter(([column]) => !row.cells[column]?.text)
    .map(([field, label]) => ({ word: importWords.required, params: { label }, field }));
}

function matchPerson(row: ReadRow, values: Values, people: KnownPeople) {
  const index = values.idNumber ? people.indexOf('idNumber', String(values.idNumber)) : null;
  const identified = index ? people.byIdNumber.get(index) : undefined;
  if (identified) return { person: identified, why: { word: words.sameIdNumber }, problems: [] };
  const answer = row.answers.name;
  if (answer) return { person: people.byId.get(answer) ?? null, why: { word: words.chosen }, problems: [] };
  const described = describedBy(values);
  const { name } = described;
  const candidates: readonly KnownPerson[] = values.born
    ? sameNameAndBirth(people, described)
    : sameName(people, described);
  const [first] = candidates;
  const why = { word: values.born ? words.sameNameAndBirth : words.sameName };
  if (!first || candidates.length === 1) return { person: first ?? null, why, problems: [] };
  const choices = [
    { id: 'new', label: words.createNew },
    ...candidates.map((candidate) => ({ id: candidate.id, label: `${candidate.name} ${candidate.born ?? ''}` })),
  ];
  const problem: Problem = {
    word: words.whichPerson,
    params: { name, count: candidates.length },
    field: 'name',
    choices,
  };
  return { person: null, why, problems: [problem] };
}

const tenureColumns = ['begins', 'ends', 'termEnds', 'beganBy', 'document', 'sector'] as const;

/** The same person in the same place from the same time is the same tenure; the row may say more of it, or otherwise. */
function planTenure(
  row: ReadRow,
  personId: string,
  { seat, held }: SeatPlan,
  context: PlanContext,
): Pick<PlannedRow, 'creations' | 'changes'> {
  const columns = tenureColumns.map((column) => [column, cellValue(row, column)] as const);
  const told = [...columns, ['onBehalfOf', cellValue(row, 'politicalStatus')] as const].filter(
    ([, value]) => value !== null,
  );
  const hasEnded = cellValue(row, 'ends') !== null;
  if (!held) {
    const values = { person: personId, post: seat, ...Object.fromEntries(told) };
    const state = hasEnded ? 'ended' : 'serving';
    return { creations: [{ record: 'tenure', id: context.newId(), values, state }], changes: [] };
  }
  const differing = told.filter(([column, value]) => saysOtherwise(tenure.fields[column], held.values[column], value));
  const values = { ...Object.fromEntries(differing), ...(seat === held.post ? {} : { post: seat }) };
  const ends = hasEnded && held.state !== 'ended' ? { state: 'ended' } : {};
  if (Object.keys(values).length === 0 && !('state' in ends)) return { creations: [], changes: [] };
  return { creations: [], changes: [{ record: 'tenure', id: held.id, values, ...ends }] };
}
