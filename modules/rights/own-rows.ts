import type { Tx } from '../../platform/db/database.ts';
import type { Definitions } from '../../platform/record/batch.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';

export interface OwnRow {
  readonly definition: Definition;
  readonly id: string;
}

/** The person, and the rows that were merged into theirs. */
export async function peopleMergedInto(tx: Tx, jurisdiction: number, person: string): Promise<string[]> {
  const merged = await tx.query<{ id: string }>(
    'select id from person where jurisdiction = $1 and merged_into = $2 order by id',
    [jurisdiction, person],
  );
  return [person, ...merged.map(({ id }) => id)];
}

/** Every row of any record that is about these people, as the definitions say: found here, whatever is added later. */
export async function rowsAbout(
  tx: Tx,
  definitions: Definitions,
  jurisdiction: number,
  people: readonly string[],
): Promise<OwnRow[]> {
  const found: OwnRow[] = [];
  for (const definition of definitions.values()) {
    const condition = conditionOf(definition, definitions);
    if (condition === null) continue;
    const rows = await tx.query<{ id: string }>(
      `select t.id from ${definition.name} t where t.jurisdiction = $1 and (${condition}) order by t.id`,
      [jurisdiction, people],
    );
    found.push(...rows.map(({ id }) => ({ definition, id })));
  }
  return found;
}

/** What refers to the person, or is about a row that is about the person: a grant by its account. Null where nothing is. */
function conditionOf(definition: Definition, definitions: Definitions): string | null {
  if (definition.name === 'person') return 't.id = any($2::uuid[])';
  const direct = fieldsOf(definition)
    .filter(([, field]) => field.to === 'person')
    .map(([name]) => `t.${columnOf(name)} = any($2::uuid[])`);
  const about = definition.about === 'id' ? undefined : definition.about;
  const through = about ? definitions.get(definition.fields[about]?.to ?? '') : undefined;
  const aboutPerson = through?.about && through.fields[through.about]?.to === 'person' ? through : undefined;
  const indirect =
    about && aboutPerson
      ? [
          `t.${columnOf(about)} in (select o.id from ${aboutPerson.name} o
            where o.jurisdiction = t.jurisdiction and o.${columnOf(aboutPerson.about as string)} = any($2::uuid[]))`,
        ]
      : [];
  const conditions = [...direct, ...indirect];
  return conditions.length > 0 ? conditions.join(' or ') : null;
}
