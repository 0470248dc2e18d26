import type { Invariant } from '../../platform/doctor/invariant.ts';

/** What holds between the rows of this module, and no constraint can say. */
export const invariants: readonly Invariant[] = [
  {
    name: 'proposal-numbers',
    label: { zh: '立案的提案都有提案号', en: 'What was filed has a number' },
    remedy: { zh: '请核对该提案的立案记录', en: 'Look at how it was filed' },
    sql: `
select id, title from proposal where number is null and state in ('filed', 'handling', 'replied', 'closed')`,
  },
  {
    name: 'proposal-mergers',
    label: { zh: '并案只指向未被并入的提案', en: 'A proposal is merged into one that is not merged itself' },
    remedy: { zh: '请把并案改到最终的那一件', en: 'Merge it into the last of the chain' },
    sql: `
select p.id, p.title from proposal p join proposal t on t.jurisdiction = p.jurisdiction and t.id = p.merged_into
where p.state = 'merged' and t.state = 'merged'`,
  },
  {
    name: 'proposal-handled-by-somebody',
    label: { zh: '办理中的提案有主办或分办单位', en: 'What is being handled has a lead or separate handlers' },
    remedy: { zh: '请重新交办', en: 'Assign it to a department' },
    sql: `
select p.id, p.title from proposal p where p.state in ('handling', 'replied') and not exists (
  select from proposal_handling h where h.jurisdiction = p.jurisdiction and h.proposal = p.id
    and h.role in ('lead', 'separate') and h.state <> 'released')`,
  },
  {
    name: 'proposal-handlers-exist',
    label: { zh: '承办单位没有撤销', en: 'Departments that handle proposals still exist' },
    remedy: { zh: '请改派给接替的单位', en: 'Release it and assign the department that took over' },
    sql: `
select h.id, p.title || ' ' || b.name as title from proposal_handling h
join proposal p on p.jurisdiction = h.jurisdiction and p.id = h.proposal and p.state = 'handling'
join body b on b.jurisdiction = h.jurisdiction and b.id = h.body and b.state = 'withdrawn'
where h.state in ('assigned', 'objected', 'accepted')`,
  },
  {
    name: 'proposal-replies-countersigned',
    label: { zh: '主办单位的答复经各会办单位会签', en: 'What the lead submitted was countersigned by each co-handler' },
    remedy: { zh: '请退回答复补会签', en: 'Return the reply to have it countersigned' },
    sql: `
select r.id, p.title from proposal_reply r
join proposal p on p.jurisdiction = r.jurisdiction and p.id = r.proposal and p.round = r.round
join proposal_handling l on l.jurisdiction = r.jurisdiction and l.proposal = r.proposal and l.body = r.body
  and l.role = 'lead' and l.state = 'answered'
where r.state = 'submitted' and exists (
  select from proposal_handling c where c.jurisdiction = r.jurisdiction and c.proposal = r.proposal and c.role = 'co'
    and c.state in ('accepted', 'answered') and c.countersigned_on is null)`,
  },
];
