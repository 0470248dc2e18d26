import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { runScript } from './child.ts';
import { atMost, type Line, median } from './measure.ts';
import { peopleFrom } from './people.ts';
import { empty } from './place.ts';
import { writeRoster } from './roster.ts';

const ROWS = 100_000;
const ROUNDS = 2;
const MEMORY_MB = 1_536;

/**
 * One roster into an empty district by the command line, against reading it with the library and copying its rows into a
 * table of text, both from the command to the exit.
 */
export async function importLines({ url, folder }: { readonly url: string; readonly folder: string }): Promise<Line[]> {
  const file = join(folder, '民盟花名册.xlsx');
  const make = peopleFrom(2);
  await writeFile(file, await writeRoster(Array.from({ length: ROWS }, (_, index) => make(index))));
  const ours: number[] = [];
  const byHand: number[] = [];
  let peak = 0;
  for (const jurisdiction of empty.slice(0, ROUNDS)) {
    byHand.push((await runScript('bench/copy-by-hand.ts', [url, file])).seconds);
    const where = ['--database', url, '--data', folder, '--jurisdiction', String(jurisdiction)];
    const ended = await runScript('apps/cli/main.ts', ['import', file, ...where]);
    await requireRows(url, jurisdiction);
    ours.push(ended.seconds);
    peak = Math.max(peak, ended.peak ?? 0);
  }
  const ratio = median(ours) / median(byHand);
  const seconds = `${median(ours).toFixed(1)} s to ${median(byHand).toFixed(1)} s`;
  return [
    atMost('Importing 100,000 rows', ratio, 2.5, seconds),
    {
      name: 'Memory of that import at its peak',
      measured: peak > 0 ? `${peak} MB` : 'unknown here',
      target: `below ${MEMORY_MB} MB`,
      met: peak > 0 ? peak < MEMORY_MB : null,
    },
  ];
}

async function requireRows(url: string, jurisdiction: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query('select count(*)::int as made from membership where jurisdiction = $1', [
    jurisdiction,
  ]);
  await owner.end();
  if (rows[0].made !== ROWS) throw new Error(`${rows[0].made} rows were imported`);
}
