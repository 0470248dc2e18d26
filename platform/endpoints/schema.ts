import { type TSchema, Type } from 'typebox';
import type { Definition } from '../record/define.ts';
import type { Field, Fields } from '../record/fields.ts';

/** Shapes for OpenAPI and for a first, coarse check of what is sent; the fields' own rules are in validate.ts. */
export function schemasOf(definition: Definition) {
  const { zh, en } = definition.label;
  const tags = [definition.plural];
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  const reason = Type.Optional(Type.String({ maxLength: 500 }));
  const version = Type.Integer({ minimum: 1 });
  const summary = (verb: string) => `${verb} ${en} ${zh}`;
  const querystring = listQuery(definition);
  const row = rowSchema(definition);
  return {
    list: { tags, summary: summary('List'), querystring, response: { 200: pageOf(row) } },
    export: { tags, summary: summary('Export'), querystring },
    item: { tags, summary: summary('Read'), params, response: { 200: row } },
    timeline: { tags, summary: summary('History of'), params },
    create: {
      tags,
      summary: summary('Create'),
      body: Type.Object({ values: valuesSchema(definition.fields), reason }),
      response: { 201: row },
    },
    edit: {
      tags,
      summary: summary('Edit'),
      params,
      body: Type.Object({ version, values: valuesSchema(definition.fields), reason }),
      response: { 200: row },
    },
    reveal: {
      tags,
      summary: summary('Open a secret of'),
      params,
      body: Type.Object({ field: Type.String(), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
    },
    transition: (name: string) => ({
      tags,
      summary: `${definition.transitions?.[name]?.label.en} ${definition.transitions?.[name]?.label.zh}`,
      params,
      body: Type.Object({
        version,
        input: Type.Optional(valuesSchema(definition.transitions?.[name]?.input ?? {})),
        reason,
      }),
      response: { 200: row },
    }),
  };
}

/** What a list takes besides a filter for each field; a range is `FROM/TO`, several codes are divided by commas. */
const ofEveryList = { q: 'Words', sort: 'A field; a leading - for descending', page: 'From 1', size: 'Up to 200' };

function listQuery({ fields, states }: Definition): TSchema {
  const filters = Object.entries(fields)
    .filter(([, { kind }]) => kind !== 'secret')
    .map(([name, { label }]) => [name, `${label.en} ${label.zh}`] as const);
  const known: [string, string][] = Object.entries({
    ...ofEveryList,
    columns: 'Fields to show, divided by commas',
    ...(states ? { state: Object.keys(states).join(', ') } : {}),
    ...Object.fromEntries(filters),
  });
  const properties = known.map(([name, description]) => [name, Type.Optional(Type.String({ description }))]);
  return Type.Object(Object.fromEntries(properties), { additionalProperties: true });
}

/** What a reader gets: for the description alone, for PostgreSQL builds the JSON. */
function rowSchema({ fields, states }: Definition): TSchema {
  const values = Object.entries(fields).map(([name, field]) => [name, readSchema(field)]);
  return Type.Object({
    id: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    ...(states ? { state: Type.Unsafe<string>({ type: 'string', enum: Object.keys(states) }) } : {}),
    title: Type.String(),
    ...Object.fromEntries(values),
    allowed: Type.Array(Type.String(), { description: 'What the reader may do: edit, or a transition' }),
  });
}

function pageOf(row: TSchema): TSchema {
  const counts = { total: Type.Integer(), page: Type.Integer(), size: Type.Integer() };
  return Type.Object({ rows: Type.Array(row), ...counts, allowed: Type.Array(Type.String()) });
}

const shapes: Partial<Record<Field['kind'], object>> = {
  yesNo: { type: ['boolean', 'null'] },
  integer: { type: ['integer', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  reference: { type: ['object', 'null'], properties: { id: { type: 'string' }, title: { type: 'string' } } },
  secret: { type: ['object', 'null'], properties: { mask: { type: 'string' } } },
};

function readSchema({ kind, label, codes }: Field): TSchema {
  const shape = shapes[kind] ?? { type: ['string', 'null'] };
  const listed = codes && codes.entries.length <= 20 ? { examples: codes.entries.map(({ code }) => code) } : {};
  return Type.Unsafe<unknown>({ ...shape, title: label.zh, description: label.en, ...listed });
}

function valuesSchema(fields: Fields): TSchema {
  const sendable = Object.entries(fields).filter(([, field]) => !field.filledIn);
  return Type.Object(Object.fromEntries(sendable.map(([name, field]) => [name, Type.Optional(fieldSchema(field))])), {
    additionalProperties: true,
  });
}

const types: Partial<Record<Field['kind'], string>> = { yesNo: 'boolean', integer: 'integer' };

/**
 * Loose, so that what is wrong is said per field by validate.ts in the reader's language. The types stand in one list:
 * out of alternatives the checker takes the first that it can convert to, and an empty yes-or-no would become no.
 */
function fieldSchema(field: Field): TSchema {
  const codes = field.codes?.entries.map(({ code }) => code);
  const known = types[field.kind];
  return Type.Unsafe<unknown>({
    title: field.label.zh,
    description: field.label.en,
    type: known ? [known, 'string', 'null'] : ['string', 'null'],
    ...(codes ? { examples: codes.slice(0, 3) } : {}),
  });
}
