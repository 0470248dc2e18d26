import { type SqlBool, sql } from 'kysely';
import { education } from '../../data/education.ts';
import { organisationLevel } from '../../data/organisation-level.ts';
import { parties } from '../../data/parties.ts';
import { politicalStatus } from '../../data/political-status.ts';
import { sector } from '../../data/sector.ts';
import { sex } from '../../data/sex.ts';
import type { Dimension } from '../../platform/figures/define.ts';

/** The breakdowns that figures about people and organisations share. */
export const dimensions = {
  party: { label: { zh: '党派', en: 'Party' }, codes: parties, complete: true },
  organisation: { label: { zh: '所在组织', en: 'Organisation' }, record: 'organisation' },
  status: { label: { zh: '政治面貌', en: 'Political status' }, codes: politicalStatus },
  sex: { label: { zh: '性别', en: 'Sex' }, codes: sex },
  age: {
    label: { zh: '年龄', en: 'Age' },
    keys: {
      '-29': { zh: '30 岁以下', en: 'Under 30' },
      '30-39': { zh: '30—39 岁', en: '30 to 39' },
      '40-49': { zh: '40—49 岁', en: '40 to 49' },
      '50-59': { zh: '50—59 岁', en: '50 to 59' },
      '60-69': { zh: '60—69 岁', en: '60 to 69' },
      '70-': { zh: '70 岁及以上', en: '70 and over' },
    },
  },
  education: { label: { zh: '学历', en: 'Education' }, codes: education },
  sector: { label: { zh: '界别', en: 'Sector' }, codes: sector },
  level: { label: { zh: '级别', en: 'Level' }, codes: organisationLevel },
  year: { label: { zh: '年度', en: 'Year' } },
} as const satisfies Record<string, Dimension>;

/** The band of the age in completed years on a day; a partial birth date counts as its first day. */
export function ageBand(born: string, on: string) {
  const age = sql`extract(year from age(${on}::date, ${sql.ref(born)}))`;
  return sql<
    string | null
  >`case when ${sql.ref(born)} is null then null when ${age} < 30 then '-29' when ${age} < 40 then '30-39'
    when ${age} < 50 then '40-49' when ${age} < 60 then '50-59' when ${age} < 70 then '60-69' else '70-' end`;
}

/** In force on the day: an unknown beginning counts as always, an unknown end as never. */
export function inForce(alias: string, on: string, begins = 'begins_day', ends = 'ends_day') {
  const first = sql.ref(`${alias}.${begins}`);
  const last = sql.ref(`${alias}.${ends}`);
  return sql<SqlBool>`(${first} is null or ${first} <= ${on}::date) and (${last} is null or ${last} >= ${on}::date)`;
}
