import { parties } from '../../../data/parties.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { fold } from '../../../platform/text/fold.ts';

export interface KnownOrganisation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly party: string;
  readonly level: string;
  readonly parent: string | null;
  readonly founded: string | null;
  readonly state: string;
}

export async function loadOrganisations(tx: Tx, batch: Batch): Promise<KnownOrganisation[]> {
  return tx.query<KnownOrganisation>(
    `select id, name, short_name as "shortName", party, level, parent, founded, state from organisation
     where jurisdiction = $1 and state = 'standing'`,
    [batch.jurisdiction],
  );
}

/** Those of the party that a cell can mean: by full or short name, else by the end of the name (第三支部). */
export function organisationsNamed(
  known: readonly KnownOrganisation[],
  party: string,
  text: string,
): KnownOrganisation[] {
  const wanted = nameKey(text);
  const ofParty = known.filter((organisation) => organisation.party === party);
  const exact = ofParty.filter(
    ({ name, shortName }) => nameKey(name) === wanted || (shortName && nameKey(shortName) === wanted),
  );
  return exact.length > 0 ? exact : ofParty.filter(({ name }) => nameKey(name).endsWith(wanted));
}

const digits = '零一二三四五六七八九';

/** Where 第 is left out before the number of a branch. */
const unnumbered = /(?<![第一二三四五六七八九十])(?=[一二三四五六七八九十]+(?:支部|支社|总支|小组))/g;

const keys = new Map<string, string>();
const MOST_KEYS = 1_000;

/** One spelling: both scripts, 第3支部 and 三支部 as 第三支部, without the party's long name. A roster says few names again and again. */
export function nameKey(name: string): string {
  const key = keys.get(name) ?? nameKeyOf(name);
  if (keys.size < MOST_KEYS) keys.set(name, key);
  return key;
}

function nameKeyOf(name: string): string {
  let key = fold(name)
    .replaceAll(/\d{1,2}/g, (number) => chineseNumber(Number(number)))
    .replaceAll(unnumbered, '第');
  for (const party of parties.entries) key = key.replace(party.fullName.zh, party.zh);
  return key;
}

function chineseNumber(number: number): string {
  if (number < 10) return digits[number] as string;
  const tens = number >= 20 ? digits[Math.floor(number / 10)] : '';
  return `${tens}十${number % 10 === 0 ? '' : digits[number % 10]}`;
}

/** What the name says of the level; the longer words first, for 总支部 contains 支部. */
export function levelByName(name: string): string | null {
  if (/工作委员会|工委|筹备/.test(name)) return 'working-committee';
  if (/基层委员会|基层委$|基委/.test(name)) return 'grassroots-committee';
  if (/总支/.test(name)) return 'general-branch';
  if (/支部|支社/.test(name)) return 'branch';
  if (/小组$/.test(name)) return 'group';
  return /委员会|区委|市委|县委/.test(name) ? 'committee' : null;
}

/** Before the name: 一、 or （1） or 2017年 or 附件2：. */
const beforeName =
  /^(?:附件?\d*[:：]?|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|(?:19|20)\d\d年度?(?:\d{1,2}月)?|\s)+/;

/** The organisation that a title, a line or a sheet's name is about: 第一支部（12人）, 2017年民革天河第一支部名册. */
export function organisationIn(text: string): string | null {
  const [said = ''] = text.replace(beforeName, '').split(/[，。；：,;:（(]/);
  return /^.*(?<![各本该])(?:支部|支社|总支部?|小组|委员会|基层委)/.exec(said)?.[0] ?? null;
}

/** As above, of a line over rows. The committee of a district is whose list it is, not where its members are. */
export function branchIn(line: string): string | null {
  const name = organisationIn(line);
  return name && /支部|支社|总支|小组/.test(name) ? name : null;
}
