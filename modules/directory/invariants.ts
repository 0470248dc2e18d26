import type { Invariant } from '../../platform/doctor/invariant.ts';

const corrected = {
  zh: '请在页面上打开该记录，按批准文件更正',
  en: 'Open the record in the console and correct it by the papers',
};

/** What the module's operations keep between rows (commands.ts), and no constraint can say. */
export const invariants: readonly Invariant[] = [
  {
    name: 'organisation-parents',
    label: {
      zh: '上级组织属于同一党派，且不在自己之下',
      en: 'The parent of an organisation is of its party and not below it',
    },
    remedy: corrected,
    sql: `
with recursive above as (
  select jurisdiction, id, name, party, parent, array[id] as way, false as round from organisation
  union all
  select a.jurisdiction, a.id, a.name, a.party, o.parent, a.way || o.id, o.id = any(a.way)
  from above a join organisation o on o.jurisdiction = a.jurisdiction and o.id = a.parent where not a.round
)
select id, name as title from above where round and way[cardinality(way)] = id
union
select o.id, o.name from organisation o
left join organisation p on p.jurisdiction = o.jurisdiction and p.id = o.parent
where o.parent is not null and p.party is distinct from o.party`,
  },
  {
    name: 'membership-party',
    label: {
      zh: '成员所在和转往的组织属于其党派',
      en: 'The organisations of a member, here and where they transfer to, are of their party',
    },
    remedy: corrected,
    sql: `
select m.id, p.name as title from membership m join person p on p.jurisdiction = m.jurisdiction and p.id = m.person
join organisation o on o.jurisdiction = m.jurisdiction and o.id in (m.organisation, m.transfer_to)
where o.party <> m.party`,
  },
  {
    name: 'membership-gaps',
    label: {
      zh: '转组织关系前后相接，不漏一天也不重一天',
      en: 'A transfer leaves no day out and counts none twice',
    },
    remedy: {
      zh: '请核对转入之日：原组织的终止日期应为其前一天',
      en: 'Check the first day there; the last day here must be the day before it',
    },
    sql: `
select n.id, p.name as title from membership n join person p on p.jurisdiction = n.jurisdiction and p.id = n.person
join membership b on b.jurisdiction = n.jurisdiction and b.id = n.transferred_from
where n.begins_day is distinct from b.ends_day + 1 or b.state <> 'transferred' or n.person <> b.person or n.party <> b.party`,
  },
  {
    name: 'membership-double-days',
    label: {
      zh: '同一人同一天只在同一党派的一个组织里',
      en: 'On each day a person is in one organisation of a party',
    },
    remedy: {
      zh: '请核对两段组织关系的起止日期，更正其中有误的一段',
      en: 'Compare the days of both memberships and correct the one that is wrong',
    },
    // Days known by year or month alone could fit: only what certainly overlaps is named.
    sql: `
with stay as (
  select m.jurisdiction, m.id, m.person, m.party, p.name, m.begins_day, m.ends_day,
    coalesce(length(m.begins) = 10, false) as begins_known,
    coalesce(length(m.ends) = 10, m.state in ('active', 'transferring')) as ends_known
  from membership m join person p on p.jurisdiction = m.jurisdiction and p.id = m.person
  where m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')
)
select b.id, b.name as title from stay a join stay b using (jurisdiction, person, party)
where a.id <> b.id and (a.begins_day, a.id) < (b.begins_day, b.id) and a.ends_known and b.begins_known
  and (a.ends_day is null or a.ends_day >= b.begins_day)`,
  },
  {
    name: 'membership-states',
    label: {
      zh: '转出中的成员有转往组织和日期，已转出的有终止日期',
      en: 'Members transferring have a place and a day to go to; those transferred have a last day',
    },
    remedy: corrected,
    sql: `
select m.id, p.name as title from membership m join person p on p.jurisdiction = m.jurisdiction and p.id = m.person
where (m.state = 'transferring' and (m.transfer_to is null or m.transfer_on is null))
  or (m.state = 'transferred' and m.ends_day is null)`,
  },
  {
    name: 'merged-people',
    label: {
      zh: '已并入的人指向一位在库的人，在库的人不指向他人',
      en: 'Who is merged points to somebody kept, and nobody else points anywhere',
    },
    remedy: {
      zh: '请在人员页面重新分开，再并入正确的人',
      en: 'Part the two again on the page of the person, then merge into the right one',
    },
    sql: `
select p.id, p.name as title from person p
left join person into_ on into_.jurisdiction = p.jurisdiction and into_.id = p.merged_into
where (p.state = 'merged') <> (p.merged_into is not null) or (p.merged_into is not null and into_.state <> 'kept')`,
  },
  {
    name: 'dissolved-organisations',
    label: { zh: '已撤销的组织没有在册成员', en: 'A dissolved organisation has no members' },
    remedy: {
      zh: '请把成员转往其现在所在的组织，或更正该组织的状态',
      en: 'Transfer the members to where they are now, or correct the state of the organisation',
    },
    sql: `
select o.id, o.name as title from organisation o where o.state = 'dissolved' and exists (
  select from membership m where m.jurisdiction = o.jurisdiction and m.organisation = o.id
    and m.state in ('active', 'transferring'))`,
  },
];
