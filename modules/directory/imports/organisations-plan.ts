import type { Tx } from '../../../platform/db/database.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { saysOtherwise } from '../../../platform/imports/compare.ts';
import type {
  Change,
  Creation,
  Plan,
  PlanContext,
  PlannedRow,
  Problem,
  ReadRow,
} from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { organisation } from '../organisation.ts';
import { organisationChange } from '../organisation-change.ts';
import { organisationFindings } from '../rules.ts';
import { words } from '../words.ts';
import { levelByName, nameKey } from './organisations-known.ts';
import { partyByCell } from './party-of.ts';

const of = organisation.fields;
const change = organisationChange.fields;

interface KnownChange {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly happened: string;
  readonly other?: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface OrganisationsKnown {
  /** How many are on the roll of those that have somebody. */
  readonly members: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly changes: ReadonlyMap<string, readonly KnownChange[]>;
  /** Ids by party and name, also of those that are dissolved: what a history refers to. */
  readonly everKnown: ReadonlyMap<string, string>;
}

export async function loadHistory(tx: Tx, batch: Batch): Promise<OrganisationsKnown> {
  const values = await tx.query<{ id: string; party: string; name: string }>(
    `select id, party, name, short_name as "shortName", level, parent, founded, dissolved, sector, address,
       contact, note, state from organisation where jurisdiction = $1 and state <> 'withdrawn' order by state`,
    [batch.jurisdiction],
  );
  const changes = await tx.query<Omit<KnownChange, 'values'>>(
    `select id, organisation, kind, happened, other, from_level as "fromLevel", to_level as "toLevel",
       from_name as "fromName", approved_by as "approvedBy", document
     from organisation_change where jurisdiction = $1 and state = 'kept'`,
    [batch.jurisdiction],
  );
  const members = await tx.query<{ organisation: string; count: number }>(
    `select organisation, count(*) as count from membership
     where jurisdiction = $1 and state in ('active', 'transferring') group by organisation`,
    [batch.jurisdiction],
  );
  return {
    members: new Map(members.map(({ organisation: id, count }) => [id, count])),
    values: new Map(values.map((row) => [row.id, row])),
    changes: Map.groupBy(
      changes.map((known) => ({ ...known, values: { ...known } })),
      (known) => known.organisation,
    ),
    // In the order of states: one that stands counts before one of the name that is dissolved.
    everKnown: new Map(values.map(({ id, party, name }) => [placeKey(party, name), id])),
  };
}

/** Ids by party and name: those known, and those that rows of this file make. */
interface Progress {
  readonly ids: Map<string, string>;
  readonly made: Set<string>;
  readonly changes: Map<string, KnownChange[]>;
  /** What is known of each, and what the rows before said of it. */
  readonly values: Map<string, Readonly<Record<string, unknown>>>;
}

export function planOrganisations(rows: readonly ReadRow[], known: OrganisationsKnown, context: PlanContext): Plan {
  const progress: Progress = {
    // Those dissolved too: a list of the history names them again.
    ids: new Map(known.everKnown),
    made: new Set(),
    values: new Map(known.values),
    changes: new Map([...known.changes].map(([id, changes]) => [id, [...changes]])),
  };
  // A parent may stand below its branches, so ids are given before any row is planned; parents are made before branches.
  // A row with an error makes nothing that others could refer to.
  const own = new Set(progress.ids.keys());
  for (const row of rows) {
    const { key, problems } = readRow(row, own, context);
    if (key && !problems.some(isError) && !progress.ids.has(key)) progress.ids.set(key, context.newId());
  }
  return { rows: rows.map((row) => planRow(row, known, context, progress, own)), shared: [] };
}

function partyOf(row: ReadRow, context: PlanContext): string | null {
  const cell = row.cells.party?.text;
  return cell ? partyByCell(cell) : (partyByCell(row.cells.name?.text ?? '') ?? context.party);
}

function placeKey(party: string, name: string): string {
  return `${party} ${nameKey(name)}`;
}

interface Read {
  readonly party: string | null;
  readonly name: string | null;
  /** Null where the row does not say which organisation it is about. */
  readonly key: string | null;
  readonly level: string | null;
  readonly problems: readonly Problem[];
}

/** What a row says by itself; `own` are the keys of those known, whose level need not be told. */
function readRow(row: ReadRow, own: ReadonlySet<string>, context: PlanContext): Read {
  const party = partyOf(row, context);
  const name = cellValue(row, 'name');
  const key = party && name ? placeKey(party, name) : null;
  const level = cellValue(row, 'toLevel') ?? cellValue(row, 'level') ?? levelByName(name ?? '');
  const dates = datesOf(row);
  const problems: Problem[] = [...cellProblems(row), ...organisationFindings(dates)];
  const missing = (label: Label, field: string) =>
    problems.push({ word: importWords.required, params: { label }, field });
  if (!name) missing(of.name.label, 'name');
  if (!party) problems.push({ word: importWords.partyUnknown, field: 'party' });
  if (key && !own.has(key) && !level) missing(of.level.label, 'level');
  return { party, name, key, level, problems };
}

function planRow(
  row: ReadRow,
  known: OrganisationsKnown,
  context: PlanContext,
  progress: Progress,
  own: ReadonlySet<string>,
): PlannedRow {
  const { party, name, key, level, problems: found } = readRow(row, own, context);
  const parent = parentOf(row, party, progress);
  const problems = [...found, ...parent.problems];
  const id = key && progress.ids.get(key);
  const dates = datesOf(row);
  const count = (id && known.members.get(id)) || 0;
  if (dates.dissolved && count > 0)
    problems.push({ word: words.stillHasMembers, params: { count }, field: 'dissolved' });
  if (!key || !id || !party || problems.some(isError))
    return { row, outcome: 'new', problems, creations: [], changes: [] };
  const history = planChanges(row, { id, party }, known, context, progress);
  const values = { ...told(row, parent.id), ...given(dates) };
  if (own.has(key) || progress.made.has(key)) {
    const ended = dates.dissolved ? { state: 'dissolved' } : {};
    const levelNow = cellValue(row, 'level') ?? raisedTo(row, progress.changes.get(id) ?? []);
    const now = { ...(own.has(key) ? values : given(dates)), ...given({ level: levelNow }) };
    const changes = [...differing(id, now, progress, ended), ...history.changes];
    const outcome = changes.length > 0 || history.creations.length > 0 ? 'update' : 'unchanged';
    return { row, outcome, problems, creations: history.creations, changes };
  }
  progress.made.add(key);
  const creation: Creation = {
    record: 'organisation',
    id,
    values: { ...values, name, party, level },
    ...(dates.dissolved ? { state: 'dissolved' } : {}),
  };
  progress.values.set(id, creation.values);
  return { row, outcome: 'new', problems, creations: [creation, ...history.creations], changes: history.changes };
}

function parentOf(row: ReadRow, party: string | null, { ids }: Progress): { id: string | null; problems: Problem[] } {
  const name = cellValue(row, 'parent');
  if (!name || !party) return { id: null, problems: [] };
  const id = ids.get(placeKey(party, name)) ?? null;
  const problem: Problem = { word: words.parentUnknown, params: { name }, field: 'parent', severity: 'warning' };
  return { id, problems: id ? [] : [problem] };
}

function told(row: ReadRow, parent: string | null) {
  const columns = ['shortName', 'sector', 'address', 'contact', 'note'];
  return given({ ...Object.fromEntries(columns.map((column) => [column, cellValue(row, column)])), parent });
}

function given(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null));
}

/** From their columns, else from the event that the row tells: 成立, 撤销. */
function datesOf(row: ReadRow) {
  const [kind, happened] = [cellValue(row, 'kind'), cellValue(row, 'happened')];
  return {
    founded: cellValue(row, 'founded') ?? (kind === 'founded' ? happened : null),
    dissolved: cellValue(row, 'dissolved') ?? (kind === 'dissolved' ? happened : null),
  };
}

function differing(
  id: string,
  values: Readonly<Record<string, unknown>>,
  progress: Progress,
  ended: { readonly state?: string },
): Change[] {
  const kept = progress.values.get(id) ?? {};
  const changed = Object.entries(values).filter(([name, value]) =>
    saysOtherwise(of[name as keyof typeof of], kept[name], value),
  );
  if (changed.length === 0) return [];
  progress.values.set(id, { ...kept, ...Object.fromEntries(changed) });
  return [{ record: 'organisation', id, values: Object.fromEntries(changed), ...ended }];
}

/** The level after what the row tells, unless something happened later. */
function raisedTo(row: ReadRow, changes: readonly KnownChange[]): string | null {
  const happened = cellValue(row, 'happened') ?? '';
  return changes.some((change) => change.happened > happened) ? null : cellValue(row, 'toLevel');
}

interface About {
  readonly id: string;
  readonly party: string;
}

/** Founding from its date; an upgrade, or what the row names, from its own date. Of one already known what is told otherwise is changed. */
function planChanges(
  row: ReadRow,
  about: About,
  known: OrganisationsKnown,
  context: PlanContext,
  progress: Progress,
): Pick<PlannedRow, 'creations' | 'changes'> {
  const before = progress.changes.get(about.id) ?? [];
  const creations: Creation[] = [];
  const changes: Change[] = [];
  for (const event of eventsOf(row, predecessorOf(row, about, known, progress), context)) {
    const kept = before.find(({ kind, happened }) => kind === event.kind && agree(happened, event.happened));
    const values = { organisation: about.id, ...event };
    if (!kept) creations.push({ record: 'organisation_change', id: context.newId(), values });
    else changes.push(...correction(kept, event));
  }
  const made = creations.map(({ id, values }) => ({ ...values, id, values }) as unknown as KnownChange);
  progress.changes.set(about.id, [...before, ...made]);
  return { creations, changes };
}

const corrected = ['fromLevel', 'toLevel', 'fromName', 'other', 'approvedBy', 'document'] as const;

function correction(kept: KnownChange, event: Event): Change[] {
  const differing = corrected.filter((name) =>
    name === 'other' ? event.other && !kept.other : saysOtherwise(change[name], kept.values[name], event[name]),
  );
  const values = Object.fromEntries(differing.map((name) => [name, event[name]]));
  return differing.length > 0 ? [{ record: 'organisation_change', id: kept.id, values }] : [];
}

interface Event extends Readonly<Record<string, unknown>> {
  readonly kind: string;
  readonly happened: string;
  readonly other?: string | null;
}

function eventsOf(row: ReadRow, other: string | null, context: PlanContext): Event[] {
  const happened = cellValue(row, 'happened');
  const { founded } = datesOf(row);
  const toLevel = cellValue(row, 'toLevel') ?? cellValue(row, 'level');
  const fromLevel = cellValue(row, 'fromLevel');
  const fromName = cellValue(row, 'fromName');
  // The header 升格时间 tells by itself what happened then.
  const raised = (context.headers[row.sheet] ?? []).some((header) => /升[格级級]/.test(header));
  const guessed = fromLevel || (raised && !fromName) ? 'upgraded' : fromName ? 'renamed' : null;
  const kind = cellValue(row, 'kind') ?? guessed;
  const founding = founded ? [{ kind: 'founded', happened: founded, toLevel: fromLevel ?? toLevel }] : [];
  if (!kind || kind === 'founded' || !happened) return founding;
  const papers = { approvedBy: cellValue(row, 'approvedBy'), document: cellValue(row, 'document') };
  return [...founding, { kind, happened, fromLevel, toLevel, fromName, other, ...papers }];
}

/** The organisation that the row calls its former name, where there is one beside it: kept before, or of this file. */
function predecessorOf(row: ReadRow, about: About, known: OrganisationsKnown, { ids }: Progress): string | null {
  const name = cellValue(row, 'fromName');
  const key = placeKey(about.party, name ?? '');
  const id = name ? (ids.get(key) ?? known.everKnown.get(key)) : undefined;
  return id === undefined || id === about.id ? null : id;
}
