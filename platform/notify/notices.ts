import { type Database, inScope, type Scope, type Tx } from '../db/database.ts';
import type { Day } from '../text/partial-date.ts';

export type NoticeKind = 'move' | 'soon' | 'overdue' | 'head' | 'office';

/** That something waits; what it is is read on its page, by who may. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly record: string;
  readonly row: string;
  readonly name: string;
  readonly due: Day | null;
  readonly at: string;
  readonly readAt: string | null;
  /** Of what has been done meanwhile nothing waits any more. */
  readonly done: boolean;
}

const MOST_SHOWN = 100;

/** The reader's own, newest first, and how many were not read. */
export async function noticesOf(database: Database, scope: Scope): Promise<{ notices: Notice[]; unread: number }> {
  const notices = await database.read<Notice>(scope, {
    text: `select n.id, n.kind, n.record, n.row_id as row, n.name, n.due, n.at, n.read_at as "readAt",
        coalesce(c.ended is not null, true) as done
      from notice n left join clock c on c.jurisdiction = n.jurisdiction and c.id = n.clock
      where ${inScope('n.jurisdiction', scope)} and n.account = $1 order by n.at desc, n.id limit ${MOST_SHOWN}`,
    values: [scope.account],
  });
  const [count] = await database.read<{ unread: number }>(scope, {
    text: `select count(*)::int as unread from notice
      where ${inScope('jurisdiction', scope)} and account = $1 and read_at is null`,
    values: [scope.account],
  });
  return { notices, unread: count?.unread ?? 0 };
}

/** One notice, or all that there are. */
export async function noteRead(tx: Tx, account: string, at: string, id: string | null): Promise<void> {
  await tx.query(
    `update notice set read_at = $3 where account = $1 and read_at is null and ($2::uuid is null or id = $2)`,
    [account, id, at],
  );
}

/** Tells of what is due soon or late, of each once; then those above, by the rules of the place. */
export async function remindIn(tx: Tx, jurisdiction: number, day: Day): Promise<void> {
  await tx.query('select remind($1, $2)', [jurisdiction, day]);
}
