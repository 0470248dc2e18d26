import type { Tx } from '../../../platform/db/database.ts';
import type { Finding } from '../../../platform/errors/errors.ts';
import type {
  Plan,
  PlanContext,
  PlannedRow,
  Problem,
  ReadRow,
  SharedCreation,
} from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { person } from '../person.ts';
import { joiningAgeFinding, membershipFindings, personFindings, withOverseasTies } from '../rules.ts';
import { words } from '../words.ts';
import { match } from './match.ts';
import {
  type KnownOrganisation,
  levelByName,
  loadOrganisations,
  nameKey,
  organisationIn,
  organisationsNamed,
} from './organisations-known.ts';
import { partyOfRow } from './party-of.ts';
import { type KnownPosts, loadPartyPosts, planPartyPost } from './party-posts.ts';
import { type KnownPeople, loadPeople, writtenName } from './people.ts';
import { repeated } from './repeats.ts';
import { planMember } from './stays.ts';

export interface RosterKnown {
  readonly people: KnownPeople;
  readonly organisations: readonly KnownOrganisation[];
  readonly posts: KnownPosts;
}

export async function loadRoster(tx: Tx, batch: Batch): Promise<RosterKnown> {
  return {
    people: await loadPeople(tx, batch),
    organisations: await loadOrganisations(tx, batch),
    posts: await loadPartyPosts(tx, batch),
  };
}

/** What the rows before said, so that a row is compared with them as well as with the records. */
export interface Progress {
  readonly seen: Map<string, number>;
  /** By ID number: a person can be of two parties in one file. */
  readonly people: Map<string, string>;
  readonly shared: Map<string, SharedCreation>;
}

export function planRoster(rows: readonly ReadRow[], known: RosterKnown, context: PlanContext): Plan {
  const progress: Progress = { seen: new Map(), people: new Map(), shared: new Map() };
  const planned = rows.map((row) => planRow(row, known, context, progress));
  return { rows: planned, shared: [...progress.shared.values()] };
}

const personColumns = [
  ...['name', 'sex', 'born', 'ethnicity', 'nativePlace', 'idNumber', 'education', 'degree', 'school', 'employer'],
  ...['position', 'professionalTitle', 'sector', 'retired', 'phone', 'email', 'overseasTies', 'otherPosts', 'note'],
] as const;

type Values = Readonly<Record<string, unknown>>;

function planRow(row: ReadRow, known: RosterKnown, context: PlanContext, progress: Progress): PlannedRow {
  const party = partyOfRow(row, context);
  const described = describedPerson(row, party);
  const problems: Problem[] = [
    ...cellProblems(row),
    ...personFindings(described.values, context.today),
    ...membershipFindings({ joined: cellValue(row, 'joined') }, context.today),
    ...described.problems,
    ...repeated(row, described.values, party, progress.seen),
  ];
  if (!problems.some(({ field }) => field === 'born' || field === 'joined')) {
    problems.push(...present(joiningAgeFinding(described.values.born as string, cellValue(row, 'joined'))));
  }
  const place = planOrganisation(row, party, known, context, progress);
  const matched = match(row, described.values, { party, organisation: place.id }, known.people);
  const all = [...problems, ...place.problems, ...matched.problems];
  if (!party || !place.id || all.some(isError))
    return { row, outcome: 'new', problems: all, creations: [], changes: [] };
  const told = { party, organisation: place.id, values: described.values, found: matched.person };
  const member = planMember(row, told, known, context, progress.people);
  const post = planPartyPost(row, member, known.posts, context, progress);
  const creations = [...member.creations, ...post.creations];
  const changed = member.changes.length > 0 || creations.length > 0;
  return {
    row,
    outcome: matched.person ? (changed ? 'update' : 'unchanged') : 'new',
    problems: [...all, ...member.problems, ...post.problems],
    ...(matched.person
      ? { match: { record: 'person', id: matched.person.id, title: matched.person.name, why: matched.why as Finding } }
      : {}),
    creations,
    changes: member.changes,
    needs: [...(member.organisation === place.id ? place.needs : []), ...post.needs],
  };
}

function present<Item>(item: Item | null): Item[] {
  return item === null ? [] : [item];
}

function describedPerson(row: ReadRow, party: string | null): { values: Values; problems: Problem[] } {
  const told = personColumns.flatMap((column) => {
    const value = row.cells[column]?.value;
    return value === null || value === undefined ? [] : [[column, value] as const];
  });
  const { overseasTies, ...rest } = Object.fromEntries(told) as Record<string, unknown>;
  const other = row.cells.politicalStatus?.value ?? null;
  const values: Record<string, unknown> = {
    ...rest,
    ...(rest.name ? { name: writtenName(String(rest.name)) } : {}),
    ...(other && other !== party ? { otherStatus: other } : {}),
  };
  const problems: Problem[] = [];
  if (!row.cells.name?.text) {
    problems.push({ word: importWords.required, params: { label: person.fields.name.label }, field: 'name' });
  }
  if (party === null) problems.push({ word: importWords.partyUnknown, field: 'party' });
  if (overseasTies === undefined) return { values: split(values), problems };
  if (party && withOverseasTies.includes(party)) return { values: split({ ...values, overseasTies }), problems };
  return {
    values: split(values),
    problems: [...problems, { word: words.tiesNotKept, field: 'overseasTies', severity: 'warning' }],
  };
}

/** 单位及职务 in one cell, with a space between the two. */
function split(values: Record<string, unknown>): Values {
  const [employer, position, ...more] = String(values.employer ?? '').split(/\s+/);
  return values.position || !position || more.length > 0 ? values : { ...values, employer, position };
}

interface Place {
  readonly id: string | null;
  readonly needs: readonly string[];
  readonly problems: readonly Problem[];
}

/** The branch from its column or the line above its rows, else from the sheet's name where that has one. */
function planOrganisation(
  row: ReadRow,
  party: string | null,
  known: RosterKnown,
  context: PlanContext,
  progress: Progress,
): Place {
  const told = cellValue(row, 'organisation') ?? organisationIn(row.sheet);
  if (!party) return { id: null, needs: [], problems: [] };
  const field = 'organisation';
  if (!told) return { id: null, needs: [], problems: [{ word: words.organisationMissing, field }] };
  const answer = row.answers.organisation;
  const ofParty = known.organisations.filter((organisation) => organisation.party === party);
  if (answer && answer !== 'new') return { id: answer, needs: [], problems: [] };
  const found = answer === 'new' ? [] : organisationsNamed(known.organisations, party, told);
  if (found.length === 1) return { id: found[0]?.id ?? null, needs: [], problems: [] };
  const choices = [
    { id: 'new', label: words.createNew },
    ...(found.length > 0 ? found : ofParty).map(({ id, name }) => ({ id, label: name })),
  ];
  if (found.length > 1)
    return {
      id: null,
      needs: [],
      problems: [{ word: words.whichOrganisation, params: { name: told }, field, choices }],
    };
  const key = `organisation ${party} ${nameKey(told)}`;
  const made = progress.shared.get(key) ?? newOrganisation(key, told, party, context);
  progress.shared.set(key, made);
  // Where the party has no organisation yet, all of its branches are new and none of them is a slip of the pen.
  const ask = ofParty.length > 0 && answer !== 'new';
  const warning: Problem = { word: words.newOrganisation, params: { name: told }, field, severity: 'warning', choices };
  return { id: made.id, needs: [key], problems: ask ? [warning] : [] };
}

function newOrganisation(key: string, name: string, party: string, context: PlanContext): SharedCreation {
  const values = { name, party, level: levelByName(name) ?? 'branch' };
  return { key, title: name, record: 'organisation', id: context.newId(), values };
}
