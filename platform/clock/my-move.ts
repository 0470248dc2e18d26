import { type Database, inScope, type Scope } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import type { Definition } from '../record/define.ts';
import type { Day } from '../text/partial-date.ts';
import { type Standing, standingOn } from './reckon.ts';
import type { MoverKind } from './rule.ts';
import { namesOf } from './told.ts';

/** A clock as a line of a list: what is to be done until when, and by whom. */
export interface Move {
  readonly id: string;
  readonly record: string;
  readonly row: string;
  readonly plural: string;
  /** Empty where the reader does not see the row. */
  readonly title: string;
  readonly name: string;
  readonly moverKind: MoverKind;
  readonly mover: string | null;
  readonly due: Day | null;
  readonly standing: Standing;
}

export interface Moves {
  readonly mine: readonly Move[];
  readonly others: readonly Move[];
  /** How many there are altogether, also those that are not listed. */
  readonly counts: {
    readonly overdue: number;
    readonly dueSoon: number;
    readonly mine: number;
    readonly others: number;
  };
  readonly names: Readonly<Record<string, string>>;
}

interface Row extends Omit<Move, 'standing' | 'plural' | 'title'> {
  readonly title: string | null;
  readonly started: Day;
  readonly soonOn: Day | null;
  readonly longOn: Day | null;
  readonly paused: boolean;
}

interface Asked {
  readonly today: Day;
  /** Whether the reader works for the office. */
  readonly office: boolean;
  readonly most: number;
}

/** What waits for the reader, and what they see that waits for others, most urgent first; closed clocks cost nothing. */
export async function movesOf(
  database: Database,
  scope: Scope,
  definitions: Definitions,
  timed: readonly string[],
  { today, office, most }: Asked,
): Promise<Moves> {
  const mine = mineIn(scope, office);
  const part = (which: string) => ({
    text: `select c.id, c.record, c.row_id as row, c.name, c.mover_kind as "moverKind", c.mover, c.due, c.started,
        c.soon_on as "soonOn", c.long_on as "longOn", c.paused, ${titleOf(definitions, timed)} as title
      from clock c where ${inScope('c.jurisdiction', scope)} and c.ended is null and ${which}
      order by c.due nulls last, c.id limit ${most}`,
    values: mine.values,
  });
  const [own, others, [counts]] = await Promise.all([
    database.read<Row>(scope, part(`(${mine.text})`)),
    database.read<Row>(scope, part(`not (${mine.text})`)),
    database.read<Moves['counts']>(scope, {
      text: `select count(*) filter (where mine and due < $${mine.values.length + 1}::date)::int as overdue,
          count(*) filter (where mine and due >= $${mine.values.length + 1}::date and soon_on <= $${mine.values.length + 1}::date)::int as "dueSoon",
          count(*) filter (where mine)::int as mine, count(*) filter (where not mine)::int as others
        from (select c.due, c.soon_on, (${mine.text}) as mine from clock c
          where ${inScope('c.jurisdiction', scope)} and c.ended is null) open`,
      values: [...mine.values, today],
    }),
  ]);
  const told = (rows: readonly Row[]) => rows.map((row) => moveOf(row, definitions, today));
  const movers = [...own, ...others].map(({ moverKind, mover }) => ({ kind: moverKind, id: mover }));
  return {
    ...{ mine: told(own), others: told(others), names: await namesOf(database, scope, definitions, movers) },
    counts: counts ?? { overdue: 0, dueSoon: 0, mine: 0, others: 0 },
  };
}

function mineIn({ bodies = [], parties = [], organisations = [], person, account }: Scope, office: boolean) {
  const values = [bodies, parties, organisations, [person ?? ''], [account ?? '']];
  const kinds: MoverKind[] = ['department', 'party', 'organisation', 'person', 'account'];
  const parts = kinds.map((kind, index) => `c.mover_kind = '${kind}' and c.mover = any($${index + 1}::text[])`);
  return { text: [...(office ? [`c.mover_kind = 'office'`] : []), ...parts].join(' or '), values };
}

function moveOf(row: Row, definitions: Definitions, today: Day): Move {
  const { started, soonOn, longOn, paused, title, ...move } = row;
  const mover = { kind: move.moverKind, id: move.mover };
  const kept = { mover, started, due: move.due, soonOn, longOn, paused, ended: null, outcome: null, endedLate: null };
  const plural = definitions.get(move.record)?.plural ?? '';
  return { ...move, title: title ?? '', plural, standing: standingOn(kept, today) };
}

/** What names a row, looked up for the lines that are shown alone. */
function titleOf(definitions: Definitions, timed: readonly string[]): string {
  const cases = timed.map((name) => {
    const definition = definitions.get(name) as Definition;
    return `when '${name}' then (${titleIn(definitions, definition)})`;
  });
  return cases.length > 0 ? `case c.record ${cases.join(' ')} end` : 'null';
}

function titleIn(definitions: Definitions, { name, title, fields }: Definition): string {
  const field = fields[title];
  const row = `t.jurisdiction = c.jurisdiction and t.id = c.row_id`;
  if (field?.kind !== 'reference') return `select t.${columnOf(title)}::text from ${name} t where ${row}`;
  const to = definitions.get(field.to ?? '') as Definition;
  return `select n.${columnOf(to.title)}::text from ${name} t
    join ${to.name} n on n.jurisdiction = t.jurisdiction and n.id = t.${columnOf(title)} where ${row}`;
}
