import type { Door, Visitor } from '../../platform/endpoints/door.ts';
import { type Asked, type Conditions, conditionsOf } from './asked.ts';
import { type Kept, keysOf, type Told, told } from './entry.ts';
import { recordsOf } from './page.ts';
import { titlesOf } from './titles.ts';

/** One entry with the batch that it is of. */
export interface Line extends Told {
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly via: string;
  readonly reason: string | null;
  /** Null where the reader may not see the record. */
  readonly title: string | null;
}

type Row = Kept & {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string;
  readonly via: string;
  readonly reason: string | null;
};

export interface Place {
  readonly seq: number;
  readonly n: number;
}

const LINES_A_READ = 1_000;

/** How many entries are asked for, and the end of the log as it is now: what is written later is in no export of it. */
export async function countLines(door: Door, visitor: Visitor, asked: Asked): Promise<{ count: number; head: number }> {
  const conditions = conditionsFor(door, visitor, asked);
  const [found] = await door.database.read<{ count: number; head: number | null }>(visitor.scope, {
    text: `select count(*)::int as count, max(b.seq) as head from audit_batch b
      join audit_entry e on e.jurisdiction = b.jurisdiction and e.seq = b.seq where ${whereOf(conditions)}`,
    values: conditions.values,
  });
  return { count: found?.count ?? 0, head: found?.head ?? 0 };
}

/** Entries before a place, newest first. */
export async function linesBefore(door: Door, visitor: Visitor, asked: Asked, { seq, n }: Place, most: number) {
  const { database, application } = door;
  const conditions = conditionsFor(door, visitor, asked);
  const { length } = conditions.values;
  const rows = await database.read<Row>(visitor.scope, {
    text: `select b.seq, b.at, b.actor, b.actor_name, b.via, b.reason, e.n, e.record, e.id, e.subject, e.content
      from audit_batch b join audit_entry e on e.jurisdiction = b.jurisdiction and e.seq = b.seq
      where ${whereOf(conditions)} and (e.seq, e.n) < ($${length + 1}::bigint, $${length + 2}::int)
      order by e.seq desc, e.n desc limit $${length + 3}`,
    values: [...conditions.values, seq, n, most],
  });
  const [keys, titles] = await Promise.all([
    keysOf(door, visitor.scope, rows),
    titlesOf(database, visitor.scope, application.definitions, rows),
  ]);
  return rows.map(({ seq, at, actor, actor_name: name, via, reason, ...entry }): Line => {
    const title = titles.get(`${entry.record} ${entry.id}`) ?? null;
    return { ...told(keys, entry), seq, at: at.toISOString(), actor: { id: actor, name }, via, reason, title };
  });
}

/** All of them up to the head, a part at a time. */
export async function* allLines(door: Door, visitor: Visitor, asked: Asked, head: number): AsyncGenerator<Line[]> {
  let place: Place = { seq: head + 1, n: -1 };
  for (;;) {
    const lines = await linesBefore(door, visitor, asked, place, LINES_A_READ);
    if (lines.length > 0) yield lines;
    const last = lines.at(-1);
    if (!last || lines.length < LINES_A_READ) return;
    place = last;
  }
}

function conditionsFor(door: Door, visitor: Visitor, asked: Asked): Conditions {
  return conditionsOf(asked.jurisdiction ?? visitor.jurisdiction, asked, recordsOf(door));
}

function whereOf({ batch, entry }: Conditions): string {
  return [...batch, ...entry].join(' and ');
}
