import { inScope, type Scope, type Statement, wholly } from '../../platform/db/database.ts';

/** The day of the last entry of the log that says this was done. */
const lastDone = (action: string) => `(select (max(b.at) at time zone 'Asia/Shanghai')::date
  from audit_entry e join audit_batch b on b.jurisdiction = e.jurisdiction and b.seq = e.seq
  where e.jurisdiction = p.jurisdiction and e.record = 'proposal' and e.id = p.id and e.content like '{"action":"${action}"%')`;

/**
 * Every proposal that is not ended, with the day on which it came to where it is, in one statement. Handing in and sending
 * back again leave their day in the log alone; a further round begins with the last feedback on the one before.
 */
export function boardStatement(scope: Scope): { readonly scope: Scope; readonly statement: Statement } {
  const text = `select coalesce(json_agg(x order by x.since nulls last, x.id), '[]'::json)::text from (
    select p.id, p.number, p.title, p.state, p.subject, p.party, p.kind, p.proposer_name as "proposerName", p.round,
      case p.state
        when 'filed' then p.filed_on
        when 'handling' then greatest(
          (select max(h.assigned_on) from proposal_handling h
            where h.jurisdiction = p.jurisdiction and h.proposal = p.id and h.state <> 'released'),
          (select max(f.given_on) from proposal_feedback f where f.jurisdiction = p.jurisdiction and f.proposal = p.id))
        when 'replied' then (select max(r.sent_on) from proposal_reply r
          where r.jurisdiction = p.jurisdiction and r.proposal = p.id)
        when 'returned' then coalesce(${lastDone('sendBack')}, p.submitted_on)
        else coalesce(${lastDone('submit')}, p.submitted_on) end as since,
      exists (select from proposal_supervision v where v.jurisdiction = p.jurisdiction and v.proposal = p.id
        and v.state = 'kept') as key,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'role', h.role, 'state', h.state)
          order by h.role = 'co', b.name)
        from proposal_handling h join body b on b.jurisdiction = h.jurisdiction and b.id = h.body
        where h.jurisdiction = p.jurisdiction and h.proposal = p.id and h.state <> 'released'), '[]'::json) as departments
    from proposal p where ${inScope('p.jurisdiction', scope)}
      and p.state in ('submitted', 'returned', 'filed', 'handling', 'replied')) x`;
  return { scope: wholly(scope), statement: { text } };
}

/** What is assigned to departments and not ended, with how far the reply is: what they do next follows from it. */
export function deskStatement(scope: Scope, bodies: readonly string[]): Statement {
  return {
    text: `select coalesce(json_agg(x order by x."assignedOn", x.id), '[]'::json)::text from (
      select h.id, h.version, h.state, h.role, h.round, h.assigned_on as "assignedOn", h.objection,
        h.countersigned_on as "countersignedOn", b.name as body, p.id as proposal, p.number, p.title,
        p.proposer_name as "proposerName", p.state as stage,
        (select json_build_object('id', r.id, 'state', r.state, 'begun', coalesce(r.text, '') <> '', 'says', r.says)
          from proposal_reply r join proposal_handling l on l.jurisdiction = r.jurisdiction and l.proposal = r.proposal
            and l.body = r.body and l.role <> 'co' and l.state <> 'released'
          where r.jurisdiction = h.jurisdiction and r.proposal = h.proposal and r.round = p.round
            and (h.role = 'co' or r.body = h.body) order by r.body = h.body desc limit 1) as reply,
        (select count(*) from proposal_handling c where c.jurisdiction = h.jurisdiction and c.proposal = h.proposal
          and c.role = 'co' and c.state <> 'released')::int as helping,
        (select count(*) from proposal_handling c where c.jurisdiction = h.jurisdiction and c.proposal = h.proposal
          and c.role = 'co' and c.state = 'answered')::int as opinions,
        (select count(*) from proposal_handling c where c.jurisdiction = h.jurisdiction and c.proposal = h.proposal
          and c.role = 'co' and c.state <> 'released' and c.countersigned_on is not null)::int as countersigned
      from proposal_handling h
      join proposal p on p.jurisdiction = h.jurisdiction and p.id = h.proposal
      join body b on b.jurisdiction = h.jurisdiction and b.id = h.body
      where ${inScope('h.jurisdiction', scope)} and h.body = any($1::uuid[])
        and h.state in ('assigned', 'objected', 'accepted', 'answered') and p.state = 'handling') x`,
    values: [bodies],
  };
}
