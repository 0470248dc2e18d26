import { parties } from '../../data/parties.ts';
import { roles } from '../../modules/roles.ts';
import { type Definition, fieldsOf, type RowValues } from '../../platform/record/define.ts';
import type { Field } from '../../platform/record/fields.ts';
import { newId } from '../../platform/record/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { keepFileOf, keepRows } from '../support/records.ts';
import type { Newcomer } from '../support/signed-in.ts';
import { definitions } from './words.ts';

/** Where a row stands, seen from the secretary of a branch: their branch, another of the party, another party, another district. */
export const places = ['branch', 'party', 'other', 'elsewhere'] as const;
export type Place = (typeof places)[number];

export const HERE = 440106;
const ELSEWHERE = 440105;
const at = '2018-01-05T02:00:00.000Z';
const partyOf: Record<Place, string> = { branch: '05', party: '05', other: '07', elsewhere: '05' };

export interface World {
  /** By record: the one row that stands at each place. */
  readonly rows: Readonly<Record<string, Readonly<Record<Place, string>>>>;
  /** By record: a file of that row. */
  readonly files: Readonly<Record<string, Readonly<Record<Place, string>>>>;
  /** What the secretary of the branch is given: the organisation above their branch. */
  readonly above: string;
}

/** A stay is one of somebody who is on the roll; what departments and proposers see of a proposal is what they are sent. */
const states: Readonly<Record<string, string>> = {
  membership: 'active',
  proposal: 'handling',
  proposal_handling: 'assigned',
  proposal_reply: 'sent',
  proposal_excellence: 'chosen',
};
/** Signed by a person and brought in for the party, so that both are its authors. */
const said: Readonly<Record<string, RowValues>> = { proposal: { kind: 'party' } };
/** A post is a seat in a department or in an organisation: here in an organisation. A grant is for nobody in particular. */
const left: Readonly<Record<string, readonly string[]>> = {
  post: ['body'],
  access_grant: ['organisation', 'body', 'party'],
};

/** One row of every kind of record at every place, made from the definitions: what is added is covered by itself. */
export async function worldIn({ database }: TestDatabase): Promise<World> {
  const rows: Record<string, Record<Place, string>> = {};
  const files: Record<string, Record<Place, string>> = {};
  const above = newId(at);
  for (const place of places) {
    const jurisdiction = place === 'elsewhere' ? ELSEWHERE : HERE;
    if (place === 'branch') {
      const values = { name: '总支甲', party: partyOf.branch, level: 'general-branch' };
      await keepRows(database, HERE, [['organisation', [{ id: above, values }]]]);
    }
    for (const definition of definitions) {
      const id = newId(at);
      const made = Object.fromEntries(Object.entries(rows).map(([record, ids]) => [record, ids[place]]));
      const own = definition.name === 'organisation' && place === 'branch' ? { parent: above } : {};
      const values = { ...valuesOf(definition, place, made), ...own };
      await keepRows(database, jurisdiction, [
        [definition.name, [{ id, values, ...(states[definition.name] ? { state: states[definition.name] } : {}) }]],
      ]);
      const file = await keepFileOf(database, jurisdiction, { record: definition.name, row: id });
      rows[definition.name] = { ...(rows[definition.name] ?? ({} as Record<Place, string>)), [place]: id };
      files[definition.name] = { ...(files[definition.name] ?? ({} as Record<Place, string>)), [place]: file };
    }
  }
  return { rows, files, above };
}

/** What is required, what refers to others, what is sensitive, and the party of the place. */
export function valuesOf(definition: Definition, place: Place, made: Readonly<Record<string, string>>): RowValues {
  const values = fieldsOf(definition).flatMap(([name, field]) => {
    if (left[definition.name]?.includes(name) || field.filledIn) return [];
    const value = valueAt(definition, name, field, place, made);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(values), ...said[definition.name] };
}

function valueAt(
  definition: Definition,
  name: string,
  field: Field,
  place: Place,
  made: Readonly<Record<string, string>>,
) {
  const index = places.indexOf(place) + 1;
  if (field.kind === 'reference') return field.to === definition.name ? null : (made[field.to ?? ''] ?? null);
  if (field.codes?.id === parties.id) return partyOf[place];
  if (field.opens) return field.kind === 'partialDate' ? `197${index}-05-01` : `1380000000${index}`;
  if (!field.required && name !== definition.title) return null;
  if (field.kind === 'code')
    return field.codes?.id === roles.id
      ? 'member'
      : (field.codes?.entries[(index - 1) % field.codes.entries.length]?.code ?? null);
  if (field.kind === 'integer') return (field.min ?? 1) + index - 1;
  if (field.kind === 'date' || field.kind === 'partialDate') return `2017-06-0${index}`;
  return `${definition.label.zh}${['甲', '乙', '丙', '丁'][index - 1]}`;
}

/** Who asks: one of each role, somebody without any, and nobody. */
export function newcomers(world: World): readonly (Newcomer & { readonly role: string | null })[] {
  const part = { party: '05', organisation: world.above, body: world.rows.body?.branch };
  const person = world.rows.person?.branch ?? null;
  const held = roles.entries.map(({ code, reach, zh }) => ({
    role: code,
    name: zh,
    person: reach === 'own' && code === 'member' ? person : null,
    grants: [{ role: code, ...(reach in part ? { [reach]: part[reach as 'party'] } : {}) }],
  }));
  return [...held, { role: null, name: '无授权', grants: [] }];
}
