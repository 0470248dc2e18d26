import { saysOtherwise } from '../../../platform/imports/compare.ts';
import type { Change, Creation, PlanContext, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { firstDay, lastDay } from '../../../platform/text/partial-date.ts';
import { membership } from '../membership.ts';
import { lastDayBefore, transferIsPossible } from '../rules.ts';
import { words } from '../words.ts';
import { dayOfList } from './day-of-list.ts';
import type { KnownOrganisation } from './organisations-known.ts';
import { differences, isOnRoll, type KnownMembership, type KnownPeople, type KnownPerson } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

interface Told {
  readonly party: string;
  readonly organisation: string;
  readonly values: Values;
  readonly found: KnownPerson | null;
}

interface Known {
  readonly people: KnownPeople;
  readonly organisations: readonly KnownOrganisation[];
}

interface MemberPlan {
  readonly person: string;
  /** Where the member is after the import: what the row says, unless that is not taken. */
  readonly organisation: string;
  readonly creations: readonly Creation[];
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** The person and the stay in the party that a row is about, each made where it is new. */
export function planMember(
  row: ReadRow,
  told: Told,
  known: Known,
  context: PlanContext,
  people: Map<string, string>,
): MemberPlan {
  const { found: kept, values, party, organisation } = told;
  const number = values.idNumber as string | undefined;
  const made = number ? people.get(number) : undefined;
  const id = kept?.id ?? made ?? context.newId();
  if (number) people.set(number, id);
  const stays = (known.people.membershipsOf.get(id) ?? []).filter((stay) => stay.party === party);
  const current = stays.find(isOnRoll);
  const stay = current
    ? planStay(row, current, { organisation, stays, known, context })
    : {
        organisation,
        creations: [newStay(row, { person: id, party, organisation }, context)],
        changes: [],
        problems: [],
      };
  const differing = kept ? differences(kept, values, known.people) : {};
  return {
    person: id,
    organisation: stay.organisation,
    creations: [...(kept || made ? [] : [{ record: 'person', id, values }]), ...stay.creations],
    changes: [...changeOf('person', id, differing), ...stay.changes],
    problems: stay.problems,
  };
}

function changeOf(record: string, id: string, values: Values): Change[] {
  return Object.keys(values).length > 0 ? [{ record, id, values }] : [];
}

function newStay(row: ReadRow, of: Values, context: PlanContext): Creation {
  const values = { ...of, ...membershipValues(row), begins: cellValue(row, 'joined') };
  return { record: 'membership', id: context.newId(), state: 'active', values };
}

function membershipValues(row: ReadRow): Values {
  const told = (['number', 'joined', 'introducers'] as const).map(
    (column) => [column, cellValue(row, column)] as const,
  );
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}

/** A stay that began by joining begins when the member joined; one that began by a transfer keeps its first day. */
function membershipChanges(row: ReadRow, current: KnownMembership): Values {
  const told = Object.entries(membershipValues(row)) as ['number' | 'joined' | 'introducers', string][];
  const differing = Object.fromEntries(
    told.filter(([column, value]) => saysOtherwise(membership.fields[column], current[column], value)),
  );
  const beganByJoining = current.begins === null || current.begins === current.joined;
  return differing.joined && beganByJoining ? { ...differing, begins: differing.joined } : differing;
}

interface Place {
  readonly organisation: string;
  readonly stays: readonly KnownMembership[];
  readonly known: Known;
  readonly context: PlanContext;
}

type StayPlan = Omit<MemberPlan, 'person'>;

/**
 * Another organisation than the one kept is a transfer on the day of the list, unless people say that what is kept was
 * wrong or is right: a list tells where people are, and accepting it as a whole must never rewrite where they were.
 */
function planStay(row: ReadRow, current: KnownMembership, place: Place): StayPlan {
  const { organisation, stays, known, context } = place;
  const changes = membershipChanges(row, current);
  const stay = {
    organisation: current.organisation,
    creations: [],
    changes: changeOf('membership', current.id, changes),
    problems: [],
  };
  const listed = dayOfList(row.sheet, context);
  if (current.organisation === organisation || (listed && wasThere(stays, organisation, listed))) return stay;
  const on = listed ?? context.today;
  const transfer = { transferTo: organisation, transferOn: on };
  const isPossible = transferIsPossible({ ...current, ...changes }, { input: transfer, today: context.today }) === null;
  const answer = row.answers['organisation.moved'];
  const problems = answer ? [] : [movedProblem(current, known, on, isPossible)];
  if (answer === 'correct')
    return { ...stay, organisation, changes: changeOf('membership', current.id, { ...changes, organisation }) };
  if (answer === 'keep' || !isPossible) return { ...stay, problems };
  const begins = { organisation, begins: on, transferredFrom: current.id };
  const { person, party, number, joined, introducers } = current;
  const values = { person, party, number, joined, introducers, ...changes, ...begins };
  return {
    organisation,
    creations: [{ record: 'membership', id: context.newId(), state: 'active', values }],
    changes: [
      {
        record: 'membership',
        id: current.id,
        values: { ...changes, ...transfer, ends: lastDayBefore(on) },
        state: 'transferred',
      },
    ],
    problems,
  };
}

/** A list of a past day may say what was so then, and is no longer. */
function wasThere(stays: readonly KnownMembership[], organisation: string, on: string): boolean {
  return stays.some((stay) => {
    const begins = stay.begins ?? stay.joined;
    const hadBegun = !begins || firstDay(begins) <= on;
    const isPast = stay.ends !== null && stay.state !== 'withdrawn';
    return stay.organisation === organisation && isPast && hadBegun && lastDay(stay.ends ?? '') >= on;
  });
}

function movedProblem(current: KnownMembership, known: Known, on: string, isPossible: boolean): Problem {
  const name = known.organisations.find(({ id }) => id === current.organisation)?.name ?? '';
  const transfer = { id: 'transfer', label: { zh: `自 ${on} 起调动`, en: `Transferred on ${on}` } };
  return {
    word: isPossible ? words.otherOrganisation : words.otherOrganisationBefore,
    params: { name, on },
    field: 'organisation.moved',
    severity: 'warning',
    choices: [
      ...(isPossible ? [transfer] : []),
      { id: 'correct', label: words.correctOrganisation },
      { id: 'keep', label: words.keepOrganisation },
    ],
  };
}
