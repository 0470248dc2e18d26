import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { figure, units } from '../../platform/figures/define.ts';
import { settingName } from './codes.ts';
import { dimensions } from './dimensions.ts';
import { membersOn, organisationsOn } from './figures.ts';
import { tenureColumns, tenuresHeld } from './post-figures.ts';
import type { DirectoryTables } from './tables.ts';

const { party, organisation, status, sex, age, education, sector, level } = dimensions;
const bodyShown = { label: { zh: '机构', en: 'Body' }, record: 'body' };
const postShown = { label: { zh: '职务', en: 'Post' } };

/** What the office has set for a party, else for all, else what is usual. */
function settingOf(jurisdiction: string, ofParty: RawBuilder<unknown>, name: RawBuilder<unknown>) {
  const usual = settingName.entries.map(({ code, usual: value }) => sql`when ${sql.lit(code)} then ${sql.lit(value)}`);
  return sql`coalesce((select x.value from setting x where x.jurisdiction = ${sql.ref(jurisdiction)} and x.state = 'kept'
    and x.name = ${name} and (x.party is null or x.party = ${ofParty}) order by x.party nulls last limit 1),
    case ${name} ${sql.join(usual, sql` `)} end)`;
}

const held = {
  time: 'stock',
  sources: ['tenure', 'person', 'post', 'body', 'membership', 'setting'],
  evidence: 'tenure',
  unit: units.posts,
  by: { status, party: { ...party, complete: false }, organisation, sex, age, education, sector },
} as const;

/** Who held what on a day. */
const tenures = figure<DirectoryTables>({
  ...held,
  id: 'directory.tenures',
  label: { zh: '在任职务', en: 'Posts held' },
  means: {
    zh: '当日在任的每一项职务，党派内职务和机构职务都算；一人任几职算几项',
    en: 'Every post held on the day, in the parties and in bodies; who holds several counts for each',
  },
  shows: { body: bodyShown, post: postShown },
  rows: (db, span) => tenuresHeld(db, span).select('t.id as record').select(tenureColumns(span.on)),
});

const termsEnding = figure<DirectoryTables>({
  ...held,
  id: 'directory.terms-ending',
  label: { zh: '任期将满', en: 'Terms about to end' },
  means: {
    zh: '当日在任、任期在提醒天数内届满的职务；天数由本地规定，通常为 90 天',
    en: 'Posts held on the day whose term ends within the window; the days are set locally, usually 90',
  },
  shows: { termEnds: { label: { zh: '任期届满', en: 'Term ends' } }, body: bodyShown, post: postShown },
  rows: (db, span) =>
    tenuresHeld(db, span)
      .where('t.term_ends_day', '>=', span.on)
      .where(
        sql<SqlBool>`t.term_ends_day <= ${span.on}::date + ${settingOf('t.jurisdiction', sql`t.on_behalf_of`, sql`'term-window'`)}`,
      )
      .select(['t.id as record', 't.term_ends as termEnds'])
      .select(tenureColumns(span.on)),
});

/** Organisations on the day with the members they have together with those below them. */
function sizesOn(db: Kysely<DirectoryTables>, on: string) {
  return db
    .withRecursive('branch_of', (recursive) =>
      recursive
        .selectFrom('organisation as o')
        .select(['o.jurisdiction', 'o.id as top', 'o.id as id'])
        .union(
          recursive
            .selectFrom('organisation as o')
            .innerJoin('branch_of as b', (join) =>
              join.onRef('b.jurisdiction', '=', 'o.jurisdiction').onRef('b.id', '=', 'o.parent'),
            )
            .select(['o.jurisdiction', 'b.top', 'o.id as id']),
        ),
    )
    .selectFrom('branch_of as b')
    .leftJoin(membersOn(db, on).select(['m.jurisdiction', 'm.organisation', 'm.person']).as('m'), (join) =>
      join.onRef('m.jurisdiction', '=', 'b.jurisdiction').onRef('m.organisation', '=', 'b.id'),
    )
    .groupBy(['b.jurisdiction', 'b.top'])
    .select(['b.jurisdiction', 'b.top', sql<number>`count(distinct m.person)`.as('members')]);
}

const belowThreshold = figure<DirectoryTables>({
  id: 'directory.below-threshold',
  label: { zh: '人数不足的组织', en: 'Organisations below strength' },
  means: {
    zh: '当日存续、成员（含下级）少于本级最少人数的组织；人数由本地按党派规定。只提醒，不限制',
    en: 'Organisations standing on the day with fewer members, those below included, than their level needs; the number is set locally by party. It warns and forbids nothing',
  },
  unit: units.organisations,
  time: 'stock',
  sources: ['organisation', 'organisation_change', 'membership', 'person', 'setting'],
  evidence: 'organisation',
  by: { party, organisation, level },
  shows: { members: { label: { zh: '成员', en: 'Members' } }, level },
  rows: (db, { on }) =>
    db
      // Counted once: as a part of the join it might be counted for each organisation.
      .with(
        (name) => name('sizes').materialized(),
        () => sizesOn(db, on),
      )
      .selectFrom(organisationsOn(db, on).as('s'))
      .innerJoin('sizes as z', (join) =>
        join.onRef('z.jurisdiction', '=', 's.jurisdiction').onRef('z.top', '=', 's.record'),
      )
      .where(sql<SqlBool>`z.members < ${settingOf('s.jurisdiction', sql`s.party`, sql`('members-of-' || s.level)`)}`)
      .select(['s.jurisdiction', 's.record', 's.party', 's.organisation', 's.level', 'z.members']),
});

export const attentionFigures = [tenures, termsEnding, belowThreshold];
