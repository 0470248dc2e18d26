import { saidOtherwise } from '../../../platform/imports/compare.ts';
import type { PlannedRow, Problem } from '../../../platform/imports/kind.ts';
import { fold } from '../../../platform/text/fold.ts';
import { proposal } from '../proposal.ts';
import type { Draft } from './draft.ts';
import type { KnownRow } from './known.ts';
import { words } from './words.ts';

/** What a row tells of its proposal. */
export interface Told {
  readonly state: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

const course = ['draft', 'returned', 'submitted', 'filed', 'handling', 'replied', 'closed'];

/** On along its course, or out of it as long as nobody handles it. */
function moves(from: string, to: string): boolean {
  if (!course.includes(from)) return false;
  return course.includes(to)
    ? course.indexOf(to) > course.indexOf(from)
    : course.indexOf(from) <= course.indexOf('filed');
}

interface Rest extends Pick<PlannedRow, 'creations' | 'changes' | 'problems'> {
  readonly needs: readonly string[];
  readonly answering: PlannedRow['changes'];
  /** Deadlines run for it: it goes on by its own steps, or they would run for ever. */
  readonly runs: boolean;
}

/** Who brought it in stays as it is: they may have been sorted out by hand. */
const settled = ['kind', 'proposerName', 'proposer', 'party', 'organisation', 'session', 'round'];

/** What says nothing of how far it has come. */
const described = ['title', 'sector', 'subject', 'publishable', 'betweenSessions'];

export function updated({ row }: Draft, same: KnownRow, told: Told, rest: Rest): PlannedRow {
  const state = !rest.runs && moves(same.state, told.state) ? { state: told.state } : {};
  const compared = Object.entries(told.values).filter(([name]) => {
    if (rest.runs) return described.includes(name);
    return !settled.includes(name) && (name !== 'mergedInto' || 'state' in state);
  });
  const begins = 'state' in state && same.round === null && told.values.round ? { round: 1 } : {};
  const values = { ...saidOtherwise(proposal.fields, same, Object.fromEntries(compared)), ...begins };
  const isChanged = Object.keys(values).length > 0 || 'state' in state;
  const changes = [
    ...(isChanged ? [{ record: 'proposal', id: same.id, values, ...state }] : []),
    ...rest.changes,
    ...rest.answering,
  ];
  const outcome = changes.length > 0 || rest.creations.length > 0 ? 'update' : 'unchanged';
  const isOther = fold(String(same.title)) !== fold(row.cells.title?.text ?? '');
  const why = { word: isOther || same.number !== null ? words.sameNumber : words.sameTitle };
  return {
    ...{ row, outcome, creations: rest.creations, changes, needs: rest.needs },
    problems: [...rest.problems, ...standing(same, told, rest.runs), ...(isOther ? [otherTitle(same)] : [])],
    match: { record: 'proposal', id: same.id, title: String(same.title), why },
  };
}

function otherTitle({ title }: KnownRow): Problem {
  return { word: words.otherTitle, params: { title: String(title) }, field: 'title', severity: 'warning' };
}

/** An older register lags behind, which is no news; one that tells of another end is. */
function standing(same: KnownRow, told: Told, runs: boolean): Problem[] {
  const isNews = moves(same.state, told.state);
  const lags = course.includes(same.state) && course.includes(told.state);
  if (same.state === told.state || (isNews ? !runs : lags)) return [];
  const labels = proposal.states as Readonly<Record<string, { zh: string; en: string }>>;
  const params = { now: labels[same.state] ?? same.state, told: labels[told.state] ?? told.state };
  return [{ word: isNews ? words.runs : words.stays, params, field: 'screening', severity: 'warning' }];
}
