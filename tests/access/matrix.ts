import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { countsOf } from '../../platform/figures/define.ts';
import type { Definition } from '../../platform/record/define.ts';
import type { TestDatabase } from '../support/database.ts';
import { testKeys } from '../support/records.ts';
import { served } from '../support/served.ts';
import { signedIn } from '../support/signed-in.ts';
import { expectFiles } from './files.ts';
import { definitions, type Expectation, type Extent, expectationOf } from './words.ts';
import { HERE, newcomers, type Place, places, valuesOf, worldIn } from './world.ts';

const reaches: Readonly<Record<Extent, readonly Place[]>> = {
  全部: ['branch', 'party', 'other'],
  公用: ['branch', 'party', 'other'],
  本党派: ['branch', 'party'],
  本组织: ['branch'],
  本人: ['branch'],
  本单位: ['branch'],
  自己的: [],
  无: [],
};

/** Every derived endpoint of every record, asked by every role for a row at every place. */
export async function matrix(tested: TestDatabase): Promise<void> {
  const world = await worldIn(tested);
  const { inject } = await served(tested, HERE, { as: null, requestsPerMinute: 1_000_000 });
  for (const newcomer of newcomers(world)) {
    const opened = { database: tested.database, keyring: testKeys, jurisdiction: HERE };
    const { account, cookie } = await signedIn(opened, newcomer);
    const send = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
      inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
    describe(newcomer.name ?? '', () => {
      describe.each(definitions.map((definition) => [definition.label.zh, definition] as const))(
        '%s',
        (_, definition) => {
          const expectation = expectationOf(definition, newcomer.role);
          const path = `/api/${definition.plural}`;
          const idAt = (place: Place) => world.rows[definition.name]?.[place] ?? '';
          const seen = reaches[expectation.extent];
          const known = new Map(places.map((place) => [idAt(place), place]));
          const placesOf = (rows: readonly { id: string }[]) =>
            rows.flatMap(({ id }) => known.get(id) ?? []).sort((a, b) => places.indexOf(a) - places.indexOf(b));

          test('the list shows what is seen, counts no more, and finds no more', async () => {
            const list = (await send('GET', `${path}?size=200`)).json();
            expect(placesOf(list.rows)).toEqual(seen);
            expect(list.total).toBe(list.rows.length);
            expect(list.allowed).toEqual(expectation.creates ? ['create'] : []);
            if (expectation.extent === '自己的') {
              for (const row of list.rows) expect([row.id, row.account?.id]).toContain(account);
            }
            for (const place of places) {
              const q = encodeURIComponent(
                `${labelOfTitle(definition)}${['甲', '乙', '丙', '丁'][places.indexOf(place)]}`,
              );
              const found = await send('GET', `${path}?q=${q}`);
              if (found.statusCode === 200)
                expect(placesOf(found.json().rows)).toEqual(seen.includes(place) ? [place] : []);
            }
          });

          test('the export has as many rows as the list', async () => {
            const { total } = (await send('GET', `${path}?size=1`)).json();
            const answer = await send('GET', `${path}/export.xlsx`);
            const sheet = Object.values(read(answer.rawPayload).Sheets)[0];
            expect(utils.sheet_to_json(sheet ?? {}).length).toBe(total);
          });

          test.each(places)('a row at %s is there or is not, with its history', async (place) => {
            const id = idAt(place);
            const answer = await send('GET', `${path}/${id}`);
            expect(answer.statusCode).toBe(seen.includes(place) ? 200 : 404);
            expect((await send('GET', `${path}/${id}/timeline`)).statusCode).toBe(answer.statusCode);
            if (answer.statusCode !== 200) {
              const absent = await send('GET', `${path}/01890a5d-ac96-774b-bcce-b302099a8057`);
              expect(answer.body).toBe(absent.body);
            }
          });

          test.each(places)('a row at %s is written where it may be', async (place) => {
            const item = (await send('GET', `${path}/${idAt(place)}`)).json();
            await expectWrites(send, definition, expectation, {
              path,
              item,
              seen: seen.includes(place),
              id: idAt(place),
            });
          });

          test.each(places)(
            'the files of a row at %s are there for who sees it, and changed by who may edit it',
            async (place) => {
              const written = {
                row: idAt(place),
                file: world.files[definition.name]?.[place] ?? '',
                seen: seen.includes(place),
              };
              await expectFiles({ inject, send, cookie }, `${path}/${written.row}`, written);
            },
          );

          test('a new one is made where it may be, and nowhere else', async () => {
            for (const place of ['branch', 'other'] as const) {
              const made = Object.fromEntries(Object.entries(world.rows).map(([record, ids]) => [record, ids[place]]));
              const values = valuesOf(definition, place, made);
              const answer = await send('POST', path, { values });
              const may = expectation.creates && (expectation.extent === '全部' || place === 'branch');
              if (!may) expect([403, 422]).toContain(answer.statusCode);
              else expect([201, 409, 422]).toContain(answer.statusCode);
              if (!expectation.creates) expect(answer.statusCode).toBe(403);
            }
          });
        },
      );

      test('figures list no record as evidence that is not seen', async () => {
        for (const figure of application.figures) {
          const record = countsOf(figure)[0]?.evidence ?? '';
          const seen = reaches[expectationOf(application.definitions.get(record) as Definition, newcomer.role).extent];
          const answer = await send('GET', `/api/figures/${figure.id}/evidence?during=2017&size=200`);
          if (answer.statusCode !== 200) expect(answer.statusCode).toBe(403);
          else {
            const known = new Map(places.map((place) => [world.rows[record]?.[place] ?? '', place]));
            for (const { id } of answer.json().rows) {
              const place = known.get(id);
              if (place) expect(seen).toContain(place);
            }
          }
        }
      });

      test('the search from everywhere finds no more than the lists', async () => {
        for (const record of application.searched) {
          const { extent } = expectationOf(application.definitions.get(record) as Definition, newcomer.role);
          const { hits } = (
            await send(
              'GET',
              `/api/search?q=${encodeURIComponent(application.definitions.get(record)?.label.zh ?? '')}`,
            )
          ).json();
          const own = hits.filter((hit: { record: string }) => hit.record === record);
          const found = places.filter((place) =>
            own.some((hit: { id: string }) => hit.id === world.rows[record]?.[place]),
          );
          expect(found).toEqual(
            record === 'organisation' && extent === '全部' && newcomer.role !== 'office' ? [] : reaches[extent],
          );
        }
      });
    });
  }
}

/** A row is found by what names it, which may be a row of another record. */
function labelOfTitle(definition: Definition): string {
  const { kind, to } = definition.fields[definition.title] ?? {};
  return kind === 'reference' ? labelOfTitle(application.definitions.get(to ?? '') as Definition) : definition.label.zh;
}

type Send = (
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  payload?: object,
) => Promise<{ readonly statusCode: number }>;

interface Item {
  readonly version?: number;
  readonly state: string;
  readonly allowed: readonly string[];
  readonly closed: readonly string[];
}

interface Written {
  readonly path: string;
  readonly id: string;
  readonly item: Item;
  readonly seen: boolean;
}

async function expectWrites(
  send: Send,
  definition: Definition,
  { edits, moves, opens }: Expectation,
  { path, item, seen, id }: Written,
): Promise<void> {
  const version = item.version ?? 1;
  const from = Object.entries(definition.transitions ?? {})
    .filter(([, transition]) => transition.from.includes(item.state))
    .map(([name]) => name);
  if (seen) {
    const editable = edits && (!definition.editableIn || definition.editableIn.includes(item.state));
    expect([...item.allowed].sort()).toEqual(
      [...(editable ? ['edit'] : []), ...moves.filter((name) => from.includes(name))].sort(),
    );
    expect(item.closed).toEqual(
      Object.entries(definition.fields).flatMap(([name, field]) =>
        field.opens && !opens.includes(name) ? [name] : [],
      ),
    );
  }
  const edit = await send('PATCH', `${path}/${id}`, { version, values: {} });
  // What is wrong with the values is said to who may write them, and to nobody else.
  if (!seen) expect(edit.statusCode).toBe(404);
  else expect(item.allowed.includes('edit') ? [200, 422] : [403, 404]).toContain(edit.statusCode);
  for (const name of Object.keys(definition.transitions ?? {})) {
    if (seen && item.allowed.includes(name)) continue;
    const move = await send('POST', `${path}/${id}/${name}`, { version, input: {}, reason: '试' });
    if (!seen) expect(move.statusCode).toBe(404);
    else expect([403, 404, 422]).toContain(move.statusCode);
  }
  for (const [field] of Object.entries(definition.fields).filter(([, { opens: who }]) => who)) {
    const opened = await send('POST', `${path}/${id}/reveal`, { field, reason: '核对' });
    expect(opened.statusCode).toBe(
      !seen ? (opens.includes(field) ? 404 : opened.statusCode) : opens.includes(field) ? 200 : 403,
    );
    if (!seen) expect([403, 404]).toContain(opened.statusCode);
  }
}
