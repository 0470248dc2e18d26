import type { Finding } from '../../platform/errors/errors.ts';
import { firstDay } from '../../platform/text/partial-date.ts';
import { words } from './words.ts';

function datedFindings(
  year: number | null | undefined,
  date: string | null | undefined,
  field: string,
  today: string,
): Finding[] {
  const findings: Finding[] = [];
  if (year && String(year) > today.slice(0, 4)) {
    findings.push({ word: words.yearInFuture, params: { year: String(year) }, field: 'year' });
  }
  if (date && firstDay(date) > today) findings.push({ word: words.dateInFuture, params: { date }, field });
  if (year && date && Number(date.slice(0, 4)) !== year) {
    findings.push({ word: words.otherYear, params: { year: String(year), date }, field, severity: 'warning' });
  }
  return findings;
}

interface AwardFacts {
  readonly year?: number | null;
  readonly awarded?: string | null;
}

export function awardFindings({ year, awarded }: AwardFacts, today: string): Finding[] {
  return datedFindings(year, awarded, 'awarded', today);
}

interface PublicationFacts {
  readonly year?: number | null;
  readonly published?: string | null;
}

export function publicationFindings({ year, published }: PublicationFacts, today: string): Finding[] {
  return datedFindings(year, published, 'published', today);
}

/** 民盟中央, 中国民主促进会中央委员会, 九三学社中央: the central committee of a democratic party. */
export function isPartyCentre(awardedBy: string): boolean {
  return /^(中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党|中国致公党|台湾民主自治同盟|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(全国)?中央/.test(
    awardedBy.replaceAll(/\s/g, ''),
  );
}

/** What is said of a winner: 陈大文（执笔）, 李小明等3人. */
const SAID_OF = /[（(][^（()）]*[）)](?=\s*(?:[、，,;；/\n]|等|$))|等(?:\d+人)?\s*$/g;
const PERSON = /^\p{Script=Han}{2,3}$/u;

/** 陈大文 李小明 and 陈大文和李小明, but neither 张 三 nor 李和平. */
function together(name: string): string[] {
  const names = name.split(/\s+|(?<=..)[和与及](?=..)/);
  return names.every((one) => PERSON.test(one)) ? names : [name];
}

/** Joint winners stand in one cell: 甲、乙、丙. */
export function winnersOf(cell: string): string[] {
  return cell
    .replaceAll(SAID_OF, '')
    .split(/[、，,;；/\n]+/)
    .map((name) => name.trim())
    .flatMap(together)
    .filter((name) => name !== '');
}

/** The one year that a title, a sheet or a file is about: 2017年度获奖情况. */
export function yearNamed(texts: readonly string[]): number | null {
  const years = texts.map((text) => new Set(text.normalize('NFKC').match(/(?<!\d)(?:19|20)\d\d(?=\s*年)/g)));
  const [first] = years.filter(({ size }) => size > 0);
  return first?.size === 1 ? Number([...first][0]) : null;
}

const categorySigns: readonly [category: string, sign: RegExp][] = [
  ['suggestions', /献计|献策|建言/],
  ['social-opinion', /社情民意|信息/],
  ['theory', /理论/],
  ['organisation', /组织|自身建设|支部|支社/],
  ['service', /社会服务|扶贫|公益|志愿/],
  ['participation', /参政|议政|调研|提案/],
];

/** Guessed from the award's name where the list has no column for it; null rather than a wrong guess. */
export function categoryOf(name: string): string | null {
  return categorySigns.find(([, sign]) => sign.test(name))?.[0] ?? null;
}

const gradeSigns: readonly [grade: string, sign: RegExp][] = [
  ['special', /特等/],
  ['1', /一等|金奖|第一名/],
  ['2', /二等|银奖|第二名/],
  ['3', /三等|铜奖|第三名/],
  ['merit', /优秀奖|鼓励奖|入围奖/],
];

export function gradeOf(name: string): string | null {
  return gradeSigns.find(([, sign]) => sign.test(name))?.[0] ?? null;
}
