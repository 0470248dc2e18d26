import { sql } from 'kysely';
import { type Database, ofFigures, type Scope, type Tx } from '../db/database.ts';
import { compile, rowsOf } from './compile.ts';
import type { Count, Span } from './define.ts';
import { spanKey } from './span.ts';

/** One question to one count: its whole (`dimension` is '') or a breakdown. */
export interface Question {
  readonly count: Count;
  readonly span: Span;
  readonly dimension: string;
}

/** The whole under key '' for dimension '', else one value a key. */
export type Parts = ReadonlyMap<string, number>;

interface KeptRow {
  readonly n: number;
  readonly jurisdiction: number;
  readonly fresh: boolean;
  readonly value: number | null;
  readonly parts: readonly (readonly [string, number])[] | null;
}

/** What is counted within the scope: from the kept values for who may know the whole, else from the rows that are seen. */
export function answers(database: Database, scope: Scope, questions: readonly Question[]): Promise<Parts[]> {
  const whole = ofFigures(scope);
  return whole.sees?.includes('records')
    ? keptAnswers(database, whole, questions)
    : seenAnswers(database, scope, questions);
}

function seenAnswers(database: Database, scope: Scope, questions: readonly Question[]): Promise<Parts[]> {
  return Promise.all(
    questions.map(async ({ count, span, dimension }) => {
      const statement = compile(sql`
select ${keyOf(dimension)} as key, count(distinct r.record)::int as value from (${rowsOf(count, span)}) as r group by 1`);
      const rows = await database.read<{ key: string; value: number }>(scope, statement);
      return new Map(rows.map(({ key, value }) => [key, value]));
    }),
  );
}

/**
 * Answers from the kept values, summed over the jurisdictions of the scope; recomputes those jurisdictions whose sources
 * have been written to since. One statement where everything is fresh.
 */
async function keptAnswers(database: Database, scope: Scope, questions: readonly Question[]): Promise<Parts[]> {
  let rows = await readKept(database, scope, questions);
  const stale = Map.groupBy(
    rows.filter((row) => !row.fresh),
    (row) => row.n,
  );
  if (stale.size > 0) {
    await database.inTransaction(scope, async (tx) => {
      for (const [n, of] of stale) {
        await recompute(
          tx,
          questions[n] as Question,
          of.map((row) => row.jurisdiction),
        );
      }
    });
    // What is read now was true at one moment since the question was asked, even if somebody writes meanwhile.
    rows = await readKept(database, scope, questions);
  }
  return questions.map((_, n) => sum(rows.filter((row) => row.n === n)));
}

function readKept(database: Database, scope: Scope, questions: readonly Question[]): Promise<KeptRow[]> {
  return database.read<KeptRow>(scope, {
    text: `
with question as (
  select n - 1 as n, figure, span, dimension, string_to_array(sources, ',') as sources
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as q (figure, span, dimension, sources, n)
), marked as (
  select q.n, m.jurisdiction, sum(m.version) as marks
  from question q join figure_mark m on m.source = any(q.sources) group by q.n, m.jurisdiction
)
select q.n::int, m.jurisdiction, k.marks is not distinct from m.marks as fresh, k.value::float8 as value, k.parts
from question q join marked m using (n)
left join figure_value k on k.jurisdiction = m.jurisdiction and k.figure = q.figure and k.span = q.span
  and k.dimension = q.dimension`,
    values: [
      questions.map(({ count }) => count.id),
      questions.map(({ count, span }) => spanKey(count, span)),
      questions.map(({ dimension }) => dimension),
      questions.map(({ count }) => count.sources.join(',')),
    ],
  });
}

function sum(rows: readonly KeptRow[]): Parts {
  const total = new Map<string, number>();
  for (const { value, parts } of rows) {
    for (const [key, part] of parts ?? [['', value ?? 0] as const]) total.set(key, (total.get(key) ?? 0) + part);
  }
  return total;
}

/** Marks and rows are read in one statement, that is in one snapshot: a kept value never claims marks it has not seen. */
async function recompute(tx: Tx, question: Question, jurisdictions: readonly number[]): Promise<void> {
  const { text, values } = recomputation(question, jurisdictions);
  await tx.query(text, values);
}

function recomputation(question: Question, jurisdictions: readonly number[]) {
  const { count, span, dimension } = question;
  return compile(sql`
insert into figure_value (jurisdiction, figure, span, dimension, marks, value, parts)
select c.jurisdiction, ${count.id}, ${spanKey(count, span)}, ${dimension}, c.marks, c.value, c.parts
from (${computed(question, jurisdictions)}) as c
on conflict (jurisdiction, figure, span, dimension)
do update set marks = excluded.marks, value = excluded.value, parts = excluded.parts`);
}

/** Finds what is kept as fresh and would be counted otherwise: never, unless rows were changed past the operations. */
export function differences(question: Question, jurisdictions: readonly number[]) {
  const { count, span, dimension } = question;
  return compile(sql`
select k.jurisdiction, coalesce(k.parts::text, k.value::text) as kept, coalesce(c.parts::text, c.value::text) as counted
from (${computed(question, jurisdictions)}) as c join figure_value k using (jurisdiction)
where k.figure = ${count.id} and k.span = ${spanKey(count, span)} and k.dimension = ${dimension} and k.marks = c.marks
  and (k.value is distinct from c.value or k.parts is distinct from c.parts) order by 1`);
}

function keyOf(dimension: string) {
  return dimension === '' ? sql`''::text` : sql`coalesce(${sql.ref(`r.${dimension}`)}::text, '')`;
}

/** By jurisdiction, as it is now: the marks with the value, or with the parts of the dimension. */
function computed({ count, span, dimension }: Question, jurisdictions: readonly number[]) {
  const rows = rowsOf(count, span);
  const key = keyOf(dimension);
  return sql`
with marked as (
  select jurisdiction, sum(version) as marks from figure_mark
  where source = any(${count.sources}::text[]) and jurisdiction = any(${jurisdictions}::int[]) group by jurisdiction
), counted as (
  select r.jurisdiction, ${key} as key, count(distinct r.record) as value from (${rows}) as r
  where r.jurisdiction = any(${jurisdictions}::int[]) group by 1, 2
), gathered as (
  select jurisdiction, sum(value) as value, jsonb_agg(jsonb_build_array(key, value) order by key) as parts
  from counted group by jurisdiction
)
select m.jurisdiction, m.marks, ${dimension === '' ? sql`coalesce(g.value, 0)` : sql`null::numeric`} as value,
  ${dimension === '' ? sql`null::jsonb` : sql`coalesce(g.parts, '[]')`} as parts
from marked m left join gathered g using (jurisdiction)`;
}
