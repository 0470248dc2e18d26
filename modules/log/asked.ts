import { isId } from '../../platform/record/ids.ts';

/** What of the log is asked for: the query string, checked. */
export interface Asked {
  /** Whose log; the visitor's own where absent. */
  readonly jurisdiction?: number;
  /** Days in Asia/Shanghai, both included. */
  readonly from?: string;
  readonly to?: string;
  /** An id, or a name as it was then. */
  readonly actor?: string;
  readonly via?: string;
  readonly record?: string;
  readonly action?: string;
  /** Of a row, or of the person whose data it is. */
  readonly id?: string;
}

/** The conditions of a statement, and the values that they are bound to. */
export interface Conditions {
  /** Of batches `b`. */
  readonly batch: readonly string[];
  /** Of entries `e` of these. */
  readonly entry: readonly string[];
  readonly values: unknown[];
}

/** Each condition has an index of its own (migration 0015), so that what is rare is found as soon as what is not. */
export function conditionsOf(jurisdiction: number, asked: Asked, records: readonly string[]): Conditions {
  const values: unknown[] = [jurisdiction];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const batch = ['b.jurisdiction = $1'];
  const { from, to, actor, via, record, action, id } = asked;
  if (from) batch.push(`b.at >= ${bind(from)}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (to) batch.push(`b.at < (${bind(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (via) batch.push(`b.via = ${bind(via)}`);
  if (actor) batch.push(`b.${isId(actor) ? 'actor' : 'actor_name'} = ${bind(actor)}`);
  const entry: string[] = [];
  const summary: string[] = [];
  if (record) {
    const bound = bind(record);
    entry.push(`e.record = ${bound}`);
    summary.push(`s.record = ${bound}`);
  }
  if (action) {
    const bound = bind(action);
    entry.push(`starts_with(e.content, '{"action":"' || ${bound}::text || '"')`);
    summary.push(`s.action = ${bound}`);
  }
  if (id) {
    const [bound, known] = [bind(id), bind(records)];
    const found = (of: string) =>
      `select e.seq from audit_entry e where ${['e.jurisdiction = $1', of, ...entry].join(' and ')}`;
    const own = found(`e.record = any(${known}::text[]) and e.id = ${bound}::uuid`);
    batch.push(`b.seq in (${own} union ${found(`e.subject = ${bound}::uuid`)})`);
    entry.push(`(e.id = ${bound}::uuid or e.subject = ${bound}::uuid)`);
  } else if (summary.length > 0) {
    batch.push(`b.seq in (select s.seq from audit_summary s where s.jurisdiction = $1 and ${summary.join(' and ')})`);
  }
  return { batch, entry, values };
}
