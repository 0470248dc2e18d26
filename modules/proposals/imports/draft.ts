import type { PlanContext, Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellProblems } from '../../../platform/imports/rows.ts';
import { words as importWords } from '../../../platform/imports/words.ts';
import { proposal } from '../proposal.ts';
import { type KnownRow, numberKey, type RegisterKnown, titleKey } from './known.ts';
import { isStillWrong, type RowSays, readRow } from './reading.ts';
import type { SessionOf } from './sessions.ts';
import { words } from './words.ts';

/** A row as far as it is understood before all rows are: what it is the register of, and its number. */
export interface Draft {
  readonly row: ReadRow;
  readonly says: RowSays;
  readonly session: SessionOf;
  readonly same: KnownRow | undefined;
  readonly id: string;
  readonly number: number | null;
  readonly problems: readonly Problem[];
}

export function draftOf(row: ReadRow, session: SessionOf, known: RegisterKnown, context: PlanContext): Draft {
  const says = readRow(row);
  const title = row.cells.title?.text ?? '';
  const kept = session.id && session.needs.length === 0 ? session.id : null;
  const byNumber = kept && says.number ? known.proposals.get(numberKey(kept, says.number)) : undefined;
  const byTitle = kept ? known.proposals.get(titleKey(kept, title)) : undefined;
  // The same title under another number is another proposal.
  const isSameTitle = byTitle && (says.number === null || byTitle.number === null);
  const same = byNumber ?? (isSameTitle ? byTitle : undefined);
  const problems: Problem[] = [
    ...cellProblems(row).filter((problem) => isStillWrong(row, says, problem)),
    ...missing(row),
    ...says.problems,
    ...session.problems,
  ];
  const number = says.number ?? (same?.number as number | null | undefined) ?? null;
  return { row, says, session, same, id: same?.id ?? context.newId(), number, problems };
}

function missing(row: ReadRow): Problem[] {
  const required = { title: proposal.fields.title.label, proposers: proposal.fields.proposerName.label };
  return Object.entries(required)
    .filter(([column]) => !row.cells[column]?.text)
    .map(([field, label]) => ({ word: importWords.required, params: { label }, field }));
}

/** What was filed has a number: where the sheet gives none, the next ones in its order. Nothing stands twice. */
export function numbered(drafts: readonly Draft[], known: RegisterKnown): Draft[] {
  const last = new Map(known.lastNumbers);
  for (const { session, number } of drafts) {
    if (session.id) last.set(session.id, Math.max(last.get(session.id) ?? 0, number ?? 0));
  }
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const { session, row, number } = draft;
    const key = number ? numberKey(session.id ?? '', number) : titleKey(session.id ?? '', row.cells.title?.text);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row.row);
    const twice: Problem[] =
      before === undefined
        ? []
        : [{ word: importWords.twice, params: { row: before }, field: number ? 'number' : 'title' }];
    if (number || !session.id || !needsNumber(draft)) return { ...draft, problems: [...draft.problems, ...twice] };
    const next = (last.get(session.id) ?? 0) + 1;
    last.set(session.id, next);
    const told: Problem = { word: words.numbered, params: { number: next }, field: 'number', severity: 'warning' };
    return { ...draft, number: next, problems: [...draft.problems, ...twice, told] };
  });
}

function needsNumber({ says, row }: Draft): boolean {
  const isMerged = says.screening === null && Boolean(row.cells.into?.text);
  return !isMerged && (says.screening ?? 'filed') === 'filed';
}
