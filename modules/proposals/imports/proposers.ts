import { parties } from '../../../data/parties.ts';
import { politicalStatus } from '../../../data/political-status.ts';
import { sector } from '../../../data/sector.ts';
import { codeOf } from '../../../platform/codes/codes.ts';
import type { Choice, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { fold } from '../../../platform/text/fold.ts';
import { isOnRoll, type KnownPerson, membersNamed, organisationsNamed, partyByCell } from '../../directory/index.ts';
import type { RegisterKnown } from './known.ts';
import { namesIn } from './says.ts';
import { words } from './words.ts';

export interface Signer {
  readonly name: string;
  readonly person: string | null;
}

/** Who brings a proposal in, as far as the row says and the records know. */
export interface Proposers {
  readonly values: Readonly<Record<string, unknown>>;
  /** Those who sign with the first. */
  readonly signers: readonly Signer[];
  readonly problems: readonly Problem[];
}

export function proposersOf(row: ReadRow, known: RegisterKnown): Proposers {
  const [first = '', ...others] = namesIn(row.cells.proposers?.text ?? '');
  const names = [...new Set([...others, ...namesIn(row.cells.signers?.text ?? '')])].filter((name) => name !== first);
  const told = statusOf(row);
  const byKind = kindOf(first, names.length > 0);
  if (byKind !== 'member' && byKind !== 'joint') return collective(row, first, byKind, names, known);
  const lead = personNamed(row, 'proposers', first, told.status, known);
  const rest = names.map((name) => ({ name, found: personNamed(row, columnOf(name, others), name, null, known) }));
  const party = told.party ?? partyOf(lead.person, known);
  const kind = cellValue(row, 'kind');
  return {
    values: {
      kind: kind === 'member' || kind === 'joint' ? kind : byKind,
      proposerName: first,
      proposer: lead.person?.id ?? null,
      party: party && parties.byCode.has(party) ? party : null,
    },
    signers: rest.map(({ name, found }) => ({ name, person: found.person?.id ?? null })),
    problems: [...told.problems, ...lead.problems, ...rest.flatMap(({ found }) => found.problems)],
  };
}

const columnOf = (name: string, inFirst: readonly string[]) => (inFirst.includes(name) ? 'proposers' : 'signers');

const PERSON = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+·\p{Script=Han}+$/u;
const bodiesOfSectors = ['unions', 'women', 'youth', 'youth-league', 'commerce', 'taiwan', 'returned-overseas'];

/** What stands in the place of the proposer: a person, a party, a sector, a committee or another organisation. */
function kindOf(name: string, isJoint: boolean): string {
  if (/界别|界$|界(小组|委员)/.test(name)) return 'sector';
  if (partyNamed(name)) return /支部|支社|小组/.test(name) ? 'organisation' : 'party';
  if (/专委|专门委员会|委员会$|(提案|经济|文史|社法|教科|教科文卫体|城建|城建环资)委$/.test(name)) return 'committee';
  const code = codeOf(sector, fold(name));
  if (code) return bodiesOfSectors.includes(code) || code === 'science-association' ? 'organisation' : 'sector';
  if (PERSON.test(name) && !/工会$|团区委$|联$/.test(name)) return isJoint ? 'joint' : 'member';
  return 'organisation';
}

/** 李民建 is a person: a name of that length is a party's only where it begins with it. */
function partyNamed(name: string): string | null {
  const begins = parties.entries.some(({ zh }) => fold(name).startsWith(zh));
  return begins || !PERSON.test(name) ? partyByCell(name) : null;
}

/** A party's committee is the party; a branch, where only one is meant, the organisation. */
function collective(
  row: ReadRow,
  name: string,
  kind: string,
  names: readonly string[],
  known: RegisterKnown,
): Proposers {
  const party = kind === 'party' || kind === 'organisation' ? partyNamed(name) : null;
  const [organisation, ...more] = party ? organisationsNamed(known.organisations, party, name) : [];
  const told = cellValue(row, 'kind');
  const isToldOtherwise = told !== null && !['member', 'joint'].includes(told) && (told !== 'party' || party !== null);
  const signers = names.map((one) => ({ one, found: personNamed(row, 'signers', one, null, known) }));
  return {
    values: {
      kind: isToldOtherwise ? told : kind,
      proposerName: name,
      party,
      organisation: organisation && more.length === 0 ? organisation.id : null,
    },
    signers: signers.map(({ one, found }) => ({ name: one, person: found.person?.id ?? null })),
    problems: signers.flatMap(({ found }) => found.problems),
  };
}

/** The political status that the row gives, and the party where it is one; of joint signers the first one's. */
function statusOf(row: ReadRow): { status: string | null; party: string | null; problems: readonly Problem[] } {
  const text = row.cells.party?.text ?? '';
  const [said = ''] = text.split(/[、，,;；/]/);
  if (said === '') return { status: null, party: null, problems: [] };
  const status = codeOf(politicalStatus, fold(said)) ?? partyByCell(said);
  if (status) return { status, party: parties.byCode.has(status) ? status : null, problems: [] };
  const problem: Problem = { word: words.notParty, params: { value: text }, field: 'party', severity: 'warning' };
  return { status: null, party: null, problems: [problem] };
}

function partyOf(person: KnownPerson | null, { people }: RegisterKnown): string | null {
  const own = (people.membershipsOf.get(person?.id ?? '') ?? []).filter(isOnRoll).map(({ party }) => party);
  return own.sort()[0] ?? null;
}

const ALONE = 'alone';

function personNamed(row: ReadRow, column: string, name: string, status: string | null, known: RegisterKnown) {
  const field = `${column}.${name}`;
  const answer = row.answers[field];
  const candidates = candidatesFor(name, status, known);
  const chosen = candidates.find(({ id }) => id === answer) ?? null;
  if (chosen || answer === ALONE) return { person: chosen, problems: [] };
  if (candidates.length === 1) return { person: candidates[0] as KnownPerson, problems: [] };
  // Of others than members the records know only who holds a post.
  if (candidates.length === 0 && status !== null && !parties.byCode.has(status)) return { person: null, problems: [] };
  const problem: Problem = {
    word: candidates.length > 1 ? words.whichPerson : words.nobodyNamed,
    params: { name, count: candidates.length },
    field,
    severity: 'warning',
    choices: choicesOf(candidates, known),
  };
  return { person: null, problems: [problem] };
}

/** Members of the party that is given, those with a seat first; else who has a seat, else members of any party. */
function candidatesFor(name: string, status: string | null, { people, seated }: RegisterKnown): readonly KnownPerson[] {
  const ofParty = status !== null && parties.byCode.has(status) ? membersNamed(people, name, status) : null;
  const named = ofParty ?? people.byName.get(fold(name)) ?? [];
  const sitting = [...new Map(named.map((person) => [person.id, person])).values()].filter(({ id }) => seated.has(id));
  const isOfNone = ({ id }: KnownPerson) => !people.membershipsOf.get(id)?.some(isOnRoll);
  if (ofParty) return ofParty.length > 1 && sitting.length > 0 ? sitting : ofParty;
  if (status !== null) return sitting.filter(isOfNone);
  return sitting.length > 0 ? sitting : membersNamed(people, name, null);
}

function choicesOf(candidates: readonly KnownPerson[], { organisations, people }: RegisterKnown): Choice[] {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const choices = candidates.map(({ id, name, born }) => {
    const [membership] = people.membershipsOf.get(id) ?? [];
    return { id, label: [name, born, names.get(membership?.organisation ?? '')].filter(Boolean).join(' ') };
  });
  return [...choices, { id: ALONE, label: words.nameAlone }];
}
