import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { application } from '../modules/index.ts';
import type { Server } from './child.ts';
import { atLeast, atMost, cookieFor, jsonOf, type Line, type Load, requestsOfBoth, yes } from './measure.ts';
import { district, during } from './place.ts';

export interface Servers {
  readonly ours: Server;
  readonly byHand: Server;
  /** Of the database, as its owner. */
  readonly url: string;
}

type Extent = 'district' | 'region';

function sidesOf({ ours, byHand }: Servers, extent: Extent) {
  return { ours: ours.addresses[extent] as string, byHand: byHand.addresses[extent] as string };
}

async function ratioOf(servers: Servers, extent: Extent, load: Load): Promise<[ratio: number, note: string]> {
  const { ours, byHand } = await requestsOfBoth(sidesOf(servers, extent), load);
  return [ours / byHand, `${perSecond(ours)} to ${perSecond(byHand)} a second`];
}

function perSecond(requests: number): string {
  return requests.toFixed(requests < 20 ? 1 : 0);
}

/** Nothing is compared that is not the same answer. */
async function requireSame(servers: Servers, extent: Extent, path: string, part: (answer: never) => unknown) {
  const sides = sidesOf(servers, extent);
  const [ours, byHand] = await Promise.all([jsonOf<never>(sides.ours + path), jsonOf<never>(sides.byHand + path)]);
  if (!isDeepStrictEqual(part(ours), part(byHand))) throw new Error(`${path} is answered differently`);
}

/** The server by hand has no session, no grants, no row-level security and no log. */
export async function listLines(servers: Servers): Promise<Line[]> {
  const path = '/api/people?sex=2&education=20&sort=name&size=50';
  await requireSame(servers, 'district', path, (answer) => answer);
  return [atLeast('A page of a list', ...atTarget(await ratioOf(servers, 'district', { path }), 0.9))];
}

function atTarget([ratio, note]: [number, string], target: number): [number, number, string] {
  return [ratio, target, note];
}

export async function itemLines(servers: Servers): Promise<Line[]> {
  const { ours } = sidesOf(servers, 'district');
  const { rows } = await jsonOf<{ rows: { id: string }[] }>(`${ours}/api/memberships?party=05&size=1`);
  const path = `/api/memberships/${rows[0]?.id}`;
  await requireSame(servers, 'district', path, (answer) => answer);
  return [atLeast('One record with its relations', ...atTarget(await ratioOf(servers, 'district', { path }), 0.5))];
}

const typed = { 'one character': '雅', 'two characters': '陈雅', 'three characters': '陈雅玲' };
const otherwise = { 'three in Traditional': '陳雅玲', initials: 'cyl' };

export async function searchLines(servers: Servers): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [what, words] of Object.entries({ ...typed, ...otherwise })) {
    const path = `/api/search?q=${encodeURIComponent(words)}`;
    await requireSame(servers, 'region', path, ({ hits }: { hits: { id: string }[] }) => hits.map(({ id }) => id));
    const ratio = await ratioOf(servers, 'region', { path, rounds: 3, seconds: 2 });
    lines.push(atLeast(`Searching names: ${what}`, ...atTarget(ratio, 8)));
  }
  for (const [what, words] of Object.entries({ ...typed, ...otherwise })) {
    const path = `/api/people?q=${encodeURIComponent(words)}`;
    await requireSame(servers, 'region', path, ({ rows, total }: { rows: { id: string }[]; total: number }) => ({
      total,
      ids: rows.map(({ id }) => id),
    }));
    const ratio = await ratioOf(servers, 'region', { path, rounds: 3, seconds: 2 });
    lines.push(atLeast(`A searched list: ${what}`, ...atTarget(ratio, 8)));
  }
  return lines;
}

const newcomer = {
  values: { name: '陈雅玲', sex: '2', born: '1980-05-06', employer: '第一中学', phone: '19900000000' },
};

export async function createLines(servers: Servers): Promise<Line[]> {
  const load = { path: '/api/people', body: newcomer };
  const one = await ratioOf(servers, 'district', { ...load, connections: 1 });
  const eight = await ratioOf(servers, 'district', load);
  return [
    atLeast('Creating a record with audit', ...atTarget(one, 0.5)),
    atLeast('The same, eight at once', ...atTarget(eight, 0.5)),
  ];
}

const allFigures = `/api/figures/values?during=${during}&ids=${application.figures.map(({ id }) => id).join(',')}`;

interface Values {
  readonly figures: readonly { readonly id: string; readonly value: number | null }[];
}

const valuesOf = ({ figures }: Values) => figures.map(({ id, value }) => [id, value]);

export async function figureLines(servers: Servers): Promise<Line[]> {
  await requireSame(servers, 'region', allFigures, valuesOf);
  const load = { path: allFigures, connections: 2, seconds: 5, rounds: 3 };
  const whole = await ratioOf(servers, 'region', load);
  return [atLeast('The figures of a region of 100,000 members', ...atTarget(whole, 20))];
}

/** The time of a request, as the inverse of the requests in the same time. */
export async function districtLines(servers: Servers): Promise<Line[]> {
  await requireSame(servers, 'district', allFigures, valuesOf);
  const [ratio, note] = await ratioOf(servers, 'district', { path: allFigures, seconds: 2, rounds: 3 });
  return [atMost('All figures of a district, kept', 1 / ratio, 0.1, note), ...(await changedLines(servers))];
}

/** One person more in the district, and the figures of the whole region are asked again. */
async function changedLines(servers: Servers): Promise<Line[]> {
  const owner = new pg.Client({ connectionString: servers.url });
  await owner.connect();
  try {
    const { ours } = sidesOf(servers, 'region');
    await jsonOf(ours + allFigures);
    const before = await keptVersions(owner);
    const address = `${sidesOf(servers, 'district').ours}/api/people`;
    await fetch(address, {
      method: 'POST',
      headers: { ...cookieFor(address), 'content-type': 'application/json' },
      body: JSON.stringify(newcomer),
    });
    await jsonOf(ours + allFigures);
    const after = await keptVersions(owner);
    const changed = [...after].filter(([key, version]) => before.get(key) !== version).map(([key]) => key);
    const alone = changed.length > 0 && changed.every((key) => key.startsWith(`${district} `));
    const same = await requireSame(servers, 'region', allFigures, valuesOf).then(
      () => true,
      () => false,
    );
    return [
      yes('After a change only that district is computed again', alone),
      yes('What is kept equals what is computed', same),
    ];
  } finally {
    await owner.end();
  }
}

async function keptVersions(owner: pg.Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ key: string; version: string }>(
    `select concat_ws(' ', jurisdiction, figure, span, dimension) as key, xmin::text as version from figure_value`,
  );
  return new Map(rows.map(({ key, version }) => [key, version]));
}
