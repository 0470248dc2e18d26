import type { Change, PlanContext, Problem, ReadRow, SharedCreation } from '../../../platform/imports/kind.ts';
import { fold } from '../../../platform/text/fold.ts';
import { bodyKindOf, bodyLevelOf } from '../../directory/index.ts';
import { assignmentVerdict } from '../rules.ts';
import { words as proposalWords } from '../words.ts';
import { bodyKey } from './body-key.ts';
import type { KnownBody, RegisterKnown } from './known.ts';
import { namesIn } from './says.ts';
import { words } from './words.ts';

type Role = 'lead' | 'co' | 'separate';

interface Told {
  readonly name: string;
  readonly role: Role;
  readonly column: string;
}

export interface Handler {
  readonly body: string;
  readonly role: Role;
}

export interface HandlersOf {
  readonly handlers: readonly Handler[];
  readonly needs: readonly string[];
  /** Departments that were not known to answer proposals. */
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

export function planHandlers(
  row: ReadRow,
  known: RegisterKnown,
  context: PlanContext,
  shared: Map<string, SharedCreation>,
): HandlersOf {
  const { told, problems } = rolesOf(handlersTold(row));
  const planned = told.map((one) => ({ ...one, ...planBody(row, one, known, context, shared) }));
  const handlers = [...new Map(planned.map(({ body, role }) => [body, { body, role }] as const).reverse()).values()];
  const verdict = told.length > 0 ? assignmentVerdict(handlers.map(({ role }) => ({ role, state: 'planned' }))) : null;
  return {
    handlers: handlers.reverse(),
    needs: planned.flatMap(({ needs }) => needs),
    changes: planned.flatMap(({ changes }) => changes),
    problems: [
      ...problems,
      ...planned.flatMap((one) => one.problems),
      ...(verdict && problems.length === 0 ? [{ ...verdict, field: 'lead' }] : []),
    ],
  };
}

const marks: Readonly<Record<string, Role>> = {
  主办: 'lead',
  牵头: 'lead',
  会办: 'co',
  协办: 'co',
  分办: 'separate',
};

/** By column, but a cell may say more: 主办：区教育局；会办：区财政局, 区教育局（主办）. */
function handlersTold(row: ReadRow): Told[] {
  return (['lead', 'co', 'separate'] as const).flatMap((column) => {
    const parts = (row.cells[column]?.text ?? '').split(
      /(主[办辦]|[牵牽][头頭]|[会會][办辦]|[协協][办辦]|分[办辦])(?:[单單]位)?[:：]/,
    );
    const marked = parts.flatMap((part, index) => {
      if (index % 2 === 1) return [];
      const role = marks[fold(parts[index - 1] ?? '')] ?? column;
      return part
        .split(/[\s、，,;；]+/)
        .flatMap((one) => namesIn(one).map((name) => ({ name, role: roleIn(one) ?? role, column })));
    });
    return marked;
  });
}

function roleIn(text: string): Role | null {
  return marks[/\((主办|牵头|会办|协办|分办)/.exec(fold(text))?.[1] ?? ''] ?? null;
}

/** Several that are written as the lead handle it apart, unless others help: then it is not known who leads. */
function rolesOf(told: readonly Told[]): { told: readonly Told[]; problems: Problem[] } {
  const count = (role: Role) => told.filter((one) => one.role === role).length;
  const warn = (word: Problem['word'], field: string): Problem => ({ word, field, severity: 'warning' });
  if (count('lead') > 1 && told.length > count('lead')) {
    return { told, problems: [{ word: words.severalLeads, field: 'lead' }] };
  }
  if (count('lead') > 1) {
    return { told: told.map((one) => ({ ...one, role: 'separate' })), problems: [warn(words.takenApart, 'lead')] };
  }
  if (count('separate') === 1 && count('lead') === 0) {
    const changed = told.map((one) => (one.role === 'separate' ? { ...one, role: 'lead' as const } : one));
    return { told: changed, problems: [warn(words.takenAsLead, 'separate')] };
  }
  if (count('lead') + count('separate') === 0 && told.length > 0) {
    return { told, problems: [{ word: proposalWords.noLead, field: 'lead' }] };
  }
  return { told, problems: [] };
}

const NEW = 'new';

function planBody(
  row: ReadRow,
  { name, column }: Told,
  known: RegisterKnown,
  context: PlanContext,
  shared: Map<string, SharedCreation>,
) {
  const field = `${column}.${name}`;
  const answer = row.answers[field];
  const alike = known.bodies.get(bodyKey(name)) ?? [];
  const exact = alike.filter((body) => fold(body.name) === fold(name));
  const candidates = exact.length === 1 ? exact : alike;
  const kept = alike.find(({ id }) => id === answer) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (kept) return { body: kept.id, needs: [], changes: nowAnswers(kept), problems: [] };
  const made = newBody(name, context, shared);
  if (candidates.length < 2 || answer === NEW) return { body: made.id, needs: [made.key], changes: [], problems: [] };
  const choices = [...candidates.map(({ id, name: label }) => ({ id, label })), { id: NEW, label: words.newBody }];
  const problem: Problem = { word: words.whichBody, params: { name, count: candidates.length }, field, choices };
  return { body: made.id, needs: [], changes: [], problems: [problem] };
}

function nowAnswers({ id, answers }: KnownBody): Change[] {
  return answers ? [] : [{ record: 'body', id, values: { answersProposals: true } }];
}

/** A department, unless its name says that it is something else: whose leaders count as a department's follows from it. */
function newBody(name: string, context: PlanContext, shared: Map<string, SharedCreation>): SharedCreation {
  const key = `body ${bodyKey(name)}`;
  const kind = bodyKindOf(name);
  const level = bodyLevelOf(name);
  const values = {
    name,
    kind: kind === 'other' ? 'department' : kind,
    ...(level ? { level } : {}),
    answersProposals: true,
  };
  const made = shared.get(key) ?? { key, title: name, record: 'body', id: context.newId(), values };
  shared.set(key, made);
  return made;
}
