import { type Database, ofFigures, type Scope } from '../db/database.ts';
import { DomainError, type Label } from '../errors/errors.ts';
import type { Definitions } from '../record/batch.ts';
import { Selection } from '../record/select.ts';
import { type Count, countsOf, type Dimension, type Figure, isRatio } from './define.ts';
import { answers, type Parts, type Question } from './kept.ts';
import { type Asked, spanOf } from './span.ts';
import { words } from './words.ts';

export interface Part {
  readonly key: string;
  /** A name as it is kept, or a text in both languages. */
  readonly label: string | Label;
  readonly value: number;
}

export interface FigureValue {
  readonly figure: Figure;
  /** In the figure's unit; a ratio rounded to one decimal, null where nothing is below the line. */
  readonly value: number | null;
  readonly by?: Readonly<Record<string, readonly Part[]>>;
}

/** Where figures are asked: the records of a scope. */
export interface Ground {
  readonly database: Database;
  readonly definitions: Definitions;
  readonly scope: Scope;
}

/** All values asked for, with one breakdown where asked: from what is kept, recomputing only what has changed. */
export async function ask(
  ground: Ground,
  figures: readonly Figure[],
  when: Asked,
  by?: string,
): Promise<FigureValue[]> {
  const questions: Question[] = figures.flatMap((figure) => questionsOf(figure, when, by));
  const answered = await answers(ground.database, ground.scope, questions);
  const whole = { ...ground, scope: ofFigures(ground.scope) };
  const labels = by ? await labelsOf(whole, figures, by, answered) : new Map<string, string>();
  let next = 0;
  return figures.map((figure) => {
    const taken = answered.slice(next, next + questionsOf(figure, when, by).length);
    next += taken.length;
    return valueOfFigure(figure, taken, by, labels);
  });
}

/** One value, whole or where a dimension has a key: what is counted there, or the share there. */
export async function valueWhere(
  ground: Ground,
  figure: Figure,
  when: Asked,
  where: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const [condition] = Object.entries(where);
  const [answer] = await ask(ground, [figure], when, condition?.[0]);
  if (!condition) return answer?.value ?? null;
  const part = answer?.by?.[condition[0]]?.find(({ key }) => key === condition[1]);
  return part?.value ?? (isRatio(figure) ? null : 0);
}

function questionsOf(figure: Figure, when: Asked, by: string | undefined): Question[] {
  const dimensions = by ? ['', by] : [''];
  return countsOf(figure).flatMap((count) => {
    if (by) dimensionOf(count, by);
    return dimensions.map((dimension) => ({ count, span: spanOf(count, when), dimension }));
  });
}

export function dimensionOf(count: Count, by: string): Dimension {
  const dimension = Object.hasOwn(count.by, by) ? count.by[by] : undefined;
  if (!dimension) throw new DomainError('invalid', words.noSuchDimension, { figure: count.id, dimension: by });
  return dimension;
}

function valueOfFigure(
  figure: Figure,
  taken: readonly Parts[],
  by: string | undefined,
  labels: ReadonlyMap<string, string>,
): FigureValue {
  const perCount = by ? 2 : 1;
  const whole = combine(figure, taken[0], taken[perCount], '');
  if (!by) return { figure, value: whole };
  const above = taken[1] as Parts;
  const below = taken[perCount + 1];
  const dimension = dimensionOf(countsOf(figure)[0] as Count, by);
  const parts = keysOf(dimension, isRatio(figure) ? (below as Parts) : above).flatMap((key) => {
    const value = combine(figure, above, below, key);
    return value === null ? [] : [{ key, label: labelOfKey(dimension, key, labels), value }];
  });
  return { figure, value: whole, by: { [by]: parts } };
}

function combine(figure: Figure, above: Parts | undefined, below: Parts | undefined, key: string): number | null {
  const value = above?.get(key) ?? 0;
  if (!isRatio(figure)) return value;
  const over = below?.get(key) ?? 0;
  return over === 0 ? null : Math.round((value / over) * figure.times * 10) / 10;
}

function keysOf(dimension: Dimension, parts: Parts): string[] {
  const order = dimension.codes?.entries.map((entry) => entry.code) ?? Object.keys(dimension.keys ?? {});
  const known = order.filter((key) => dimension.complete || parts.has(key));
  const others = [...parts.keys()].filter((key) => !order.includes(key));
  const byValue = (a: string, b: string) => (parts.get(b) ?? 0) - (parts.get(a) ?? 0);
  return [...known, ...(order.length > 0 ? others.sort() : others.sort(byValue))];
}

export function labelOfKey(dimension: Dimension, key: string, labels: ReadonlyMap<string, string>): string | Label {
  if (key === '') return words.notFilled;
  const entry = dimension.codes?.byCode.get(key);
  return entry ?? dimension.keys?.[key] ?? labels.get(key) ?? key;
}

async function labelsOf(
  ground: Ground,
  figures: readonly Figure[],
  by: string,
  answered: readonly Parts[],
): Promise<Map<string, string>> {
  const record = figures.flatMap(countsOf).find((count) => count.by[by]?.record)?.by[by]?.record;
  if (!record) return new Map();
  return titlesOf(ground, record, [...new Set(answered.flatMap((parts) => [...parts.keys()]))]);
}

/** The titles of records by id, in one statement. */
export async function titlesOf(
  { database, definitions, scope }: Ground,
  record: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const ids = keys.filter((key) => key !== '');
  const definition = definitions.get(record);
  if (!definition || ids.length === 0) return new Map();
  const selection = new Selection(definitions);
  const title = selection.title('t', definition);
  const rows = await database.read<{ id: string; title: string }>(scope, {
    text: `select t.id, ${title} as title from ${record} t ${selection.joins} where t.id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
