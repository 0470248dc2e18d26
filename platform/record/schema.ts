import { type TSchema, Type } from 'typebox';
import type { Definition } from './define.ts';
import type { Field, Fields } from './fields.ts';

/** Shapes for OpenAPI and for a first, coarse check of what is sent; the fields' own rules are in validate.ts. */
export function schemasOf(definition: Definition) {
  const { zh, en } = definition.label;
  const tags = [definition.plural];
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  const reason = Type.Optional(Type.String({ maxLength: 500 }));
  const version = Type.Integer({ minimum: 1 });
  const summary = (verb: string) => `${verb} ${en} ${zh}`;
  const open = { additionalProperties: true };
  return {
    list: { tags, summary: summary('List'), querystring: Type.Object({}, open) },
    export: { tags, summary: summary('Export'), querystring: Type.Object({}, open) },
    item: { tags, summary: summary('Read'), params },
    timeline: { tags, summary: summary('History of'), params },
    create: {
      tags,
      summary: summary('Create'),
      body: Type.Object({ values: valuesSchema(definition.fields), reason }),
    },
    edit: {
      tags,
      summary: summary('Edit'),
      params,
      body: Type.Object({ version, values: valuesSchema(definition.fields), reason }),
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
    }),
  };
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
