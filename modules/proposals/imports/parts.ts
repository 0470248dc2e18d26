import { saidOtherwise } from '../../../platform/imports/compare.ts';
import type { Change, Creation, PlanContext, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import type { Definition } from '../../../platform/record/define.ts';
import { excellence } from '../excellence.ts';
import { feedback } from '../feedback.ts';
import { handling } from '../handling.ts';
import { reply } from '../reply.ts';
import { signature } from '../signature.ts';
import { supervision } from '../supervision.ts';
import type { HandlersOf } from './bodies.ts';
import { partKey, type RegisterKnown } from './known.ts';
import type { Proposers, Signer } from './proposers.ts';
import type { RowSays } from './reading.ts';
import { leadersOf } from './says.ts';

type Values = Readonly<Record<string, unknown>>;

/** A row that belongs to a proposal, as the register has it. */
interface Part {
  readonly definition: Definition;
  /** What makes it the same again, and what is compared with what is kept. */
  readonly values: Values;
  /** What it has besides, where it is made now. */
  readonly made?: Values;
  readonly state: string;
  /** It is changed where it is there, and not made where it is not. */
  readonly onlyKept?: true;
}

export interface Whole {
  readonly id: string;
  readonly state: string;
  readonly opens: string;
  readonly row: ReadRow;
  readonly says: RowSays;
  readonly proposers: Proposers;
  readonly handlers: HandlersOf['handlers'];
}

/** How far each record has come; what the register says later moves on what is kept, never back. */
const courses: Readonly<Record<string, readonly string[]>> = {
  proposal_signature: ['lapsed', 'invited', 'confirmed'],
  proposal_handling: ['planned', 'assigned', 'objected', 'accepted', 'answered'],
  proposal_reply: ['draft', 'returned', 'submitted', 'sent'],
  proposal_feedback: ['asked', 'lapsed', 'given'],
  proposal_excellence: ['nominated', 'reviewed', 'chosen'],
};

export function planParts(whole: Whole, known: RegisterKnown, context: PlanContext) {
  const creations: Creation[] = [];
  const changes: Change[] = [];
  const replies = new Map<unknown, string>();
  for (const part of partsOf(whole)) {
    const record = part.definition.name;
    const kept = known.parts.get(partKey(record, whole.id, part.values));
    if (kept) {
      const values = saidOtherwise(part.definition.fields, kept, part.values);
      const course = courses[record] ?? [];
      const moves = course.indexOf(part.state) > course.indexOf(kept.state) && course.includes(kept.state);
      const state = moves ? { state: part.state } : {};
      if (Object.keys(values).length > 0 || moves) changes.push({ record, id: kept.id, values, ...state });
    }
    const id = kept?.id ?? context.newId();
    if (part.definition === reply) replies.set(part.values.body, id);
    if (kept || part.onlyKept) continue;
    const of = part.definition === feedback ? { reply: replies.get(part.values.body) } : {};
    const values = { proposal: whole.id, ...part.values, ...part.made, ...of };
    creations.push({ record, id, state: part.state, values });
  }
  return { creations, changes };
}

function partsOf(whole: Whole): Part[] {
  return [
    ...whole.proposers.signers.map(({ name, person }) => signed(name, person)),
    ...handled(whole),
    ...replied(whole),
    ...rated(whole),
    ...supervised(whole),
    ...chosen(whole),
  ];
}

function signed(name: string, person: Signer['person']): Part {
  return { definition: signature, values: { name }, made: { person }, state: 'confirmed' };
}

const isAnswered = ({ state }: Whole) => state === 'replied' || state === 'closed';

const handlingStates: Readonly<Record<string, string>> = {
  filed: 'planned',
  handling: 'accepted',
  replied: 'answered',
  closed: 'answered',
};

function handled({ state, handlers, says }: Whole): Part[] {
  const reached = handlingStates[state];
  if (!reached) return [];
  const assignedOn = state === 'filed' ? null : (says.days.assigned ?? null);
  const made = { round: state === 'filed' ? null : 1 };
  return handlers.map((values) => ({
    definition: handling,
    values: told({ ...values, assignedOn }),
    made,
    state: reached,
  }));
}

const repliers = ({ handlers }: Whole) => handlers.filter(({ role }) => role !== 'co').map(({ body }) => body);

function replied(whole: Whole): Part[] {
  if (!isAnswered(whole)) return [];
  const { row, says } = whole;
  const sentOn = says.days.replied ?? says.days.closed;
  const isPlan = says.outcome === 'B';
  const values = told({
    ...{ outcome: says.outcome, document: cellValue(row, 'document'), sentOn },
    ...(isPlan
      ? { promisedBy: says.days.promisedBy, kept: cellValue(row, 'kept'), verifiedOn: says.days.verified }
      : {}),
  });
  return repliers(whole).map((body) => ({
    ...{ definition: reply, values: { body, ...values }, state: 'sent' },
    made: { round: 1, submittedOn: sentOn },
  }));
}

/** The register has one opinion, the first signer's. Who signed with them is asked, until the proposal is closed. */
function rated(whole: Whole): Part[] {
  if (!isAnswered(whole)) return [];
  const { says, proposers, state } = whole;
  const { proposerName: name, proposer: person, kind, party } = proposers.values;
  const first = { name, person, party: kind === 'party' ? party : null };
  const { conduct, result, comment } = says;
  const isGiven = result !== null || conduct !== null;
  const given = isGiven ? told({ conduct, result, comment }) : {};
  const closed = state === 'closed';
  return repliers(whole).flatMap((body): Part[] => [
    {
      ...{ definition: feedback, values: { body, name: first.name, ...given } },
      made: {
        person: first.person,
        party: first.party,
        ...(isGiven ? { onPaper: true, givenOn: says.days.closed } : {}),
      },
      ...(isGiven ? { state: 'given' } : waits(closed)),
    },
    ...proposers.signers.map(
      (signer): Part => ({
        ...{ definition: feedback, values: { body, name: signer.name }, made: { person: signer.person } },
        ...waits(closed),
      }),
    ),
  ]);
}

const waits = (closed: boolean): Pick<Part, 'state' | 'onlyKept'> =>
  closed ? { state: 'lapsed', onlyKept: true } : { state: 'asked' };

/** The first day that the row gives of what came before: the register does not say when it was chosen. */
function since({ says: { days }, opens }: Whole, ...names: (keyof RowSays['days'])[]): string {
  return names.map((name) => days[name]).find((day) => day !== null) ?? opens;
}

function supervised(whole: Whole): Part[] {
  const text = (column: string) => whole.row.cells[column]?.text ?? '';
  const made = { chosenOn: since(whole, 'assigned', 'filed', 'submitted') };
  return leadersOf(text('key'), text('leader'), text('leaderPost')).map((leader) => ({
    ...{ definition: supervision, made, state: 'kept' },
    values: told({ ...leader, supervisedOn: whole.says.days.supervised }),
  }));
}

function chosen(whole: Whole): Part[] {
  if (!whole.says.excellent) return [];
  const day = since(whole, 'closed', 'replied', 'assigned', 'filed', 'submitted');
  return [{ definition: excellence, values: {}, made: { nominatedOn: day, chosenOn: day }, state: 'chosen' }];
}

/** What the row says, without what it leaves out. */
function told(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
