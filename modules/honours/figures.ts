import { type Kysely, type SqlBool, sql } from 'kysely';
import { awardLevel } from '../../data/award-level.ts';
import { figure, type Ratio, type Span, units } from '../../platform/figures/define.ts';
import { ageBand, dimensions, inForce, members } from '../directory/index.ts';
import { awardCategory, prizeGrade, publicationKind } from './codes.ts';
import type { HonoursTables } from './tables.ts';

const { party, organisation, sex, age, education, sector, year } = dimensions;
const level = { label: { zh: '级别', en: 'Level' }, codes: awardLevel };
const category = { label: { zh: '类别', en: 'Category' }, codes: awardCategory };
const grade = { label: { zh: '奖次', en: 'Prize' }, codes: prizeGrade };
const winners = { label: { zh: '获奖人', en: 'Winners' } };
const awardSources = ['award', 'winner', 'membership'];
const municipalUp = ['national', 'provincial', 'municipal'];
const provincialUp = ['national', 'provincial'];

/**
 * A list gives each honour its year and often its date. It counts in a period that contains its date, or the whole of
 * its year where the date is unknown or lies in another year: the year is what the office reports by.
 */
function within(alias: string, dateColumn: string, { from, to }: Span) {
  const date = sql.ref(`${alias}.${dateColumn}`);
  const day = sql.ref(`${alias}.${dateColumn}_day`);
  const ofYear = sql.ref(`${alias}.year`);
  const dated = sql`${date} is not null and left(${date}, 4)::int = ${ofYear}`;
  const last = sql`(case length(${date}) when 10 then ${day} when 7 then ${day} + interval '1 month -1 day' else make_date(${ofYear}, 12, 31) end)::date`;
  return sql<SqlBool>`case when ${dated} then ${day} >= ${from}::date and ${last} <= ${to}::date
    else make_date(${ofYear}, 1, 1) >= ${from}::date and make_date(${ofYear}, 12, 31) <= ${to}::date end`;
}

/** Awards of the period, once for each winner: the breakdown by organisation follows the winners. */
function awardsIn(db: Kysely<HonoursTables>, span: Span) {
  return db
    .selectFrom('award as a')
    .leftJoin('winner as w', (join) =>
      join.onRef('w.jurisdiction', '=', 'a.jurisdiction').onRef('w.award', '=', 'a.id').on('w.state', '=', 'kept'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.jurisdiction', '=', 'w.jurisdiction').onRef('p.id', '=', 'w.person'),
    )
    .leftJoin('membership as m', (join) =>
      join
        .onRef('m.jurisdiction', '=', 'w.jurisdiction')
        .onRef('m.person', '=', 'w.person')
        .on(sql<SqlBool>`m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')`)
        .on(inForce('m', span.to)),
    )
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.jurisdiction', '=', 'w.jurisdiction').onRef('o.id', '=', 'w.organisation'),
    )
    .where('a.state', '=', 'kept')
    .where(within('a', 'awarded', span))
    .select([
      'a.jurisdiction',
      'a.id as record',
      sql<string | null>`coalesce(a.party, m.party, o.party)`.as('party'),
      sql<string | null>`coalesce(w.organisation, m.organisation)`.as('organisation'),
      'a.level as level',
      'a.category as category',
      'a.grade as grade',
      'a.winners as winners',
      sql<string>`a.year::text`.as('year'),
    ]);
}

const award = {
  unit: units.awards,
  time: 'flow',
  sources: awardSources,
  evidence: 'award',
  by: { party, organisation, level, category, grade, year },
  shows: { winners, level, party },
} as const;

const awardsMunicipalUp = figure<HonoursTables>({
  ...award,
  id: 'honours.awards-municipal-up',
  fact: 'F05',
  label: { zh: '市级以上奖项', en: 'Awards at municipal level or above' },
  means: {
    zh: '期间内成员和组织获得的市级及以上奖项；几人合得一奖算一项',
    en: 'Awards at municipal level or above won by members and organisations in the period; an award won jointly is one',
  },
  rows: (db, span) => awardsIn(db, span).where('a.level', 'in', municipalUp),
});

const awardsProvincialUp = figure<HonoursTables>({
  ...award,
  id: 'honours.awards-provincial-up',
  fact: 'F06',
  label: { zh: '省级以上奖项', en: 'Awards at provincial level or above' },
  means: { zh: '上列奖项中省级及以上的', en: 'Of those, awards at provincial level or above' },
  rows: (db, span) => awardsIn(db, span).where('a.level', 'in', provincialUp),
});

const firstPrizesSuggestions = figure<HonoursTables>({
  ...award,
  id: 'honours.first-prizes-suggestions',
  fact: 'F41',
  label: { zh: '建言献策一等奖', en: 'First prizes for suggestions' },
  means: {
    zh: '市级及以上建言献策活动的一等奖',
    en: 'First prizes in calls for suggestions at municipal level or above',
  },
  rows: (db, span) =>
    awardsIn(db, span)
      .where('a.level', 'in', municipalUp)
      .where('a.category', '=', 'suggestions')
      .where('a.grade', '=', '1'),
});

const awardsPerHundred: Ratio = {
  id: 'honours.awards-per-hundred',
  label: { zh: '每百名成员市级以上奖项', en: 'Awards per hundred members' },
  means: {
    zh: '市级以上奖项 ÷ 期末成员 × 100',
    en: 'Awards at municipal level or above over members at the end, times 100',
  },
  unit: units.awards,
  time: 'flow',
  of: awardsMunicipalUp,
  over: members,
  times: 100,
};

const papers = figure<HonoursTables>({
  id: 'honours.papers',
  fact: 'F07',
  label: { zh: '理论成果', en: 'Theory papers' },
  means: {
    zh: '期间内被市级及以上部门表彰或刊登的理论成果',
    en: 'Theory papers commended or published at municipal level or above in the period',
  },
  unit: units.papers,
  time: 'flow',
  sources: ['publication', 'author', 'membership'],
  evidence: 'publication',
  by: {
    party,
    organisation,
    level,
    kind: { label: { zh: '形式', en: 'Kind' }, codes: publicationKind },
    year,
  },
  shows: {
    authors: { label: { zh: '作者', en: 'Authors' } },
    outlet: { label: { zh: '刊物或评选', en: 'Outlet' } },
    level,
  },
  rows: (db, span) =>
    db
      .selectFrom('publication as u')
      .leftJoin('author as w', (join) =>
        join
          .onRef('w.jurisdiction', '=', 'u.jurisdiction')
          .onRef('w.publication', '=', 'u.id')
          .on('w.state', '=', 'kept'),
      )
      .leftJoin('membership as m', (join) =>
        join
          .onRef('m.jurisdiction', '=', 'w.jurisdiction')
          .onRef('m.person', '=', 'w.person')
          .on(sql<SqlBool>`m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')`)
          .on(inForce('m', span.to)),
      )
      .where('u.state', '=', 'kept')
      .where(within('u', 'published', span))
      .where('u.kind', 'in', ['commended', 'published'])
      .where('u.level', 'in', municipalUp)
      .select([
        'u.jurisdiction',
        'u.id as record',
        sql<string | null>`coalesce(u.party, m.party)`.as('party'),
        'm.organisation as organisation',
        'u.level as level',
        'u.kind as kind',
        'u.authors as authors',
        'u.outlet as outlet',
        sql<string>`u.year::text`.as('year'),
      ]),
});

const peopleCommendedByPartyCentre = figure<HonoursTables>({
  id: 'honours.people-commended-by-party-centre',
  fact: 'F08',
  label: { zh: '获党派中央表彰的成员', en: "Members commended by their party's centre" },
  means: {
    zh: '期间内获本党派中央表彰的成员，一人只计一次',
    en: "Members commended by their party's central committee in the period, each counted once",
  },
  unit: units.people,
  time: 'flow',
  sources: ['award', 'winner', 'person', 'membership'],
  evidence: 'person',
  by: { party, organisation, sex, age, education, sector, category, year },
  shows: { award: { label: { zh: '奖项', en: 'Award' }, record: 'award' }, party },
  rows: (db, span) =>
    awardsIn(db, span)
      .clearSelect()
      .where('a.by_party_centre', '=', true)
      .where('w.person', 'is not', null)
      .select([
        'a.jurisdiction',
        sql<string>`w.person`.as('record'),
        sql<string | null>`coalesce(a.party, m.party)`.as('party'),
        'm.organisation as organisation',
        'p.sex as sex',
        ageBand('p.born_day', span.to).as('age'),
        'p.education as education',
        'p.sector as sector',
        'a.category as category',
        'a.id as award',
        sql<string>`a.year::text`.as('year'),
      ]),
});

const leadingEnterprises = figure<HonoursTables>({
  id: 'honours.leading-enterprises',
  fact: 'F55',
  label: { zh: '行业领先的会员企业', en: 'Leading enterprises' },
  means: {
    zh: '当日由成员创办、在行业内领先的企业',
    en: 'Enterprises founded by members that lead their industry on the day',
  },
  unit: units.enterprises,
  time: 'stock',
  sources: ['enterprise', 'membership'],
  evidence: 'enterprise',
  by: { party, organisation },
  shows: { party, industry: { label: { zh: '行业', en: 'Industry' } } },
  rows: (db, { on }) =>
    db
      .selectFrom('enterprise as e')
      .leftJoin('membership as m', (join) =>
        join
          .onRef('m.jurisdiction', '=', 'e.jurisdiction')
          .onRef('m.person', '=', 'e.founder')
          .on(sql<SqlBool>`m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')`)
          .on(inForce('m', on)),
      )
      .where('e.state', '=', 'kept')
      .where('e.leads', '=', true)
      .where(inForce('e', on, 'since_day', 'until_day'))
      .select([
        'e.jurisdiction',
        'e.id as record',
        sql<string | null>`coalesce(e.party, m.party)`.as('party'),
        'm.organisation as organisation',
        'e.industry as industry',
      ]),
});

export const figures = [
  awardsMunicipalUp,
  awardsProvincialUp,
  awardsPerHundred,
  papers,
  peopleCommendedByPartyCentre,
  firstPrizesSuggestions,
  leadingEnterprises,
];
