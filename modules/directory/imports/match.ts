import type { Finding } from '../../../platform/errors/errors.ts';
import type { Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { fold } from '../../../platform/text/fold.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { words } from '../words.ts';
import { isOnRoll, type KnownPeople, type KnownPerson, membersNamed, numberKey, sameNameAndBirth } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

interface Match {
  readonly person: KnownPerson | null;
  readonly why?: Finding;
  readonly problems: readonly Problem[];
}

/** Party number, then ID number, then name with birth date, then a name that only one member of the party has. */
export function match(
  row: ReadRow,
  values: Values,
  { party, organisation }: { readonly party: string | null; readonly organisation: string | null },
  people: KnownPeople,
): Match {
  const { numbered, identified } = byNumbers(row, values, party, people);
  if (numbered && identified && numbered.id !== identified.id) {
    const params = { one: numbered.name, other: identified.name };
    return { person: null, problems: [{ word: words.numbersDiffer, params, field: 'number' }] };
  }
  if (numbered && !identified && isSomebodyElse(numbered, values)) {
    const params = { name: numbered.name };
    return { person: null, problems: [{ word: words.numberOfAnother, params, field: 'number' }] };
  }
  if (numbered) return found(numbered, { word: words.sameNumber }, values);
  if (identified) return found(identified, { word: words.sameIdNumber }, values);
  const name = String(values.name ?? '');
  const answer = row.answers.name;
  if (answer) return { person: people.byId.get(answer) ?? null, why: { word: words.chosen }, problems: [] };
  const born = values.born as string | undefined;
  const described = { name, sex: values.sex as string, born, idNumber: values.idNumber as string, status: party };
  const named = born || values.idNumber ? sameNameAndBirth(people, described) : membersNamed(people, name, party);
  const here = named.filter(({ id }) =>
    people.membershipsOf.get(id)?.some((other) => isOnRoll(other) && other.organisation === organisation),
  );
  const candidates = here.length === 1 ? here : named;
  const [first] = candidates;
  if (!first) return { person: null, problems: [] };
  if (candidates.length === 1)
    return { person: first, why: { word: born ? words.sameNameAndBirth : words.sameName }, problems: [] };
  const choices = [
    { id: 'new', label: words.createNew },
    ...candidates.map((candidate) => ({ id: candidate.id, label: `${candidate.name} ${candidate.born ?? ''}` })),
  ];
  return {
    person: null,
    problems: [{ word: words.whichPerson, params: { name, count: candidates.length }, field: 'name', choices }],
  };
}

function byNumbers(row: ReadRow, values: Values, party: string | null, people: KnownPeople) {
  const number = cellValue(row, 'number');
  const membership = party && number ? people.byNumber.get(numberKey(party, number)) : undefined;
  const index =
    values.idNumber && people.byIdNumber.size > 0 ? people.indexOf('idNumber', String(values.idNumber)) : null;
  return {
    numbered: membership && people.byId.get(membership.person),
    identified: index ? people.byIdNumber.get(index) : undefined,
  };
}

/** A name can be corrected, and a birth date; both at once are somebody else's. */
function isSomebodyElse(kept: KnownPerson, { name, born }: Values): boolean {
  const otherName = name && fold(String(name)) !== fold(kept.name);
  return Boolean(otherName && born && kept.born && !agree(String(born), kept.born));
}

/** Recognised by a number: a different name is then worth a look. */
function found(candidate: KnownPerson, why: Finding, values: Values): Match {
  const otherName = values.name && fold(String(values.name)) !== fold(candidate.name);
  const problem: Problem = {
    word: words.otherName,
    params: { name: candidate.name },
    field: 'name',
    severity: 'warning',
  };
  return { person: candidate, why, problems: otherName ? [problem] : [] };
}
