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
import { organisationFindings } from '../rules.ts';
import { words } from '../words.ts';
import { type KnownOrganisation, levelByName, loadOrganisations, nameKey } from './organisations-known.ts';
import { partyByCell } from './party-of.ts';

const of = organisation.fields;

interface KnownChange {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly happened: string;
  readonly other?: string | null;
}

export interface OrganisationsKnown {
  readonly organisations: readonly KnownOrganisation[];
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly changes: ReadonlyMap<string, readonly KnownChange[]>;
  /** Ids by party and name, also of those that are dissolved: what a history refers to. */
  readonly everKnown: ReadonlyMap<string, string>;
}

export async function loadHistory(tx: Tx, batch: Batch): Promise<OrganisationsKnown> {
  const values = await tx.query<{ id: string; party: string; name: string }>(
    `select id, party, name, short_name as "shortName", level, founded, dissolved, sector, address, contact, note
     from organisation where jurisdiction = $1 and state <> 'withdrawn' order by state`,
    [batch.jurisdiction],
  );
  const changes = await tx.query<KnownChange>(
    `select id, organisation, kind, happened, other from organisation_change where jurisdiction = $1 and state = 'kept'`,
    [batch.jurisdiction],
  );
  return {
    organisations: await loadOrganisations(tx, batch),
    values: new Map(values.map((row) => [row.id, row])),
    changes: Map.groupBy(changes, (known) => known.organisation),
    // In the order of states: one that stands counts before one of the name that is dissolved.
    everKnown: new Map(values.map(({ id, party, name }) => [placeKey(party, name), id])),
  };
}

/** Ids by party and name: those known, and those that rows of this file make. */
interface Progress {
  readonly ids: Map<string, string>;
  readonly made: Set<string>;
  readonly changes: Map<string, KnownChange[]>;
  readonly parents: Map<string, string>;
}

export function planOrganisations(rows: readonly ReadRow[], known: OrganisationsKnown, context: PlanContext): Plan {
  const progress: Progress = {
    ids: new Map(known.organisations.map(({ id, party, name }) => [placeKey(party, name), id])),
    made: new Set(),
    changes: new Map([...known.changes].map(([id, changes]) => [id, [...changes]])),
    parents: new Map(known.organisations.flatMap(({ id, parent }) => (parent ? [[id, parent] as const] : []))),
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
  const dates = { founded: cellValue(row, 'founded'), dissolved: cellValue(row, 'dissolved') };
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
  if (!key || !id || !party || problems.some(isError))
    return { row, outcome: 'new', problems, creations: [], changes: [] };
  const history = planChanges(row, { id, party }, known, context, progress);
  const values = told(row, parent.id);
  if (own.has(key) || progress.made.has(key)) {
    const changes = [...(own.has(key) ? differing(id, values, known, progress) : []), ...history.changes];
    const outcome = changes.length > 0 || history.creations.length > 0 ? 'update' : 'unchanged';
    return { row, outcome, problems, creations: history.creations, changes };
  }
  progress.made.add(key);
  const creation: Creation = {
    record: 'organisation',
    id,
    values: { ...values, name, party, level },
    ...(cellValue(row, 'dissolved') ? { state: 'dissolved' } : {}),
  };
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
  const columns = ['shortName', 'founded', 'dissolved', 'sector', 'address', 'contact', 'note'];
  const values = columns
    .map((column) => [column, cellValue(row, column)] as const)
    .filter(([, value]) => value !== null);
  return { ...Object.fromEntries(values), ...(parent ? { parent } : {}) };
}

function differing(
  id: string,
  values: Readonly<Record<string, unknown>>,
  known: OrganisationsKnown,
  progress: Progress,
): Change[] {
  const kept = { ...known.values.get(id), parent: progress.parents.get(id) ?? null } as Readonly<
    Record<string, unknown>
  >;
  const changed = Object.entries(values).filter(([name, value]) =>
    saysOtherwise(of[name as keyof typeof of], kept[name], value),
  );
  return changed.length > 0 ? [{ record: 'organisation', id, values: Object.fromEntries(changed) }] : [];
}

interface About {
  readonly id: string;
  readonly party: string;
}

/** Founding from its date; an upgrade, or what the row names, from its own date. Of one already known only the predecessor is news. */
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
  for (const event of eventsOf(row, predecessorOf(row, about, known, progress))) {
    const kept = before.find(({ kind, happened }) => kind === event.kind && agree(happened, event.happened));
    const values = { organisation: about.id, ...event };
    if (!kept) creations.push({ record: 'organisation_change', id: context.newId(), values });
    else if (event.other && !kept.other)
      changes.push({ record: 'organisation_change', id: kept.id, values: { other: event.other } });
  }
  const made = creations.map(({ id, values }) => ({ ...values, id }) as KnownChange);
  progress.changes.set(about.id, [...before, ...made]);
  return { creations, changes };
}

interface Event extends Readonly<Record<string, unknown>> {
  readonly kind: string;
  readonly happened: string;
  readonly other?: string | null;
}

function eventsOf(row: ReadRow, other: string | null): Event[] {
  const [happened, founded] = [cellValue(row, 'happened'), cellValue(row, 'founded')];
  const toLevel = cellValue(row, 'toLevel') ?? cellValue(row, 'level');
  const fromLevel = cellValue(row, 'fromLevel');
  const fromName = cellValue(row, 'fromName');
  const kind = cellValue(row, 'kind') ?? (fromLevel ? 'upgraded' : fromName ? 'renamed' : null);
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
