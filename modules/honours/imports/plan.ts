import { saysOtherwise } from '../../../platform/imports/compare.ts';
import type { Change, Creation, PlanContext, PlannedRow, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellProblems, cellValue, isError } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import type { Definition } from '../../../platform/record/define.ts';
import { fold } from '../../../platform/text/fold.ts';
import { partyByCell } from '../../directory/index.ts';
import { award } from '../award.ts';
import { enterprise } from '../enterprise.ts';
import { awardIdentity, identity } from '../identity.ts';
import { publication } from '../publication.ts';
import {
  awardFindings,
  categoryOf,
  gradeOf,
  isPartyCentre,
  publicationFindings,
  winnersOf,
  yearNamed,
} from '../rules.ts';
import { words } from '../words.ts';
import type { HonoursKnown } from './honours.ts';
import { type Named, namesOf } from './names.ts';

type Values = Readonly<Record<string, unknown>>;
export type KnownAward = Values & { readonly id: string };
export type KnownPublication = Values & { readonly id: string };
export type KnownEnterprise = Values & { readonly id: string };
type Seen = Map<string, number>;

export function planAward(row: ReadRow, known: HonoursKnown, context: PlanContext, seen: Seen): PlannedRow {
  const party = partyOf(row, context);
  const name = String(row.cells.name?.value ?? '');
  const awardedBy = cellValue(row, 'awardedBy');
  const values = {
    ...told(row, ['year', 'name', 'level', 'awardedBy', 'winners', 'awarded', 'category', 'grade', 'work', 'document']),
    ...(party ? { party } : {}),
  } as Values;
  const guessed = {
    year: values.year ?? yearOf(values.awarded) ?? yearOfTable(row, context),
    category: values.category ?? categoryOf(name),
    grade: values.grade ?? gradeOf(name),
    byPartyCentre: awardedBy ? isPartyCentre(fold(awardedBy)) : null,
  };
  const all = { ...values, ...guessed } as Values;
  const people = namesOf(row, 'winners', winnersOf(String(values.winners ?? '')), party, known);
  const same = known.awards.find((kept) => awardIdentity(kept) === awardIdentity(all));
  return finish(row, {
    definition: award,
    values: all,
    told: values,
    key: `award ${awardIdentity(all)}`,
    findings: awardFindings(all, context.today),
    same,
    people,
    seen,
    context,
    linked: (id, named) => ({ record: 'winner', values: { award: id, ...named } }),
  });
}

export function planPublication(row: ReadRow, known: HonoursKnown, context: PlanContext, seen: Seen): PlannedRow {
  const party = partyOf(row, context);
  const values = {
    ...told(row, ['year', 'title', 'authors', 'outlet', 'kind', 'level', 'published']),
    ...(party ? { party } : {}),
  } as Values;
  const people = namesOf(row, 'authors', winnersOf(String(values.authors ?? '')), party, known);
  const all: Values = {
    ...values,
    year: values.year ?? yearOf(values.published) ?? yearOfTable(row, context),
    kind: values.kind ?? 'published',
  };
  const keyOf = (of: Values) => identity([of.year, of.title, of.outlet, of.kind, of.authors]);
  return finish(row, {
    definition: publication,
    values: all,
    told: values,
    key: `publication ${keyOf(all)}`,
    findings: publicationFindings(all, context.today),
    same: known.publications.find((kept) => keyOf(kept) === keyOf(all)),
    people,
    seen,
    context,
    linked: (id, { name, person }) => ({ record: 'author', values: { publication: id, name, person } }),
  });
}

export function planEnterprise(row: ReadRow, known: HonoursKnown, context: PlanContext, seen: Seen): PlannedRow {
  const party = partyOf(row, context);
  const founder = cellValue(row, 'founder');
  const people = namesOf(row, 'founder', founder ? [founder] : [], party, known);
  const person = people.named[0]?.person ?? null;
  const values = {
    ...told(row, ['name', 'industry', 'leads', 'since', 'achievements']),
    ...(party ? { party } : {}),
    ...(founder ? { founderName: founder } : {}),
    ...(person ? { founder: person } : {}),
  } as Values;
  return finish(row, {
    definition: enterprise,
    values,
    told: values,
    key: `enterprise ${identity([values.name])}`,
    findings: [],
    same: known.enterprises.find((kept) => fold(String(kept.name)) === fold(String(values.name ?? ''))),
    people,
    seen,
    context,
    linked: null,
  });
}

interface Finishing {
  readonly definition: Definition;
  /** With what was guessed; what was told is compared with what is kept. */
  readonly values: Values;
  readonly told: Values;
  readonly key: string;
  readonly findings: readonly Problem[];
  readonly same: (Values & { readonly id: string }) | undefined;
  readonly people: { readonly named: readonly Named[]; readonly problems: readonly Problem[] };
  readonly seen: Seen;
  readonly context: PlanContext;
  readonly linked: ((id: string, named: Named) => Pick<Creation, 'record' | 'values'>) | null;
}

function finish(row: ReadRow, plan: Finishing): PlannedRow {
  const { definition, values, key, seen, context, same, people, linked } = plan;
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row.row);
  const problems: Problem[] = [
    ...cellProblems(row),
    ...requiredOf(row, definition, values),
    ...plan.findings,
    ...(before === undefined ? [] : [{ word: importWords.twice, params: { row: before }, field: definition.title }]),
    ...(same ? [] : people.problems),
  ];
  if (problems.some(isError)) return { row, outcome: 'new', problems, creations: [], changes: [] };
  if (same) {
    const changes = differencesOf(definition, same, plan.told);
    const match = {
      record: definition.name,
      id: same.id,
      title: String(values[definition.title]),
      why: { word: words.sameHonour },
    };
    return { row, outcome: changes.length > 0 ? 'update' : 'unchanged', problems, match, creations: [], changes };
  }
  const id = context.newId();
  const links = linked ? people.named.map((named) => ({ ...linked(id, named), id: context.newId() })) : [];
  return { row, outcome: 'new', problems, creations: [{ record: definition.name, id, values }, ...links], changes: [] };
}

/** What a cell says wrongly is told already. */
function requiredOf(row: ReadRow, definition: Definition, values: Values): Problem[] {
  return Object.entries(definition.fields)
    .filter(([name, field]) => field.required && (values[name] ?? null) === null && !row.cells[name]?.text)
    .map(([name, field]) => ({ word: importWords.required, params: { label: field.label }, field: name }));
}

function differencesOf(definition: Definition, kept: Values & { readonly id: string }, told: Values): Change[] {
  const differing = Object.entries(told).filter(([name, value]) => {
    const field = definition.fields[name];
    return field !== undefined && name in kept && saysOtherwise(field, kept[name], value);
  });
  return differing.length > 0 ? [{ record: definition.name, id: kept.id, values: Object.fromEntries(differing) }] : [];
}

function told(row: ReadRow, columns: readonly string[]): Values {
  const values = columns.map((column) => [column, row.cells[column]?.value ?? null] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function yearOf(date: unknown): number | null {
  return typeof date === 'string' ? Number(date.slice(0, 4)) : null;
}

function yearOfTable({ sheet }: ReadRow, { titles, fileName }: PlanContext): number | null {
  return yearNamed([titles[sheet] ?? '', sheet, fileName]);
}

function partyOf(row: ReadRow, context: PlanContext): string | null {
  const cell = row.cells.party?.text;
  return cell ? partyByCell(cell) : context.party;
}
