import { organisationLevel } from '../../data/organisation-level.ts';
import type { Finding, Verdict } from '../../platform/errors/errors.ts';
import type { Circumstance, RowValues } from '../../platform/record/define.ts';
import {
  bornByIdNumber,
  idNumberProblem,
  isUscc,
  phoneProblem,
  sexByIdNumber,
} from '../../platform/text/identifiers.ts';
import { addDays, agree, firstDay, lastDay, yearsBetween } from '../../platform/text/partial-date.ts';
import { words } from './words.ts';

/** Of whom overseas ties are kept: 致公党 and 台盟. */
export const withOverseasTies = ['09', '11'];

/** Nobody joins a party before this age; younger is a mistyped date. */
const YOUNGEST_TO_JOIN = 16;

type Text = string | null | undefined;

interface PersonFacts {
  readonly sex?: Text;
  readonly born?: Text;
  readonly idNumber?: Text;
  readonly phone?: Text;
  readonly email?: Text;
}

export function personFindings(person: PersonFacts, today: string): Finding[] {
  return [
    bornFinding(person.born, today),
    ...idNumberFindings(person),
    phoneFinding(person.phone),
    person.email && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(person.email)
      ? { word: words.emailShape, params: { email: person.email }, field: 'email' }
      : null,
  ].filter((finding) => finding !== null);
}

function bornFinding(born: Text, today: string): Finding | null {
  if (!born) return null;
  if (firstDay(born) > today) return { word: words.bornInFuture, params: { born }, field: 'born' };
  if (yearsBetween(born, today) > 120) return { word: words.tooOld, params: { born }, field: 'born' };
  return null;
}

/** An ID number's own mistakes are errors; where it contradicts another cell, one of the two is wrong and people must look. */
function idNumberFindings({ idNumber, sex, born }: PersonFacts): Finding[] {
  if (!idNumber) return [];
  const field = 'idNumber';
  const problem = idNumberProblem(idNumber);
  if (problem) return [{ word: problem === 'shape' ? words.idShape : words.idCheckDigit, field }];
  const findings: Finding[] = [];
  const idSex = sexByIdNumber(idNumber);
  if ((sex === '1' || sex === '2') && idSex && idSex !== sex) {
    findings.push({ word: words.idOtherSex, params: { sex: idSex === '1' ? '男' : '女' }, field, severity: 'warning' });
  }
  const idBorn = bornByIdNumber(idNumber);
  if (born && idBorn && !agree(born, idBorn)) {
    findings.push({ word: words.idOtherBirth, params: { born: idBorn }, field, severity: 'warning' });
  }
  return findings;
}

function phoneFinding(phone: Text): Finding | null {
  if (!phone || !phoneProblem(phone)) return null;
  return { word: words.phoneShape, params: { phone }, field: 'phone', severity: 'warning' };
}

interface MembershipFacts {
  readonly joined?: Text;
  readonly begins?: Text;
  readonly ends?: Text;
}

export function membershipFindings({ joined, begins, ends }: MembershipFacts, today: string): Finding[] {
  const findings: Finding[] = [];
  if (joined && firstDay(joined) > today) {
    findings.push({ word: words.joinedInFuture, params: { joined }, field: 'joined' });
  }
  const start = begins ?? joined;
  if (start && ends && lastDay(ends) < firstDay(start)) {
    findings.push({ word: words.endsBeforeBegins, field: 'ends' });
  }
  return findings;
}

/** Compares the two ends of what is known, so that a partial date is never called wrong where it could be right. */
export function joiningAgeFinding(born: Text, joined: Text): Finding | null {
  if (!born || !joined) return null;
  const age = yearsBetween(firstDay(born), lastDay(joined));
  return age < YOUNGEST_TO_JOIN ? { word: words.joinedAsChild, params: { age }, field: 'joined' } : null;
}

export function endIsPossible(row: RowValues, { input, today }: Circumstance): Verdict {
  const ends = input.ends as string;
  const begins = (row.begins ?? row.joined) as Text;
  if (begins && lastDay(ends) < firstDay(begins)) return { word: words.endsBeforeBegins, field: 'ends' };
  return firstDay(ends) > today ? { word: words.endInFuture, params: { ends }, field: 'ends' } : null;
}

export function tenureEndIsPossible(row: RowValues, { input }: Circumstance): Verdict {
  const begins = row.begins as Text;
  const tooEarly = begins && lastDay(input.ends as string) < firstDay(begins);
  return tooEarly ? { word: words.endsBeforeBegins, field: 'ends' } : null;
}

/** The last day here is the day before the first day there, and there must be at least one day here. */
export function transferIsPossible(row: RowValues, { input }: Circumstance): Verdict {
  const to = (input.transferTo ?? row.transferTo) as string;
  const on = (input.transferOn ?? row.transferOn) as string;
  const begins = (row.begins ?? row.joined) as Text;
  if (to === row.organisation) return { word: words.transferToSame, field: 'transferTo' };
  if (begins && lastDayBefore(on) < firstDay(begins)) {
    return { word: words.transferBeforeBegin, params: { on }, field: 'transferOn' };
  }
  return null;
}

/** One half of a transfer cannot go without the other: the days between would be lost. */
export function isNoPartOfTransfer(row: RowValues): Verdict {
  return row.transferredFrom ? { word: words.partOfTransfer } : null;
}

export interface Stay {
  readonly begins: Text;
  readonly ends: Text;
  readonly state: string;
}

/**
 * Whether two stays share a day whatever the days were that are known by year or month alone. An unknown beginning counts
 * as always; an end that is not known is open only while the stay lasts.
 */
export function certainlyOverlap(one: Stay, other: Stay): boolean {
  return beginsBeforeEndOf(one, other) && beginsBeforeEndOf(other, one);
}

function beginsBeforeEndOf(one: Stay, other: Stay): boolean {
  const lasts = other.state === 'active' || other.state === 'transferring';
  if (!other.ends && !lasts) return false;
  return !one.begins || !other.ends || lastDay(one.begins) <= firstDay(other.ends);
}

export function lastDayBefore(day: string): string {
  return addDays(day, -1);
}

export function mergeIsPossible(row: RowValues, { input }: Circumstance): Verdict {
  return input.mergedInto === row.id ? { word: words.mergeIntoItself, field: 'mergedInto' } : null;
}

interface OrganisationFacts {
  readonly founded?: Text;
  readonly dissolved?: Text;
}

export function organisationFindings({ founded, dissolved }: OrganisationFacts): Finding[] {
  const wrong = founded && dissolved && lastDay(dissolved) < firstDay(founded);
  return wrong ? [{ word: words.dissolvedBeforeFounded, field: 'dissolved' }] : [];
}

/** What happened to an organisation happened after it was founded, and not in the future. */
export function changeIsPossible(row: RowValues, { input, today }: Circumstance): Verdict {
  const on = input.on as string;
  const founded = row.founded as Text;
  if (on > today) return { word: words.changeInFuture, params: { on }, field: 'on' };
  if (founded && on < firstDay(founded)) return { word: words.changeBeforeFounded, params: { founded }, field: 'on' };
  return null;
}

export function levelRises(row: RowValues, circumstance: Circumstance): Verdict {
  const rankOf = (level: unknown) => organisationLevel.byCode.get(level as string)?.rank;
  const from = rankOf(row.level);
  const to = rankOf(circumstance.input.level);
  if (from && to && to <= from) return { word: words.levelMustRise, field: 'level' };
  return changeIsPossible(row, circumstance);
}

export function bodyFindings({ uscc }: { readonly uscc?: Text }): Finding[] {
  return uscc && !isUscc(uscc) ? [{ word: words.usccCheck, field: 'uscc', severity: 'warning' }] : [];
}

export function postFindings({
  body,
  organisation,
}: {
  readonly body?: Text;
  readonly organisation?: Text;
}): Finding[] {
  return body || organisation ? [] : [{ word: words.postWithoutPlace, field: 'body' }];
}

interface TenureFacts {
  readonly begins?: Text;
  readonly ends?: Text;
  readonly termEnds?: Text;
}

export function tenureFindings({ begins, ends, termEnds }: TenureFacts): Finding[] {
  if (!begins) return [];
  const findings: Finding[] = [];
  if (ends && lastDay(ends) < firstDay(begins)) findings.push({ word: words.endsBeforeBegins, field: 'ends' });
  if (termEnds && lastDay(termEnds) < firstDay(begins)) {
    findings.push({ word: words.termEndsBeforeBegins, field: 'termEnds' });
  }
  return findings;
}

/** What kind of body a name stands for; the more telling signs first, for 人大常委会 contains 人大. */
const bodySigns: readonly [kind: string, sign: RegExp][] = [
  ['congress-committee', /人民代表大会常务委员会|人大常委/],
  ['congress', /人民代表大会|人大/],
  ['cppcc', /政治协商会议|政协/],
  ['court', /法院|检察院/],
  ['subdistrict', /街道|街(党工委|办|$)|镇人民政府|镇政府|乡政府/],
  ['leading-group', /领导小组|协调小组|联席会议/],
  ['enterprise', /企业|公司|集团|银行/],
  ['centre', /下属|直属单位|事业单位|中心$|所$|站$|馆$|队$|学校$|小学$|中学$|医院$|学院$|大学$/],
  [
    'party-organ',
    /[区市县省]委|纪委|纪检委|统战部|组织部|宣传部|政法委|工会|妇联|共青团|团委|工商联|侨联|台联|科协|文联|残联|红十字会/,
  ],
  ['department', /局|办公室|委员会|委$|办$|署$|厅|部$/],
  ['government', /人民政府|政府$/],
];

export function bodyKindOf(name: string): string {
  return bodySigns.find(([, sign]) => sign.test(name))?.[0] ?? 'other';
}

/** Of which level a body is by its name; null for one that is the jurisdiction's own, as most are. */
export function bodyLevelOf(name: string): string | null {
  const place = name.replace(/^(中国人民政治协商会议|政协|中共)/, '').replace('自治区', '省');
  if (/^(全国|中华人民共和国|国家|国务院|中央)/.test(place)) return 'national';
  if (/[区县旗]/.test(place)) return null;
  if (/^[^市]{0,6}省/.test(place)) return 'provincial';
  // 城市管理局, 市场监督管理局 and 市政 are no cities.
  return /^(市|[^省市城]{2,4}市)(?!场|政(?!协|府|法|务))/.test(place) ? 'municipal' : null;
}

/** What those who lead a body are called there; a party's organisation is kind null. */
const leaders: Readonly<Record<string, string>> = {
  department: '局长|主任|署长|关长|部长',
  subdistrict: '主任|镇长|乡长',
  congress: '主任',
  'congress-committee': '主任',
  cppcc: '主席',
  government: '区长|县长|市长',
  court: '院长|检察长',
  'leading-group': '组长',
};
const anyLeader =
  '主委|主任委员|主任|主席|会长|理事长|董事长|总经理|经理|书记|组长|院长|校长|园长|所长|馆长|站长|中心主任|部长|局长';
const strongest = ['head', 'deputy', 'secretary', 'delegate', 'member'];

/**
 * What a seat is by its name: 副局长 is a deputy; 调研员, 科长 and 办公室主任 of a bureau lead no body. Where one name
 * joins several (党组书记、局长) the strongest counts.
 */
export function postRoleOf(name: string, bodyKind: string | null): string {
  const roles = name
    .replaceAll(/[（(][^（()）]*[)）]/g, '')
    .split(/[、,，/;；兼\s]+/)
    .map((title) =>
      titleRole(
        title.replace(
          /^(街道?)?办事处|^街道?办(?=主|副)|^[区市县](?=[区市县]长)|^常委会|^人大常委会|^(支部|支社|总支部?)(?=主|副|委)/,
          '',
        ),
        bodyKind,
      ),
    );
  return strongest.find((role) => roles.includes(role)) ?? 'other';
}

function titleRole(title: string, bodyKind: string | null): string {
  const heads = (bodyKind && leaders[bodyKind]) ?? anyLeader;
  if (new RegExp(`^(${heads})$`).test(title)) return 'head';
  if (new RegExp(`^(常务|第一|专职)?副(${heads})$`).test(title)) return 'deputy';
  if (/秘书长$/.test(title)) return title.startsWith('副') ? 'other' : 'secretary';
  if (bodyKind === 'congress' && /代表$/.test(title)) return 'delegate';
  return /委员$|常委$/.test(title) ? 'member' : 'other';
}
