import type { Invariant } from '../../platform/doctor/invariant.ts';

/** What holds between the rows of this module, and no constraint can say. */
export const invariants: readonly Invariant[] = [
  {
    name: 'social-opinion-days',
    label: {
      zh: '社情民意每到一步都有当日日期',
      en: 'Each step a social opinion has come to has its day',
    },
    remedy: { zh: '请补填转报、采用或批示日期', en: 'Enter the day it was forwarded, used or instructed on' },
    sql: `
select id, title from social_opinion where (state = 'forwarded' and forwarded_on is null)
  or (state = 'used' and used_on is null) or (state = 'instructed' and instructed_on is null)`,
  },
  {
    name: 'winners-once',
    label: { zh: '同一项奖里每人、每个组织只列一次', en: 'An award names each person and organisation once' },
    remedy: { zh: '请更正重复的获奖者', en: 'Correct the winner that is named twice' },
    sql: `
select min(w.id::text)::uuid as id, a.name || ' ' || min(w.name) as title
from winner w join award a on a.jurisdiction = w.jurisdiction and a.id = w.award
where w.person is not null or w.organisation is not null
group by w.jurisdiction, w.award, a.name, w.person, w.organisation having count(*) > 1`,
  },
];
