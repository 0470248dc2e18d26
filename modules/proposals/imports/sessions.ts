import type { Choice, PlanContext, Problem, ReadRow, SharedCreation } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { firstDay } from '../../../platform/text/partial-date.ts';
import type { KnownSession, RegisterKnown } from './known.ts';
import { dayNamed, type Named, sessionName, sessionNamed } from './says.ts';
import { words } from './words.ts';

/** The session of a row. Its id is null where people must say first which it is. */
export interface SessionOf {
  readonly id: string | null;
  readonly opens: string;
  readonly needs: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Sessions {
  readonly of: (row: ReadRow) => SessionOf;
  readonly shared: Map<string, SharedCreation>;
}

const MAKE = 'make ';
const YEARS_OFFERED = 8;

/** Rows of a sheet that name the same session, or none, are asked about once, at the first of them. */
export function sessionsOf(rows: readonly ReadRow[], known: RegisterKnown, context: PlanContext): Sessions {
  const shared = new Map<string, SharedCreation>();
  const groups = Map.groupBy(rows, (row) => groupOf(row, context));
  const decided = new Map([...groups].map(([group, own]) => [group, decide(own, known, context, shared)]));
  return { shared, of: (row) => (decided.get(groupOf(row, context)) as Decided)(row) };
}

type Decided = (row: ReadRow) => SessionOf;

function groupOf(row: ReadRow, context: PlanContext): string {
  const named = sessionOfRow(row, context);
  return `${row.sheet}\n${named ? `${named.term} ${named.number}` : (row.cells.session?.text ?? '')}`;
}

/** The row's own word, else that of the title, the sheet or the file. */
function sessionOfRow(row: ReadRow, { titles, fileName }: PlanContext): Named | null {
  const told = row.cells.session?.text;
  if (told) return sessionNamed(told);
  const texts = [titles[row.sheet] ?? '', row.sheet, fileName];
  return texts.map(sessionNamed).find((named) => named !== null) ?? null;
}

function decide(
  rows: readonly ReadRow[],
  known: RegisterKnown,
  context: PlanContext,
  shared: Map<string, SharedCreation>,
): Decided {
  const [first] = rows as [ReadRow, ...ReadRow[]];
  const named = sessionOfRow(first, context);
  const answer = rows.map((row) => row.answers.session).find((said) => said !== undefined);
  const kept = known.sessions.find(
    ({ id, term, number }) => id === answer || (!answer && term === named?.term && number === named.number),
  );
  if (kept) return () => ({ id: kept.id, opens: kept.opens, needs: [], problems: [] });
  const told = first.cells.session?.text;
  if (told && !named) return onEach({ word: words.notSession, params: { value: told }, field: 'session' });
  const opens = answer?.startsWith(MAKE) ? answer.slice(MAKE.length) : opening(rows, context);
  if (!named || !opens) return askedAt(first, named, known, context);
  const made = madeSession(named, opens, context, shared);
  const problem: Problem = {
    word: words.sessionWillBeMade,
    params: { session: made.title, opens },
    field: 'session',
    severity: 'warning',
    choices: [{ id: MAKE + opens, label: makeLabel(named, opens) }, ...known.sessions.map(choiceOf)],
  };
  const confirmed = answer !== undefined;
  return (row) => ({ id: made.id, opens, needs: [made.key], problems: row === first && !confirmed ? [problem] : [] });
}

const onEach = (problem: Problem): Decided => {
  return () => ({ id: null, opens: '', needs: [], problems: [problem] });
};

/** Written in the title or the file's name, else the first day that any row says it was handed in or filed. */
function opening(rows: readonly ReadRow[], { titles, fileName }: PlanContext): string | null {
  const [{ sheet }] = rows as [ReadRow];
  const written = [titles[sheet] ?? '', sheet, fileName].map(dayNamed).find((found) => found !== null);
  const days = rows.flatMap((row) => cellValue(row, 'submitted') ?? cellValue(row, 'filed') ?? []);
  return written ?? days.map(firstDay).sort()[0] ?? null;
}

function askedAt(first: ReadRow, named: Named | null, known: RegisterKnown, { today }: PlanContext): Decided {
  const latest = Number(today.slice(0, 4));
  const years = named ? Array.from({ length: YEARS_OFFERED }, (_, index) => `${latest - index}-01-01`) : [];
  const choices = [
    ...known.sessions.map(choiceOf),
    ...years.map((opens) => ({ id: MAKE + opens, label: makeLabel(named as Named, opens) })),
  ];
  const asked: Problem = { word: words.whichSession, field: 'session', ...(choices.length > 0 ? { choices } : {}) };
  const waits: Problem = { word: words.sessionAsked, params: { row: first.row }, field: 'session' };
  return (row) => ({ id: null, opens: '', needs: [], problems: [row === first ? asked : waits] });
}

function choiceOf({ id, name }: KnownSession): Choice {
  return { id, label: name };
}

function makeLabel(named: Named, opens: string) {
  const [name, year] = [sessionName(named), opens.slice(0, 4)];
  const fill = (text: string) => text.replace('{session}', name).replace('{year}', year);
  return { zh: fill(words.makeSession.zh), en: fill(words.makeSession.en) };
}

function madeSession(named: Named, opens: string, context: PlanContext, shared: Map<string, SharedCreation>) {
  const key = `session ${named.term} ${named.number}`;
  const name = sessionName(named);
  const values = { name, ...named, opens, submitFrom: opens };
  const made = shared.get(key) ?? { key, title: name, record: 'proposal_session', id: context.newId(), values };
  shared.set(key, made);
  return made;
}
