import type {
  Plan,
  PlanContext,
  PlannedRow,
  Problem,
  ReadRow,
  SharedCreation,
} from '../../../platform/imports/kind.ts';
import { cellValue, isError } from '../../../platform/imports/rows.ts';
import { proposalFindings } from '../rules.ts';
import { type HandlersOf, planHandlers } from './bodies.ts';
import { type Draft, draftOf, numbered } from './draft.ts';
import type { RegisterKnown } from './known.ts';
import { type Mergers, mergersOf } from './mergers.ts';
import { planParts } from './parts.ts';
import { type Proposers, proposersOf } from './proposers.ts';
import type { RowSays } from './reading.ts';
import { sessionsOf } from './sessions.ts';
import { type Told, updated } from './update.ts';
import { words } from './words.ts';

export function planRegister(rows: readonly ReadRow[], known: RegisterKnown, context: PlanContext): Plan {
  const sessions = sessionsOf(rows, known, context);
  const drafts = numbered(
    rows.map((row) => draftOf(row, sessions.of(row), known, context)),
    known,
  );
  const mergers = mergersOf(drafts, known);
  const planned = drafts.map((draft) => planDraft(draft, mergers, known, context, sessions.shared));
  return { rows: planned, shared: [...sessions.shared.values()] };
}

function planDraft(
  draft: Draft,
  mergers: Mergers,
  known: RegisterKnown,
  context: PlanContext,
  shared: Map<string, SharedCreation>,
): PlannedRow {
  const { row, same, session } = draft;
  const proposers = proposersOf(row, known);
  const handlers = planHandlers(row, known, context, shared);
  const merger = mergers.of(draft);
  const told = toldOf(draft, proposers, handlers, merger);
  const problems: Problem[] = [
    ...draft.problems,
    ...handlers.problems,
    ...merger.problems,
    ...told.problems,
    // Who brought it in was settled when it first came.
    ...(same ? [] : proposers.problems),
    ...(row.cells.proposers?.text ? proposalFindings(told.values).filter(isError) : []),
  ];
  if (problems.some(isError)) return { row, outcome: 'new', problems, creations: [], changes: [] };
  const runs = known.running.has(draft.id);
  const { says, id } = draft;
  const whole = { id, state: told.state, opens: session.opens, row, says, proposers, handlers: handlers.handlers };
  const parts = runs ? { creations: [], changes: [] } : planParts(whole, known, context);
  const handles = parts.creations.some(({ record }) => record === 'proposal_handling');
  const needs = [...session.needs, ...(handles ? handlers.needs : [])];
  const answering = handles ? handlers.changes : [];
  if (!same) {
    const made = { record: 'proposal', id: draft.id, values: told.values, state: told.state };
    return { row, outcome: 'new', problems, needs, creations: [made, ...parts.creations], changes: answering };
  }
  return updated(draft, same, told, { ...parts, needs, answering, problems, runs });
}

function toldOf(draft: Draft, proposers: Proposers, { handlers }: HandlersOf, merger: ReturnType<Mergers['of']>): Told {
  const { row, says, session, number } = draft;
  const isFiled = merger.into === null && (says.screening ?? 'filed') === 'filed';
  const state = merger.into ? 'merged' : isFiled ? handledState(says, handlers.length > 0) : (says.screening as string);
  const lacksLead = ['replied', 'closed'].includes(state) && handlers.length === 0;
  const values = {
    ...{ title: cellValue(row, 'title'), session: session.id, number, ...proposers.values },
    ...{ sector: cellValue(row, 'sector'), betweenSessions: says.between, subject: says.subject },
    ...{ publishable: row.cells.publishable?.value ?? null, submittedOn: says.days.submitted },
    ...{ filedOn: isFiled || state === 'merged' ? says.days.filed : null, round: isFiled ? 1 : null },
    ...(state === 'rejected' ? { ground: says.ground, says: says.groundText } : {}),
    ...(state === 'passed' ? { passedTo: row.cells.screening?.text } : {}),
    ...(state === 'closed' ? { closedOn: says.days.closed ?? says.days.replied } : {}),
    mergedInto: merger.into,
  };
  return {
    state,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)),
    problems: lacksLead ? [{ word: words.leadMissing, field: 'lead' }] : [],
  };
}

/** Closed where it was replied to and rated, or has its day; handled where somebody handles it. */
function handledState({ days, outcome, conduct, result }: RowSays, isAssigned: boolean): string {
  if (days.closed || conduct || result) return 'closed';
  if (days.replied || outcome) return 'replied';
  return isAssigned ? 'handling' : 'filed';
}
