import { type Kysely, type SqlBool, sql } from 'kysely';
import { figure, type Span, units } from '../../platform/figures/define.ts';
import { ageBand, dimensions, inForce } from './dimensions.ts';
import { uncounted } from './figures.ts';
import type { DirectoryTables } from './tables.ts';

const { party, organisation, sex, age, education, sector, status } = dimensions;

/** Tenures in force on the day with their posts, whatever they are posts of. */
export function tenuresHeld(db: Kysely<DirectoryTables>, { on }: Span) {
  return (
    db
      .selectFrom('tenure as t')
      .innerJoin('person as p', (join) =>
        join.onRef('p.jurisdiction', '=', 't.jurisdiction').onRef('p.id', '=', 't.person'),
      )
      .innerJoin('post as s', (join) =>
        join.onRef('s.jurisdiction', '=', 't.jurisdiction').onRef('s.id', '=', 't.post'),
      )
      .leftJoin('body as b', (join) => join.onRef('b.jurisdiction', '=', 's.jurisdiction').onRef('b.id', '=', 's.body'))
      // Of somebody in several parties the membership that began last. Looked up person by person, so that no plan, made
      // from whatever statistics, goes through all members for each tenure.
      .leftJoinLateral(
        (query) =>
          query
            .selectFrom('membership as n')
            .whereRef('n.jurisdiction', '=', 't.jurisdiction')
            .whereRef('n.person', '=', 't.person')
            .where('n.state', 'not in', uncounted)
            .where(inForce('n', on))
            .orderBy(sql`n.begins_day desc nulls last`)
            .orderBy('n.id')
            .limit(1)
            .select(['n.party', 'n.organisation'])
            .as('m'),
        (join) => join.onTrue(),
      )
      .where('t.state', '<>', 'withdrawn')
      .where('s.state', '=', 'kept')
      .where(inForce('t', on))
  );
}

/** Those in bodies, of people who are known not to be of the CPC. */
function tenuresOn(db: Kysely<DirectoryTables>, span: Span) {
  return tenuresHeld(db, span).where('b.state', '=', 'kept').where(notCpc);
}

const democraticParties = ['04', '05', '06', '07', '08', '09', '10', '11'];
/** As the list of deputies says, else as the person's own record does, else by the party they are a member of. */
const statusOf = sql<string | null>`coalesce(t.on_behalf_of, p.political_status, m.party)`;
/** Members of the CPC, on probation too, are told by either of a person's two statuses. */
const notCpc = sql<SqlBool>`${statusOf} is not null
  and not array[${statusOf}, p.political_status, p.other_status] && array['01', '02']`;
/** The democratic party of that status, if it is one. */
const partyOf = sql<string | null>`case when ${statusOf} = any(${democraticParties}::text[]) then ${statusOf} end`;
/** The jurisdiction's own bodies: a district's, or those of a prefecture that has no districts. */
const ofItsOwnLevel = sql<SqlBool>`coalesce(b.level, 'own') in ('own', case when b.jurisdiction % 100 = 0 then 'municipal' else 'district' end)`;

/** What tenures are told apart by. */
export function tenureColumns(on: string) {
  return [
    't.jurisdiction',
    statusOf.as('status'),
    partyOf.as('party'),
    'm.organisation as organisation',
    'p.sex as sex',
    ageBand('p.born_day', on).as('age'),
    'p.education as education',
    sql<string | null>`coalesce(t.sector, p.sector)`.as('sector'),
    'b.id as body',
    's.name as post',
    's.rank as rank',
  ] as const;
}

function tenureRows(db: Kysely<DirectoryTables>, span: Span) {
  return tenuresOn(db, span).select('p.id as record').select(tenureColumns(span.on));
}

const bodyShown = { label: { zh: '机构', en: 'Body' }, record: 'body' };
const postShown = { label: { zh: '职务', en: 'Post' } };
const official = {
  unit: units.people,
  time: 'stock',
  sources: ['tenure', 'person', 'post', 'body', 'membership'],
  evidence: 'person',
  by: { status, party: { ...party, complete: false }, organisation, sex, age, education, sector },
  shows: { body: bodyShown, post: postShown },
} as const;

const deputiesNotCpc = figure<DirectoryTables>({
  ...official,
  id: 'directory.deputies-not-cpc',
  fact: 'F12',
  label: { zh: '非中共人大代表', en: "People's congress deputies not of the CPC" },
  means: {
    zh: '当日在任、非中共党员的区人大代表',
    en: "District people's congress deputies on the day who are not CPC members",
  },
  rows: (db, span) =>
    tenureRows(db, span)
      .where('b.kind', 'in', ['congress', 'congress-committee'])
      .where(ofItsOwnLevel)
      .where('s.role', '=', 'delegate'),
});

const cppccNotCpc = figure<DirectoryTables>({
  ...official,
  id: 'directory.cppcc-not-cpc',
  fact: 'F13',
  label: { zh: '非中共政协委员', en: 'CPPCC members not of the CPC' },
  means: { zh: '当日在任、非中共党员的区政协委员', en: 'District CPPCC members on the day who are not CPC members' },
  rows: (db, span) =>
    tenureRows(db, span).where('b.kind', '=', 'cppcc').where(ofItsOwnLevel).where('s.role', '=', 'member'),
});

const divisionLevelNotCpc = figure<DirectoryTables>({
  ...official,
  id: 'directory.division-level-not-cpc',
  fact: 'F14',
  label: { zh: '党外处级干部', en: 'Division-level officials not of the CPC' },
  means: {
    zh: '当日任正处、副处级职务的非中共人士，不论在何机构，一人只计一次',
    en: 'People not of the CPC with a division rank on the day, whatever the body, each counted once',
  },
  by: { ...official.by, rank: { label: { zh: '职级', en: 'Rank' } } },
  rows: (db, span) => tenureRows(db, span).where('s.rank', 'in', ['131', '132']),
});

const inLeadingBodies = figure<DirectoryTables>({
  ...official,
  id: 'directory.in-leading-bodies',
  fact: 'F15',
  label: { zh: '任人大、政协领导的民主党派成员', en: "Party members leading the people's congress or CPPCC" },
  means: {
    zh: '当日任区人大常委会主任、副主任或区政协主席、副主席的民主党派成员',
    en: "Democratic-party members who chair, or are vice-chairs of, the people's congress standing committee or the CPPCC on the day",
  },
  rows: (db, span) =>
    tenureRows(db, span)
      .where('b.kind', 'in', ['congress', 'congress-committee', 'cppcc'])
      .where(ofItsOwnLevel)
      .where('s.role', 'in', ['head', 'deputy'])
      .where(sql<SqlBool>`${statusOf} = any(${democraticParties}::text[])`),
});

const departmentsWithNotCpc = figure<DirectoryTables>({
  id: 'directory.departments-with-not-cpc',
  fact: 'F16',
  label: { zh: '有党外领导干部的政府部门', en: 'Departments with a leader not of the CPC' },
  means: {
    zh: '当日正职或副职由非中共人士担任的政府部门；不含街道、下属单位、企业，调研员不算领导职务',
    en: 'Government departments whose head or a deputy head is not of the CPC on the day; subdistricts, subordinate units and enterprises are not departments, and consultants are not leaders',
  },
  unit: units.departments,
  time: 'stock',
  sources: official.sources,
  evidence: 'body',
  by: { status, party: { ...party, complete: false }, organisation },
  shows: { post: postShown, person: { label: { zh: '姓名', en: 'Name' }, record: 'person' } },
  rows: (db, span) =>
    tenuresOn(db, span)
      .where('b.kind', '=', 'department')
      .where(ofItsOwnLevel)
      .where('s.role', 'in', ['head', 'deputy'])
      .select([
        't.jurisdiction',
        sql<string>`b.id`.as('record'),
        statusOf.as('status'),
        partyOf.as('party'),
        'm.organisation as organisation',
        's.name as post',
        'p.id as person',
      ]),
});

const subdistrictHeadsNotCpc = figure<DirectoryTables>({
  ...official,
  id: 'directory.subdistrict-heads-not-cpc',
  fact: 'F17',
  label: { zh: '党外街道办事处主任', en: 'Subdistrict heads not of the CPC' },
  means: {
    zh: '当日任街道办事处主任的非中共人士',
    en: 'People not of the CPC who head a subdistrict office on the day',
  },
  rows: (db, span) => tenureRows(db, span).where('b.kind', '=', 'subdistrict').where('s.role', '=', 'head'),
});

export const postFigures = [
  deputiesNotCpc,
  cppccNotCpc,
  divisionLevelNotCpc,
  inLeadingBodies,
  departmentsWithNotCpc,
  subdistrictHeadsNotCpc,
];
