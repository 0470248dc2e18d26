import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { roles } from '../../modules/roles.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import type { Field } from '../../platform/record/fields.ts';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepRows } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const tested = await testDatabase();
const { post, patch } = await served(tested, HERE, {
  as: { grants: ['office', 'member', 'system-administrator', 'security-administrator'].map((role) => ({ role })) },
});
const owner = new pg.Client({ connectionString: tested.url });
const definitions = [...application.definitions.values()];
const made = new Map<string, string>();
const ELSEWHERE = '018fa0b2-0000-7000-8000-000000000001';

/** What every record has besides its fields, what is derived from them, and what objects have by themselves. */
const never: Readonly<Record<string, unknown>> = {
  ...{ id: ELSEWHERE, jurisdiction: 440105, version: 99, state: 'withdrawn' },
  ...{
    search: 'x',
    search_text: 'x',
    allowed: ['edit'],
    title_of: 'x',
    actor: 'x',
    at: '2000-01-01',
    subject: ELSEWHERE,
  },
  ...{ constructor: 'x', toString: 'x', hasOwnProperty: 'x', valueOf: 'x' },
};

/** Nobody says these of a record: those above that are no field of it, its columns, and what only operations fill in. */
function forbidden(definition: Definition, fields: Definition['fields'] = definition.fields): string[] {
  const columns = fieldsOf(definition).flatMap(([name, { kind }]) => [
    columnOf(name),
    ...(kind === 'secret' ? [`${columnOf(name)}_index`] : []),
    ...(kind === 'partialDate' ? [`${columnOf(name)}_day`] : []),
  ]);
  const names = [...new Set([...Object.keys(never), ...columns])].filter((name) => !Object.hasOwn(fields, name));
  return [...names, ...Object.keys(fields).filter((name) => fields[name]?.filledIn)];
}

/** The values of one row that holds everything asked for: references to the rows made before. */
function samplesOf(definition: Definition): Record<string, unknown> {
  const samples = fieldsOf(definition).map(([name, field]) => [name, sampleOf(field)] as const);
  return Object.fromEntries(samples.filter(([, value]) => value !== undefined));
}

function sampleOf({ kind, required, to, codes, min, filledIn }: Field): unknown {
  if (filledIn) return undefined;
  if (kind === 'reference') return made.get(to ?? '');
  if (!required) return undefined;
  const values: Partial<Record<Field['kind'], unknown>> = {
    ...{ code: codes?.entries[0]?.code, integer: Math.max(min ?? 0, 2018), yesNo: true },
    ...{ date: '2018-01-01', partialDate: '2018' },
  };
  return values[kind] ?? '示例';
}

beforeAll(async () => {
  await owner.connect();
  for (const definition of definitions) {
    const id = newId('2018-01-05T02:00:00.000Z');
    await keepRows(tested.database, HERE, [[definition.name, [{ id, values: samplesOf(definition) }]]]);
    made.set(definition.name, id);
  }
});
afterAll(() => owner.end());

const rowsOf = async ({ name }: Definition) =>
  (await owner.query(`select t::text as row from ${name} t order by jurisdiction, id`)).rows;

interface Problem {
  readonly findings?: readonly { readonly field?: string; readonly code: string }[];
}

/** The names that an answer refuses as being none of the record's. */
function refused(answer: { readonly statusCode: number; json(): unknown }): string[] {
  expect(answer.statusCode).toBe(422);
  const { findings = [] } = answer.json() as Problem;
  return findings.flatMap(({ field, code }) => (code === 'record.unknown-field' && field ? [field] : []));
}

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, never[name] ?? 'x']));

const everybody = { id: 'everybody', name: '', roles: roles.entries.map(({ code }) => code) };

const isMade = ({ create }: Definition) =>
  roles.entries.some(({ code }) => create({ id: '', name: '', roles: [code] }, null));

describe.each(definitions.map((definition) => [definition.name, definition] as const))('of %s', (_, definition) => {
  const path = `/api/${definition.plural}`;
  const id = () => made.get(definition.name);

  test('nobody creates what is not its own to say', async () => {
    const before = await rowsOf(definition);
    const names = forbidden(definition);
    const answer = await post(path, { values: { ...samplesOf(definition), ...named(names) } });
    // What nobody makes, because it comes with another step, is refused before anything is read.
    if (isMade(definition)) expect(refused(answer).sort()).toEqual([...names].sort());
    else expect(answer.statusCode).toBe(403);
    expect(await rowsOf(definition)).toEqual(before);
  });

  test.skipIf(definition.editableIn?.length === 0)('nobody edits it, one by one or beside the values', async () => {
    const before = await rowsOf(definition);
    for (const name of forbidden(definition)) {
      expect(refused(await patch(`${path}/${id()}`, { version: 1, values: named([name]) }))).toEqual([name]);
    }
    const beside = named(Object.keys(never).filter((name) => name !== 'version'));
    const answer = await patch(`${path}/${id()}`, { ...beside, version: 1, values: {} });
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    expect(await rowsOf(definition)).toEqual(before);
  });

  // What nobody may do at all is refused before it is read.
  const possible = Object.entries(definition.transitions ?? {}).filter(([, { who }]) => who(everybody, {}));
  test.each(possible)('nobody says it in passing: %s', async (name, transition) => {
    const table = definition.name;
    const { rows } = await owner.query(`select state from ${table} where id = $1`, [id()]);
    await owner.query(`update ${table} set state = $2 where id = $1`, [id(), transition.from[0]]);
    const before = await rowsOf(definition);
    const names = forbidden(definition, transition.input ?? {});
    const body = { version: 1, reason: '有原因', input: named(names) };
    expect(refused(await post(`${path}/${id()}/${name}`, body)).sort()).toEqual([...names].sort());
    expect(await rowsOf(definition)).toEqual(before);
    await owner.query(`update ${table} set state = $2 where id = $1`, [id(), rows[0].state]);
  });
});
