import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { keyringFrom } from '../platform/access/keyring.ts';
import { connect } from '../platform/db/database.ts';
import { openEmbedded } from '../platform/db/embedded.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startServer } from './child.ts';
import { coldStartLines } from './cold-start.ts';
import { importLines } from './import.ts';
import { cookies, type Line, printHead, printLine } from './measure.ts';
import { fill } from './prepare.ts';
import { proposalLines } from './proposals.ts';
import * as requests from './requests.ts';

/** What is measured on the servers, by the name that `--only` takes. */
const onServers: Readonly<Record<string, (servers: requests.Servers) => Promise<Line[]>>> = {
  list: requests.listLines,
  item: requests.itemLines,
  search: requests.searchLines,
  figures: requests.figureLines,
  district: requests.districtLines,
  create: requests.createLines,
  proposals: proposalLines,
};

interface Place {
  readonly url: string;
  /** For keys and files. */
  readonly folder: string;
}

const others: Readonly<Record<string, (place: Place) => Promise<Line[]>>> = {
  import: importLines,
  'cold-start': ({ folder }) => coldStartLines(folder),
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const known = [...Object.keys(onServers), ...Object.keys(others)];
  if (values.only && !known.includes(values.only)) throw new TypeError(`--only is one of ${known.join(', ')}`);
  const chosen = values.only ? [values.only] : known;
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-bench-'));
  try {
    const lines = await withDatabase(folder, (place) => measure(place, chosen));
    const missed = lines.filter(({ met }) => met === false);
    console.log(`\n${lines.length - missed.length} of ${lines.length} as they should be.`);
    for (const { name, measured, target } of missed) console.log(`Missed: ${name}: ${measured}, ${target}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On the server of BENCH_DATABASE_URL in a database of its own, else on an embedded one. */
async function withDatabase<Answer>(folder: string, work: (place: Place) => Promise<Answer>): Promise<Answer> {
  const server = process.env.BENCH_DATABASE_URL;
  if (!server) {
    const embedded = await openEmbedded(join(folder, 'engine'), { progress: () => {} });
    try {
      await migrate(embedded.url);
      return await work({ url: embedded.url, folder });
    } finally {
      await embedded.stop();
    }
  }
  const name = `tongzhou_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrate(url.href);
    return await work({ url: url.href, folder });
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function measure(place: Place, chosen: readonly string[]): Promise<Line[]> {
  const lines: Line[] = [];
  const tell = (made: readonly Line[]) => {
    for (const line of made) printLine(line);
    lines.push(...made);
  };
  const requested = Object.entries(onServers).filter(([name]) => chosen.includes(name));
  const close = requested.length > 0 ? await startServers(place) : null;
  try {
    printHead();
    for (const [, lineOf] of requested) if (close) tell(await lineOf(close.servers));
  } finally {
    await close?.stop();
  }
  for (const [name, lineOf] of Object.entries(others)) if (chosen.includes(name)) tell(await lineOf(place));
  return lines;
}

async function startServers(place: Place) {
  const began = performance.now();
  const database = connect(place.url);
  await fill(database, await keyringFrom(join(place.folder, 'keys.json')), place.url);
  await database.close();
  console.log(`100,000 people in 100 districts made in ${Math.round((performance.now() - began) / 1_000)} s\n`);
  const words = [place.url, place.folder];
  const ours = await startServer('bench/ours.ts', words);
  for (const [name, cookie] of Object.entries(ours.addresses)) {
    const origin = ours.addresses[name.replace(/Cookie$/, '')];
    if (origin && origin !== cookie) cookies.set(origin, cookie);
  }
  const byHand = await startServer('bench/by-hand.ts', words);
  const stop = async () => {
    await ours.stop();
    await byHand.stop();
  };
  return { servers: { ours, byHand, url: place.url }, stop };
}

await main();
