import type { Door, Visitor } from '../../platform/endpoints/door.ts';
import { type Asked, type Conditions, conditionsOf } from './asked.ts';
import { type Kept, keysOf, told } from './entry.ts';
import { titlesOf } from './titles.ts';
import { things } from './words.ts';

export interface Paging {
  /** The place of the chain before which the page begins: pages stand still while others write. */
  readonly before?: number;
  readonly size?: number;
}

/** Beyond this nobody counts, and a page costs the same however long the log is. */
const MOST_COUNTED = 1_000;
/** Of one batch; an import has thousands, which are read batch by batch. */
const MOST_SHOWN = 5;

interface BatchRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string;
  readonly via: string;
  readonly reason: string | null;
  readonly entries: number;
  readonly parts: readonly { record: string; action: string; entries: number }[] | null;
  readonly shown: readonly Kept[] | null;
}

/** A page of the log, newest first, batch by batch; what was done to records is named, their values are not. */
export async function logPage(door: Door, visitor: Visitor, asked: Asked, { before, size = 50 }: Paging) {
  const jurisdiction = asked.jurisdiction ?? visitor.jurisdiction;
  const conditions = conditionsOf(jurisdiction, asked, recordsOf(door));
  const [rows, counted] = await Promise.all([
    door.database.read<BatchRow>(visitor.scope, pageStatement(conditions, before, size + 1)),
    door.database.read<{ total: number }>(visitor.scope, countStatement(conditions)),
  ]);
  const page = rows.slice(0, size);
  const total = counted[0]?.total ?? 0;
  return {
    rows: await present(door, visitor, page),
    next: rows.length > size ? (page.at(-1)?.seq ?? null) : null,
    total: Math.min(total, MOST_COUNTED),
    more: total > MOST_COUNTED,
  };
}

/** Everything that an entry can be of: the records, and what has no table. */
export function recordsOf({ application }: Door): string[] {
  return [...application.definitions.keys(), ...Object.keys(things)];
}

const shownEntries = (entry: readonly string[], most: string) => `
  select coalesce(json_agg(row_to_json(x)), '[]'::json) from (
    select e.n, e.record, e.id, e.subject, e.content from audit_entry e
    where ${['e.jurisdiction = p.jurisdiction', 'e.seq = p.seq', ...entry].join(' and ')} order by e.n limit ${most}) x`;

function pageStatement({ batch, entry, values }: Conditions, before: number | undefined, most: number) {
  const bound = [...values, most, ...(before === undefined ? [] : [before])];
  const where = [...batch, ...(before === undefined ? [] : [`b.seq < $${values.length + 2}::bigint`])];
  return {
    text: `with page as (select b.* from audit_batch b where ${where.join(' and ')} order by b.seq desc limit $${values.length + 1})
select p.seq, p.at, p.actor, p.actor_name, p.via, p.reason, p.entries,
  (select json_agg(json_build_object('record', s.record, 'action', s.action, 'entries', s.entries) order by s.entries desc, s.record)
    from audit_summary s where s.jurisdiction = p.jurisdiction and s.seq = p.seq) as parts,
  (${shownEntries(entry, String(MOST_SHOWN))}) as shown
from page p order by p.seq desc`,
    values: bound,
  };
}

function countStatement({ batch, values }: Conditions) {
  return {
    text: `select count(*)::int as total from (select from audit_batch b where ${batch.join(' and ')} limit ${MOST_COUNTED + 1}) x`,
    values,
  };
}

async function present(door: Door, { scope }: Visitor, rows: readonly BatchRow[]) {
  const entries = rows.flatMap(({ shown }) => shown ?? []);
  const [keys, titles] = await Promise.all([
    keysOf(door, scope, entries),
    titlesOf(door.database, scope, door.application.definitions, entries),
  ]);
  return rows.map(({ seq, at, actor, actor_name: name, via, reason, entries: count, parts, shown }) => ({
    ...{ seq, at: at.toISOString(), actor: { id: actor, name }, via, reason, entries: count, parts: parts ?? [] },
    shown: (shown ?? []).map((entry) => ({
      ...told(keys, entry),
      title: titles.get(`${entry.record} ${entry.id}`) ?? null,
    })),
  }));
}
