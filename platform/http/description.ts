import type { SwaggerTransformObject } from '@fastify/swagger';

const problem = {
  type: 'object',
  description: 'RFC 9457, in the language of the reader',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    findings: { type: 'array', items: { type: 'object' } },
  },
};

const idempotencyKey = {
  in: 'header',
  name: 'idempotency-key',
  required: false,
  schema: { type: 'string' },
  description: 'The same request again with the same key gets the same answer and writes nothing, for a day',
};

interface Operation {
  parameters?: object[];
  responses?: Record<string, object>;
}

/** What every operation has: a problem where it fails, and a key for those that write. */
export const describeEverywhere: SwaggerTransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject;
  const { openapiObject: described } = document;
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const path of Object.values(described.paths ?? {})) {
    for (const [method, operation] of Object.entries(path ?? {}) as [string, Operation][]) {
      operation.responses = { ...operation.responses, default: { description: 'What went wrong', content } };
      if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
    }
  }
  const schemas = { ...described.components?.schemas, Problem: problem };
  // The types of versions 3.0 and 3.1 do not fit each other.
  return { ...described, components: { ...described.components, schemas } } as never;
};
