import type { Label } from '../../../platform/errors/errors.ts';
import { partOf, type Whole } from './whole.ts';
import { words } from './words.ts';

export interface Step {
  readonly label: Label;
  /** The day on which it was reached, where that is known. */
  readonly day: string | null;
  readonly is: 'done' | 'now' | 'ahead';
}

/** Which step each state waits for. */
const waits: Readonly<Record<string, number>> = {
  ...{ draft: 0, returned: 0, submitted: 2, filed: 3, handling: 4, replied: 5, closed: 7 },
};
const labels = [
  ...[words.drafted, words.handedIn, words.filed, words.assigned],
  ...[words.replied, words.rated, words.closed],
];
/** How it left its way before the end. */
const left = ['rejected', 'passed', 'merged', 'withdrawn'];

/** The steps of a proposal's life, those behind it with their day. What left the way shows where. */
export function lifeOf(whole: Whole, states: Readonly<Record<string, Label>>): Step[] {
  const { state, submittedOn, filedOn, closedOn } = whole.proposal;
  const latest = (record: string, field: string): string | null =>
    partOf(whole, record)
      .flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))
      .sort()
      .at(-1) ?? null;
  const days = [
    ...[null, submittedOn, filedOn, latest('proposal_handling', 'assignedOn')],
    ...[latest('proposal_reply', 'sentOn'), latest('proposal_feedback', 'givenOn'), closedOn],
  ].map((day) => (typeof day === 'string' ? day : null));
  if (left.includes(String(state))) {
    const reached = filedOn ? 3 : submittedOn ? 2 : 1;
    const behind = labels
      .slice(0, reached)
      .map((label, place): Step => ({ label, day: days[place] ?? null, is: 'done' }));
    return [...behind, { label: states[String(state)] ?? words.closed, day: null, is: 'now' }];
  }
  const now = waits[String(state)] ?? 0;
  return labels.map((label, place): Step => {
    const is = place < now ? 'done' : place === now ? 'now' : 'ahead';
    return { label, day: is === 'done' ? (days[place] ?? null) : null, is };
  });
}

const nexts: Readonly<Record<string, Label>> = {
  draft: words.nextDraft,
  submitted: words.nextSubmitted,
  returned: words.nextReturned,
  filed: words.nextFiled,
  handling: words.nextHandling,
  replied: words.nextReplied,
  closed: words.nextClosed,
  merged: words.nextMerged,
};

/** What happens to it next, where anything does. */
export function nextOf(state: string | null): Label | null {
  return nexts[state ?? ''] ?? null;
}
