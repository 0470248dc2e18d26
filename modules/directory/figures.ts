import { type Kysely, type SqlBool, sql } from 'kysely';
import { figure, type Ratio, type Span, units } from '../../platform/figures/define.ts';
import { ageBand, dimensions, inForce } from './dimensions.ts';
import type { DirectoryTables } from './tables.ts';

const { party, organisation, sex, age, education, sector, level, status } = dimensions;
const memberSources = ['membership', 'person', 'organisation'];
const joined = { label: { zh: '加入', en: 'Joined' } };

/** Memberships that count on the day; a person merged into another counts as that one. */
function membersOn(db: Kysely<DirectoryTables>, on: string) {
  return db
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.jurisdiction', '=', 'm.jurisdiction').onRef('p.id', '=', 'm.person'),
    )
    .where('m.state', 'not in', ['applicant', 'reviewed', 'declined'])
    .where(inForce('m', on));
}

const onePerson = sql<string>`coalesce(p.merged_into, p.id)`.as('record');

export const members = figure<DirectoryTables>({
  id: 'directory.members',
  fact: 'F02',
  label: { zh: '成员', en: 'Members' },
  means: {
    zh: '当日有在册关系的人，一人只计一次；不含申请、考察中的人，转出、退出、除名、离世的人计至最后一日',
    en: 'People with an active membership on the day, each counted once; applicants are not counted, and those who left count up to their last day',
  },
  unit: units.people,
  time: 'stock',
  sources: memberSources,
  evidence: 'person',
  by: { party, organisation, sex, age, education, sector },
  shows: { organisation, joined },
  rows: (db, { on }) => memberRows(db, on),
});

const women = figure<DirectoryTables>({
  id: 'directory.women',
  label: { zh: '女性成员', en: 'Women' },
  means: { zh: '当日在册成员中性别为女的人', en: 'Members on the day whose sex is female' },
  unit: units.people,
  time: 'stock',
  sources: memberSources,
  evidence: 'person',
  by: { party, organisation, age, education, sector },
  shows: { organisation, joined },
  rows: (db, { on }) => memberRows(db, on).where('p.sex', '=', '2'),
});

function memberRows(db: Kysely<DirectoryTables>, on: string) {
  return membersOn(db, on).select([
    'm.jurisdiction',
    onePerson,
    'm.party as party',
    'm.organisation as organisation',
    'm.joined as joined',
    'p.sex as sex',
    ageBand('p.born_day', on).as('age'),
    'p.education as education',
    'p.sector as sector',
  ]);
}

const womenShare: Ratio = {
  id: 'directory.women-share',
  label: { zh: '女性占比', en: 'Share of women' },
  means: { zh: '女性成员 ÷ 成员', en: 'Women over members' },
  unit: units.percent,
  time: 'stock',
  of: women,
  over: members,
  times: 100,
};

const admitted = figure<DirectoryTables>({
  id: 'directory.admitted',
  label: { zh: '新加入成员', en: 'Members who joined' },
  means: {
    zh: '期间内加入党派的人，以支部大会通过之日为准；转入的不算新加入',
    en: 'People who joined a party in the period, by the day of the branch meeting; a transfer is no joining',
  },
  unit: units.people,
  time: 'flow',
  sources: ['membership', 'person'],
  evidence: 'person',
  by: { party, organisation, sex, year: dimensions.year },
  shows: { organisation, joined },
  rows: (db, { from, to }) =>
    db
      .selectFrom('membership as m')
      .innerJoin('person as p', (join) =>
        join.onRef('p.jurisdiction', '=', 'm.jurisdiction').onRef('p.id', '=', 'm.person'),
      )
      .where('m.state', 'not in', ['applicant', 'reviewed', 'declined'])
      .where('m.transferred_from', 'is', null)
      .where('m.joined_day', '>=', from)
      .where('m.joined_day', '<=', to)
      .select([
        'm.jurisdiction',
        onePerson,
        'm.party as party',
        'm.organisation as organisation',
        'm.joined as joined',
        'p.sex as sex',
        sql<string>`left(m.joined, 4)`.as('year'),
      ]),
});

/** Organisations that stood on the day, with the level they had then. */
function organisationsOn(db: Kysely<DirectoryTables>, on: string) {
  return db
    .selectFrom('organisation as o')
    .where(inForce('o', on, 'founded_day', 'dissolved_day'))
    .where((eb) => eb.or([eb('o.state', '=', 'standing'), eb('o.dissolved_day', 'is not', null)]))
    .select(['o.jurisdiction', 'o.id as record', 'o.id as organisation', 'o.party as party', levelOn(on).as('level')]);
}

/** The level is that of the last change up to the day; before the first change, what it changed from; else the present one. */
function levelOn(on: string) {
  const changes = sql`organisation_change c where c.jurisdiction = o.jurisdiction and c.organisation = o.id`;
  return sql<string>`coalesce(
    (select c.to_level from ${changes} and c.to_level is not null and c.happened_day <= ${on}::date order by c.happened_day desc limit 1),
    (select c.from_level from ${changes} and c.from_level is not null and c.happened_day > ${on}::date order by c.happened_day limit 1),
    o.level)`;
}

const partiesPresent = figure<DirectoryTables>({
  id: 'directory.parties-present',
  fact: 'F01',
  label: { zh: '有基层组织的党派', en: 'Parties present' },
  means: {
    zh: '当日在区内有组织的民主党派；以每个党派级别最高、成立最早的组织为依据',
    en: 'Democratic parties with an organisation in the jurisdiction on the day; the evidence is the highest and oldest organisation of each',
  },
  unit: units.organisations,
  time: 'stock',
  sources: ['organisation', 'organisation_change'],
  evidence: 'organisation',
  by: { party, level },
  shows: { party, level },
  rows: (db, { on }) =>
    db
      .selectFrom(organisationsOn(db, on).as('s'))
      .innerJoin('organisation as o', (join) =>
        join.onRef('o.jurisdiction', '=', 's.jurisdiction').onRef('o.id', '=', 's.record'),
      )
      .distinctOn(['s.jurisdiction', 's.party'])
      .orderBy('s.jurisdiction')
      .orderBy('s.party')
      .orderBy(
        sql`array_position(array['committee','grassroots-committee','general-branch','working-committee','branch','group'], s.level)`,
      )
      .orderBy(sql`o.founded_day nulls last`)
      .orderBy('o.id')
      .select(['s.jurisdiction', 's.record', 's.party', 's.level']),
});

const branches = figure<DirectoryTables>({
  id: 'directory.branches',
  fact: 'F03',
  label: { zh: '支部', en: 'Branches' },
  means: { zh: '当日存续、级别为支部（支社）的组织', en: 'Organisations standing on the day at the level of a branch' },
  unit: units.branches,
  time: 'stock',
  sources: ['organisation', 'organisation_change'],
  evidence: 'organisation',
  by: { party, organisation: { ...organisation, label: { zh: '上级组织', en: 'Parent' } } },
  shows: { party },
  rows: (db, { on }) =>
    db
      .selectFrom(organisationsOn(db, on).as('s'))
      .innerJoin('organisation as o', (join) =>
        join.onRef('o.jurisdiction', '=', 's.jurisdiction').onRef('o.id', '=', 's.record'),
      )
      .where('s.level', '=', 'branch')
      .select(['s.jurisdiction', 's.record', 's.party', 'o.parent as organisation']),
});

const upgrades = figure<DirectoryTables>({
  id: 'directory.upgrades',
  fact: 'F04',
  label: { zh: '组织升格', en: 'Upgrades' },
  means: {
    zh: '期间内升格的次数，如总支部升为基层委员会',
    en: 'Upgrades in the period, such as a general branch raised to a grassroots committee',
  },
  unit: units.organisations,
  time: 'flow',
  sources: ['organisation_change', 'organisation'],
  evidence: 'organisation_change',
  by: { party, organisation, level, year: dimensions.year },
  shows: { happened: { label: { zh: '日期', en: 'Date' } }, level },
  rows: (db, { from, to }) =>
    db
      .selectFrom('organisation_change as c')
      .innerJoin('organisation as o', (join) =>
        join.onRef('o.jurisdiction', '=', 'c.jurisdiction').onRef('o.id', '=', 'c.organisation'),
      )
      .where('c.kind', '=', 'upgraded')
      .where('c.happened_day', '>=', from)
      .where('c.happened_day', '<=', to)
      .select([
        'c.jurisdiction',
        'c.id as record',
        'o.party as party',
        'o.id as organisation',
        'c.to_level as level',
        'c.happened as happened',
        sql<string>`left(c.happened, 4)`.as('year'),
      ]),
});

/** Tenures in force on the day with their posts and bodies; `not CPC` by both political statuses, and only where one is known. */
function tenuresOn(db: Kysely<DirectoryTables>, { on }: Span) {
  return db
    .selectFrom('tenure as t')
    .innerJoin('person as p', (join) =>
      join.onRef('p.jurisdiction', '=', 't.jurisdiction').onRef('p.id', '=', 't.person'),
    )
    .innerJoin('post as s', (join) => join.onRef('s.jurisdiction', '=', 't.jurisdiction').onRef('s.id', '=', 't.post'))
    .innerJoin('body as b', (join) => join.onRef('b.jurisdiction', '=', 's.jurisdiction').onRef('b.id', '=', 's.body'))
    .where(inForce('t', on))
    .where(notCpc);
}

const democraticParties = ['04', '05', '06', '07', '08', '09', '10', '11'];
const statusOf = sql<string | null>`coalesce(t.on_behalf_of, p.political_status)`;
const notCpc = sql<SqlBool>`${statusOf} is not null and '01' not in (${statusOf}, coalesce(p.political_status, ''), coalesce(p.other_status, ''))`;

function tenureRows(db: Kysely<DirectoryTables>, span: Span) {
  return tenuresOn(db, span).select([
    't.jurisdiction',
    onePerson,
    statusOf.as('status'),
    sql<string | null>`case when ${statusOf} = any(${democraticParties}::text[]) then ${statusOf} end`.as('party'),
    'p.sex as sex',
    ageBand('p.born_day', span.on).as('age'),
    'p.education as education',
    sql<string | null>`coalesce(t.sector, p.sector)`.as('sector'),
    'b.id as body',
    's.name as post',
    's.rank as rank',
  ]);
}

const bodyShown = { label: { zh: '机构', en: 'Body' }, record: 'body' };
const postShown = { label: { zh: '职务', en: 'Post' } };
const official = {
  unit: units.people,
  time: 'stock',
  sources: ['tenure', 'person', 'post', 'body'],
  evidence: 'person',
  by: { status, party: { ...party, complete: false }, sex, age, education, sector },
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
    tenureRows(db, span).where('b.kind', 'in', ['congress', 'congress-committee']).where('s.role', '=', 'delegate'),
});

const cppccNotCpc = figure<DirectoryTables>({
  ...official,
  id: 'directory.cppcc-not-cpc',
  fact: 'F13',
  label: { zh: '非中共政协委员', en: 'CPPCC members not of the CPC' },
  means: { zh: '当日在任、非中共党员的区政协委员', en: 'District CPPCC members on the day who are not CPC members' },
  rows: (db, span) => tenureRows(db, span).where('b.kind', '=', 'cppcc').where('s.role', '=', 'member'),
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
  by: { status },
  shows: { post: postShown, person: { label: { zh: '姓名', en: 'Name' }, record: 'person' } },
  rows: (db, span) =>
    tenuresOn(db, span)
      .where('b.kind', '=', 'department')
      .where('s.role', 'in', ['head', 'deputy'])
      .select(['t.jurisdiction', 'b.id as record', statusOf.as('status'), 's.name as post', 'p.id as person']),
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

export const figures = [
  partiesPresent,
  members,
  women,
  womenShare,
  admitted,
  branches,
  upgrades,
  deputiesNotCpc,
  cppccNotCpc,
  divisionLevelNotCpc,
  inLeadingBodies,
  departmentsWithNotCpc,
  subdistrictHeadsNotCpc,
];
