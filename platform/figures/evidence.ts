import { sql } from 'kysely';
import type { Label } from '../errors/errors.ts';
import type { Definition } from '../record/define.ts';
import { Selection } from '../record/select.ts';
import { dimensionOf, type Ground, labelOfKey, titlesOf } from './ask.ts';
import { compile, rowsOf } from './compile.ts';
import { type Count, countsOf, type Dimension, type Figure } from './define.ts';
import { type Asked, spanOf } from './span.ts';

export interface EvidenceRow {
  readonly record: string;
  readonly id: string;
  readonly title: string;
  readonly details: readonly { readonly label: Label; readonly value: string | Label }[];
}

export interface Evidence {
  readonly figure: Figure;
  /** As many as the value counts. */
  readonly total: number;
  readonly rows: readonly EvidenceRow[];
  /** SHA-256 over the ids in order: the same digest, the same records. */
  readonly digest: string;
}

/** Dimension and key, such as `party` and `04`; several keys with commas. */
export type Where = Readonly<Record<string, string>>;

export interface EvidenceQuery {
  readonly when: Asked;
  readonly where?: Where;
  /** All rows where absent. */
  readonly page?: { readonly size: number; readonly offset: number };
}

type Found = { id: string; title: string; total: number; digest: string } & Record<string, string | number | null>;

/** The records behind a figure (behind what is above the line of a ratio), by title. */
export async function evidenceOf(
  ground: Ground,
  figure: Figure,
  { when, where = {}, page }: EvidenceQuery,
): Promise<Evidence> {
  const count = countsOf(figure)[0] as Count;
  const found = await ground.database.read<Found>(
    ground.scope,
    evidenceStatement(ground, count, { when, where, page }),
  );
  const shown: Record<string, Dimension> = { ...count.shows };
  const labels = await shownTitles(ground, shown, found);
  return {
    figure,
    total: Number(found[0]?.total ?? 0),
    digest: `sha-256:${found[0]?.digest ?? ''}`,
    rows: found
      .filter((row) => row.id)
      .map((row) => ({
        record: count.evidence,
        id: row.id,
        title: row.title,
        details: Object.entries(shown).map(([key, dimension]) => ({
          label: dimension.label,
          value: labelOfKey(dimension, String(row[key] ?? ''), labels),
        })),
      })),
  };
}

function evidenceStatement({ definitions }: Ground, count: Count, { when, where = {}, page }: EvidenceQuery) {
  const definition = definitions.get(count.evidence) as Definition;
  const selection = new Selection(definitions);
  const title = sql.raw(selection.title('t', definition));
  const conditions = Object.entries(where).map(([key, value]) => {
    dimensionOf(count, key);
    return sql`coalesce(${sql.ref(`r.${key}`)}::text, '') = any(${value.split(',')}::text[])`;
  });
  const restricted = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const shown = Object.keys(count.shows ?? {});
  const picked = shown.map((key) => sql`, min(${sql.ref(`r.${key}`)}::text) as ${sql.ref(key)}`);
  const passed = shown.map((key) => sql`, c.${sql.ref(key)}`);
  const cut = page ? sql`limit ${page.size} offset ${page.offset}` : sql``;
  return compile(sql`
with counted as (
  select r.record${sql.join(picked, sql``)} from (${rowsOf(count, spanOf(count, when))}) as r ${restricted} group by r.record
), whole as (
  select count(*)::int as total, encode(sha256(convert_to(coalesce(string_agg(record::text, ',' order by record), ''), 'UTF8')), 'hex') as digest
  from counted
), page as (
  select t.id, ${title} as title${sql.join(passed, sql``)} from counted c join ${sql.table(count.evidence)} t on t.id = c.record
  ${sql.raw(selection.joins)} order by ${title} collate zh, t.id ${cut}
)
select whole.total, whole.digest, page.* from whole left join page on true`);
}

async function shownTitles(
  ground: Ground,
  shown: Record<string, Dimension>,
  found: readonly Found[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const [key, { record }] of Object.entries(shown)) {
    if (!record) continue;
    const ids = new Set(found.map((row) => String(row[key] ?? '')));
    for (const [id, title] of await titlesOf(ground, record, [...ids])) titles.set(id, title);
  }
  return titles;
}

/** The ids alone, in order. */
export async function countedIds({ database, scope }: Ground, count: Count, when: Asked): Promise<string[]> {
  const rows = rowsOf(count, spanOf(count, when));
  const found = await database.read<{ id: string }>(
    scope,
    compile(sql`select distinct r.record as id from (${rows}) as r order by 1`),
  );
  return found.map(({ id }) => id);
}
