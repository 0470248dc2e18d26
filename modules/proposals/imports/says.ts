import { codeOf } from '../../../platform/codes/codes.ts';
import { fold } from '../../../platform/text/fold.ts';
import { rejectionGround, replyClass, satisfaction } from '../codes.ts';

const session =
  /第?([一二三四五六七八九十]{1,3}|\d{1,2})届[^第次届一二三四五六七八九十\d]{0,12}第?([一二三四五六七八九十]{1,3}|\d{1,2})次/;

export interface Named {
  readonly term: number;
  readonly number: number;
}

/** 政协天河区第八届委员会第二次会议, 八届二次, 8届2次会议; null where the text names no session. */
export function sessionNamed(text: string): Named | null {
  const found = session.exec(fold(text));
  return found ? { term: numberOf(found[1] ?? ''), number: numberOf(found[2] ?? '') } : null;
}

const digits = '零一二三四五六七八九';

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text];
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

/** 8 and 2 as 八届二次会议. */
export function sessionName({ term, number }: Named): string {
  const written = (n: number) =>
    n < 10 ? (digits[n] ?? '') : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`;
  return `${written(term)}届${written(number)}次会议`;
}

/** The day that a title gives, its first where it leaves out the rest: 2018年1月 is 2018-01-01. */
export function dayNamed(text: string): string | null {
  const [, year, month = '1', day = '1'] = /((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/.exec(fold(text)) ?? [];
  return year ? [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') : null;
}

/** 23, 023, 第23号, 20180023, 提字〔2018〕23号, 8-2-023; null where it is no number. */
export function numberNamed(text: string): number | null {
  const said = fold(text);
  const found = /^(?:19|20)\d\d(\d{3,4})$/.exec(said) ?? /(?<!\d)(\d{1,4})\D{0,4}$/.exec(said);
  return Number(found?.[1]) || null;
}

export type Screened = 'submitted' | 'returned' | 'filed' | 'rejected' | 'passed' | 'merged' | 'withdrawn';

const screened: readonly (readonly [Screened, RegExp])[] = [
  ['merged', /并案|并入|合并/],
  ['rejected', /不予?立案|未立案|不立案|^否$/],
  ['passed', /社情民意|转送|转信息|来信|转有关部门/],
  ['withdrawn', /撤案|撤回|撤销/],
  ['returned', /退回/],
  ['submitted', /待审|未审|审查中/],
  ['filed', /立案|交办|办理|办结|答复|^(是|√|通过)$/],
];

export function screeningOf(text: string): Screened | null {
  return screened.find(([, sign]) => sign.test(fold(text)))?.[0] ?? null;
}

/** 涉及国家秘密, 涉及国家秘密的。 */
export function groundOf(text: string): string | null {
  const said = fold(text);
  return codeOf(rejectionGround, said) ?? rejectionGround.entries.find(({ zh }) => said.includes(zh))?.code ?? null;
}

export function outcomeOf(text: string): string | null {
  const said = fold(text);
  return codeOf(replyClass, said) ?? /^[(（]?([abc])(?![a-z])/.exec(said)?.[1]?.toUpperCase() ?? null;
}

/** 满意, 很满意，感谢, 比较满意: what is said of the satisfaction first. */
export function satisfactionOf(text: string): string | null {
  const said = fold(text);
  if (/不(太)?满意/.test(said)) return 'not';
  if (/基本满意|比较满意|较满意/.test(said)) return 'basically';
  return codeOf(satisfaction, said) ?? (/^(很|非常|十分|表示)?满意/.test(said) ? 'satisfied' : null);
}

export const saysNo = (text: string): boolean => /^(否|不是|无|没有|×|x|n|no|0)?$/.test(fold(text));

/** 平时 is true, 大会 false; null where it says neither. */
export function betweenOf(text: string): boolean | null {
  const said = fold(text);
  if (/平时|闭会|^(是|√)$/.test(said)) return true;
  return /大会|会议期间|全会|会内/.test(said) || saysNo(text) ? false : null;
}

const SAID_OF = /[（(][^（()）]*[）)]|等(?:\d+[人名]|共?\d*[位名]?委员)?\s*$/g;

/** Names that stand in one cell: 陈大文、李小明等3人; 张 三 is one, 陈大文 李小明 are two. */
export function namesIn(cell: string): string[] {
  const names = cell
    .replaceAll(SAID_OF, '')
    .split(/[、，,;；/\n]+/)
    .flatMap((name) => apart(name.trim()));
  return [...new Set(names.filter((name) => name !== ''))];
}

function apart(name: string): string[] {
  const parts = name.split(/\s+/);
  if (parts.every((part) => /^\p{Script=Han}$/u.test(part))) return [parts.join('')];
  return parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part)) ? parts : [name];
}

/** The more telling sign first: 区政协党组书记、主席 is the chair, 区委副书记、区长 the head. */
const posts: readonly (readonly [post: string, sign: RegExp])[] = [
  ['vice-chair', /副主席/],
  ['chair', /主席/],
  ['deputy-head', /副[区县市]长/],
  ['head', /[区县市]长/],
  ['secretary', /(?<!纪|政法|工)委书记|^书记/],
];

export interface Leader {
  readonly post: string;
  readonly leader: string | null;
}

const TITLE = /^.*(?:书记|主席|[区县市]长|主任|常委|部长|组长|领导)(?:督办|领衔)?/;

/** Who supervises, by post: 区委书记张三、区政协主席李四. A key proposal without a name is supervised by another leader. */
export function leadersOf(key: string, leader: string, post: string): Leader[] {
  const said = fold(leader) === '' ? (saysNo(key) ? '' : key) : leader;
  const leaders = eachLeader(said.normalize('NFKC')).map((one) => ({
    post: posts.find(([, sign]) => sign.test(fold(post || one)))?.[0] ?? 'other',
    leader: nameOf(one),
  }));
  return [...Map.groupBy(leaders, (one) => one.post)].map(([own, same]) => ({
    post: own,
    leader: same.flatMap((one) => one.leader ?? []).join('、') || null,
  }));
}

/** 区委常委、副区长王五 is one person with two posts: a title alone belongs to whoever comes next. */
function eachLeader(text: string): string[] {
  const found: string[] = [];
  let titles = '';
  for (const part of text.split(/[、,;\n]+(?![^(]*\))/).filter((one) => one.trim() !== '')) {
    if (nameOf(part)) {
      found.push(titles + part);
      titles = '';
    } else titles += `${part}、`;
  }
  return titles ? [...found, titles] : found;
}

/** 张三, 区委书记张三, 张三(区委书记). */
function nameOf(text: string): string | null {
  const name = text
    .replaceAll(/\([^()]*\)/g, '')
    .replace(TITLE, '')
    .replaceAll(/\s/g, '');
  return /^\p{Script=Han}{2,4}$/u.test(name) && !/重点|督办|提案/.test(name) ? name : null;
}
