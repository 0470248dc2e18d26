import { beforeAll, describe, expect, test } from 'vitest';
import { clockRules } from '../../modules/clocks.ts';
import { definitions } from '../../modules/definitions.ts';
import { application } from '../../modules/index.ts';
import { fieldsOf } from '../../platform/record/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepRows, type SmallDistrict } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const tested = await testDatabase();
const HERE = 440106;
const { app, get } = await served(tested, HERE);

test('the browser is given the records that the server has, in the same order', () => {
  expect(definitions.map(({ name }) => name)).toEqual([...application.definitions.keys()]);
  for (const definition of definitions) expect(application.definitions.get(definition.name)).toBe(definition);
  expect(clockRules).toEqual(application.clocks);
});

/** `GET /api/people/:id`, from the router itself. */
function registeredRoutes(): string[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line) ?? [];
      if (indent === undefined || part === undefined) return [];
      const depth = indent.length / 4;
      above[depth] = (depth > 0 ? above[depth - 1] : '') + part;
      return (methods?.split(', ') ?? []).map((method) => `${method} ${above[depth]}`);
    });
}

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}
interface Description {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the description of the API', () => {
  let description: Description;
  let operations: [name: string, path: string, operation: Operation][];
  beforeAll(async () => {
    description = (await get('/api/openapi.json')).json();
    operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): (typeof operations)[number] => [
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        path,
        operation,
      ]),
    );
  });

  test('names every route there is, and no other', () => {
    const routes = registeredRoutes().filter((route) => /^(?!HEAD)\w+ \/api\/(?!openapi\.json)/.test(route));
    expect(operations.map(([name]) => name).sort()).toEqual([...new Set(routes)].sort());
    expect(routes).toContain('POST /api/memberships/:id/requestTransfer');
  });

  test('tells what a list can be asked, what a record looks like, how a write is repeated and what a problem is', () => {
    const operation = (method: string, path: string) =>
      description.paths[path]?.[method] as Operation & {
        readonly responses: Readonly<
          Record<string, { readonly content?: Readonly<Record<string, { schema: unknown }>> }>
        >;
      };
    const names = (one: Operation) => (one.parameters ?? []).map(({ name }) => name);
    expect(names(operation('get', '/api/memberships'))).toEqual(
      expect.arrayContaining(['q', 'sort', 'page', 'size', 'columns', 'state', 'party', 'organisation', 'joined']),
    );
    expect(names(operation('get', '/api/people'))).not.toContain('idNumber');
    expect(names(operation('post', '/api/people'))).toContain('idempotency-key');
    const { responses } = operation('get', '/api/people/{id}');
    expect(responses['200']?.content?.['application/json']?.schema).toMatchObject({
      properties: { born: { title: '出生日期' }, idNumber: { properties: { mask: {} } }, allowed: { type: 'array' } },
    });
    expect(responses.default?.content).toHaveProperty(['application/problem+json']);
    expect(operation('post', '/api/people').responses).toHaveProperty('201');
  });

  test('is OpenAPI 3.1', () => {
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'Tongzhou 同舟' } });
    expect(description.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const [name, path, { summary, tags, parameters = [], responses }] of operations) {
      expect([name, typeof summary, tags?.length]).toEqual([name, 'string', 1]);
      expect(Object.values(responses).every((response) => response.description !== '')).toBe(true);
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const template = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([name, ...inPath.map((parameter) => parameter.name)]).toEqual([name, ...template]);
      expect(inPath.every(({ required }) => required === true)).toBe(true);
      expect(new Set(parameters.map((parameter) => parameter.in + parameter.name)).size).toBe(parameters.length);
    }
  });

  test('has schemas of JSON Schema 2020-12', () => {
    const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);
    const wrong = (schema: Schema, at: string): string[] => {
      const { type = [], properties = {}, required = [], items } = schema;
      return [
        ...[type].flat().flatMap((one) => (types.has(one) ? [] : [`${at} is of type ${one}`])),
        ...required.flatMap((name) => (name in properties ? [] : [`${at} requires ${name}`])),
        ...['nullable', '$ref', 'example'].flatMap((word) => (word in schema ? [`${at} has ${word}`] : [])),
        ...Object.entries(properties).flatMap(([name, inner]) => wrong(inner, `${at}.${name}`)),
        ...(items ? wrong(items, `${at}[]`) : []),
      ];
    };
    const schemas = operations.flatMap(([name, , { parameters = [], requestBody }]) => [
      ...parameters.map((parameter): [Schema, string] => [parameter.schema, `${name} ${parameter.name}`]),
      ...Object.values(requestBody?.content ?? {}).map(({ schema }): [Schema, string] => [schema, name]),
    ]);
    expect(schemas.flatMap(([schema, at]) => wrong(schema, at))).toEqual([]);
    expect(schemas.length).toBeGreaterThan(operations.length / 2);
  });

  test('offers the fields that a form may send, an empty one as null, and none that are filled in', () => {
    for (const definition of definitions) {
      const operation = description.paths[`/api/${definition.plural}`]?.post;
      const { values } = operation?.requestBody?.content['application/json']?.schema.properties ?? {};
      const open = fieldsOf(definition).filter(([, field]) => !field.filledIn);
      expect(Object.keys(values?.properties ?? {})).toEqual(open.map(([name]) => name));
      const types = Object.values(values?.properties ?? {}).map(({ type }) => [type].flat());
      expect(types.filter((type) => !type.includes('null'))).toEqual([]);
    }
  });
});

describe('the number of statements', () => {
  const HUNDREDS = 300;
  let district: SmallDistrict;
  const counted = new Map<string, number[]>();
  const pages = (): Record<string, string> => ({
    list: '/api/memberships?size=200&columns=person,organisation&person.sex=1&sort=person.born',
    'list by words': '/api/memberships?q=zhang',
    export: '/api/memberships/export.xlsx',
    item: `/api/people/${district.people[0]}`,
    'item with references': `/api/memberships/${district.stays[0]}`,
    timeline: `/api/memberships/${district.stays[0]}/timeline`,
    search: '/api/search?q=zhang',
    tree: '/api/organisations/tree?on=2018-01-01',
    figure: '/api/figures/values?ids=directory.members,directory.women-share&at=2018-01-01',
    'figure by party': '/api/figures/values?ids=directory.members&by=party&at=2018-01-01',
    'figure by organisation': '/api/figures/values?ids=directory.members&by=organisation&at=2018-01-01',
    evidence: '/api/figures/directory.members/evidence?at=2018-01-01&size=200',
    report: '/api/reports/annual?during=2017',
    seals: '/api/reports/seals',
  });

  async function statementsOf(url: string): Promise<number> {
    const { database } = tested;
    const metric = database.onStatement;
    let sent = 0;
    database.onStatement = () => {
      sent += 1;
    };
    try {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 200]);
    } finally {
      database.onStatement = metric;
    }
    return sent;
  }

  beforeAll(async () => {
    district = await keepDistrict(tested.database, HERE, 4);
    await count();
    await keepMore();
    await count();
  });

  /** First where figures have to be counted, then where they are kept. */
  async function count(): Promise<void> {
    for (const [name, url] of Object.entries(pages())) {
      const numbers = [await statementsOf(url), await statementsOf(url)];
      counted.set(name, [...(counted.get(name) ?? []), ...numbers]);
    }
  }

  async function keepMore(): Promise<void> {
    const ids = () => Array.from({ length: HUNDREDS }, () => newId('2018-01-05T02:00:00.000Z'));
    const people = ids();
    const organisation = district.branch;
    const stay = { party: '05', organisation, joined: '2011', begins: '2011' };
    await keepRows(tested.database, HERE, [
      ['person', people.map((id, n) => ({ id, values: { name: `张某${n}`, sex: '1', born: '1970' } }))],
      ['membership', ids().map((id, n) => ({ id, state: 'active', values: { person: people[n], ...stay } }))],
    ]);
  }

  test('is one for a list, an item, a search and a kept figure', () => {
    const kept = ['list', 'list by words', 'item', 'item with references', 'search', 'tree', 'seals'];
    for (const name of kept) expect([name, ...(counted.get(name) ?? [])]).toEqual([name, 1, 1, 1, 1]);
    // An export is read in one, and noted in another before it is sent.
    expect(counted.get('export')).toEqual([2, 2, 2, 2]);
    for (const name of ['figure', 'figure by party']) expect([name, counted.get(name)?.[1]]).toEqual([name, 1]);
  });

  test('does not grow with the records', async () => {
    const { total } = (await get('/api/memberships')).json() as { total: number };
    expect(total).toBe(HUNDREDS + 4);
    for (const [name, [few = 0, fewKept = 0, many, manyKept]] of counted) {
      expect([name, manyKept]).toEqual([name, fewKept]);
      expect(fewKept).toBeGreaterThan(0);
      expect(many, name).toBeLessThanOrEqual(few);
    }
    expect(counted.size).toBe(Object.keys(pages()).length);
  });
});
