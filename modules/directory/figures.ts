import { type Kysely, sql } from 'kysely';
import { figure, type Ratio, units } from '../../platform/figures/define.ts';
import { ageBand, dimensions, inForce } from './dimensions.ts';
import type { DirectoryTables } from './tables.ts';

/** Not yet members, never to be, or entered by mistake. */
export const uncounted = ['applicant', 'reviewed', 'declined', 'withdrawn'];

const { party, organisation, sex, age, education, sector, level } = dimensions;
const memberSources = ['membership', 'person', 'organisation'];
const joined = { label: { zh: '加入', en: 'Joined' } };

/** Memberships that count on the day. */
export function membersOn(db: Kysely<DirectoryTables>, on: string) {
  return db
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.jurisdiction', '=', 'm.jurisdiction').onRef('p.id', '=', 'm.person'),
    )
    .where('m.state', 'not in', uncounted)
    .where(inForce('m', on));
}

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
    'p.id as record',
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
      .where('m.state', 'not in', uncounted)
      .where('m.transferred_from', 'is', null)
      .where('m.joined_day', '>=', from)
      .where('m.joined_day', '<=', to)
      .select([
        'm.jurisdiction',
        'p.id as record',
        'm.party as party',
        'm.organisation as organisation',
        'm.joined as joined',
        'p.sex as sex',
        sql<string>`left(m.joined, 4)`.as('year'),
      ]),
});

/** Organisations that stood on the day, with the level they had then. */
export function organisationsOn(db: Kysely<DirectoryTables>, on: string) {
  return db
    .selectFrom('organisation as o')
    .where(inForce('o', on, 'founded_day', 'dissolved_day'))
    .where((eb) => eb.or([eb('o.state', '=', 'standing'), eb('o.dissolved_day', 'is not', null)]))
    .where('o.state', '<>', 'withdrawn')
    .select(['o.jurisdiction', 'o.id as record', 'o.id as organisation', 'o.party as party', levelOn(on).as('level')]);
}

/** The level is that of the last change up to the day; before the first change, what it changed from; else the present one. */
function levelOn(on: string) {
  const changes = sql`organisation_change c where c.jurisdiction = o.jurisdiction and c.organisation = o.id and c.state = 'kept'`;
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
  by: { party, organisation, level },
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
      .select(['s.jurisdiction', 's.record', 's.party', 's.organisation', 's.level']),
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
      .where('c.state', '=', 'kept')
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

export const memberFigures = [partiesPresent, members, women, womenShare, admitted, branches, upgrades];
