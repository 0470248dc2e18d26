import type { Statement } from '../../platform/db/database.ts';
import type { Day } from '../../platform/text/partial-date.ts';
import type { KeptPurpose, Standing } from './rules.ts';

/** What decides how long is kept what is kept of somebody. */
export interface StandingRow {
  readonly id: string;
  readonly name: string;
  readonly isMember: boolean;
  readonly wasMember: boolean;
  readonly applies: boolean;
  readonly declined: boolean;
  readonly leftUnknown: boolean;
  readonly leftOn: Day | null;
  readonly declinedOn: Day | null;
  readonly serves: boolean;
  readonly served: boolean;
  readonly endUnknown: boolean;
  readonly outSince: Day | null;
  readonly tiesAgreed: boolean;
  readonly agreed: readonly string[];
}

/** Of these people, or of everybody who is kept. When an application was declined, only the log knows. */
export function standingStatement(jurisdiction: number, people: readonly string[] | null): Statement {
  return {
    text: `
select p.id, p.name, p.overseas_consent is not null as "tiesAgreed",
  coalesce(m.is_member, false) as "isMember", coalesce(m.was_member, false) as "wasMember",
  coalesce(m.applies, false) as applies, coalesce(m.declined, false) as declined,
  coalesce(m.left_unknown, false) as "leftUnknown", m.left_on as "leftOn", d.declined_on as "declinedOn",
  coalesce(t.serves, false) as serves, coalesce(t.served, false) as served,
  coalesce(t.end_unknown, false) as "endUnknown", t.out_since as "outSince", coalesce(c.agreed, '{}') as agreed
from person p
left join lateral (
  select bool_or(state in ('active', 'transferring')) as is_member,
    bool_or(state not in ('applicant', 'reviewed', 'declined', 'withdrawn')) as was_member,
    bool_or(state in ('applicant', 'reviewed')) as applies, bool_or(state = 'declined') as declined,
    bool_or(ends_day is null) filter (where state in ('transferred', 'resigned', 'removed', 'expelled', 'deceased')) as left_unknown,
    max(ends_day) filter (where state in ('transferred', 'resigned', 'removed', 'expelled', 'deceased')) as left_on
  from membership where jurisdiction = p.jurisdiction and person = p.id
) m on true
left join lateral (
  select max((b.at at time zone 'Asia/Shanghai')::date) as declined_on from membership x
  join audit_entry e on e.jurisdiction = x.jurisdiction and e.record = 'membership' and e.id = x.id
    and e.content like '{"action":"decline"%'
  join audit_batch b on b.jurisdiction = e.jurisdiction and b.seq = e.seq
  where x.jurisdiction = p.jurisdiction and x.person = p.id and x.state = 'declined'
) d on m.declined
left join lateral (
  select bool_or(state = 'serving') as serves, bool_or(state in ('serving', 'ended')) as served,
    bool_or(ends_day is null) filter (where state = 'ended') as end_unknown,
    max(ends_day) filter (where state = 'ended') as out_since
  from tenure where jurisdiction = p.jurisdiction and person = p.id
) t on true
left join lateral (
  select array_agg(purpose) as agreed from consent where jurisdiction = p.jurisdiction and person = p.id and state = 'given'
) c on true
where p.jurisdiction = $1 and p.state = 'kept' and ($2::uuid[] is null or p.id = any($2::uuid[]))
order by p.name collate zh, p.id`,
    values: [jurisdiction, people],
  };
}

/** The purposes that are in force. */
export function purposesStatement(jurisdiction: number): Statement {
  return {
    text: `select id, name, description, covers, basis, source, event, months, statutory from purpose
      where jurisdiction = $1 and state = 'kept' order by covers, name collate zh, id`,
    values: [jurisdiction],
  };
}

/** A day that is not known is taken as one that has not come: nothing is erased for what nobody knows. */
export function standingOf(row: StandingRow, purposes: readonly KeptPurpose[]): Standing {
  const left = row.isMember || row.applies || row.leftUnknown ? null : row.leftOn;
  const declined = row.applies ? null : row.declinedOn;
  const out = row.serves || row.endUnknown ? null : row.outSince;
  const ties = row.tiesAgreed
    ? purposes.filter(({ covers, basis }) => covers === 'overseas' && basis === 'consent')
    : [];
  return {
    inForce: row.isMember || row.serves || row.applies,
    events: {
      left: row.wasMember ? (left ?? 'not yet') : 'never',
      // Whoever was admitted after all is kept as a member.
      declined: !row.wasMember && (row.applies || row.declined) ? (declined ?? 'not yet') : 'never',
      'out-of-office': row.served ? (out ?? 'not yet') : 'never',
    },
    agreed: new Set([...row.agreed, ...ties.map(({ id }) => id)]),
  };
}
