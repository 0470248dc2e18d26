import type { Choice, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { type KnownPerson, membersNamed, organisationsNamed } from '../../directory/index.ts';
import { words } from '../words.ts';
import type { HonoursKnown } from './honours.ts';

/** A name in a list of winners or authors, and whom it was found to mean. */
export interface Named {
  readonly name: string;
  readonly person: string | null;
  readonly organisation: string | null;
}

const UNLINKED = 'unlinked';

/**
 * A sheet that gives the name alone: an organisation of the party, or the only member of the name. Several are a
 * question, and where nobody answers the name stands as the paper has it; never a silent choice.
 */
export function namesOf(
  row: ReadRow,
  column: string,
  names: readonly string[],
  party: string | null,
  known: HonoursKnown,
) {
  const problems: Problem[] = [];
  const named = names.map((name): Named => {
    const field = `${column}.${name}`;
    const answer = row.answers[field];
    if (answer === UNLINKED) return { name, person: null, organisation: null };
    if (answer) return { name, person: answer, organisation: null };
    const organisations = party ? organisationsNamed(known.organisations, party, name) : allNamed(known, name);
    if (organisations.length === 1) return { name, person: null, organisation: organisations[0]?.id ?? null };
    const members = membersNamed(known.people, name, party);
    if (members.length === 1) return { name, person: members[0]?.id ?? null, organisation: null };
    const word = members.length > 1 ? words.whichWinner : words.nobodyNamed;
    problems.push({
      word,
      params: { name, count: members.length },
      field,
      severity: 'warning',
      choices: choicesOf(known, members),
    });
    return { name, person: null, organisation: null };
  });
  return { named, problems };
}

function allNamed(known: HonoursKnown, name: string) {
  const parties = new Set(known.organisations.map((organisation) => organisation.party));
  return [...parties].flatMap((party) => organisationsNamed(known.organisations, party, name));
}

function choicesOf(known: HonoursKnown, members: readonly KnownPerson[]): Choice[] {
  const names = new Map(known.organisations.map(({ id, name }) => [id, name]));
  const choices = members.map(({ id, name, born }) => {
    const [membership] = known.people.membershipsOf.get(id) ?? [];
    return { id, label: [name, born, names.get(membership?.organisation ?? '')].filter(Boolean).join(' ') };
  });
  return [...choices, { id: UNLINKED, label: words.leaveUnlinked }];
}
