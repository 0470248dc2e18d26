import { parties } from '../data/parties.ts';
import { branchesOf, type DemoMember, two } from './people.ts';
import { cppccMembers } from './posts.ts';
import { type Field, fields, places, WIDE } from './proposal-topics.ts';
import { type Random, random } from './random.ts';

/** One session: how many proposals are of the parties and their members, and of the excellent ones how many. */
export interface Sitting {
  readonly sheet: string;
  readonly title: string;
  readonly year: number;
  readonly ofMembers: number;
  readonly others: number;
  readonly excellent: number;
  readonly excellentOfMembers: number;
}

/** What a register has of a proposal, whatever its columns are called. */
export interface RegisterRow {
  readonly number: number | null;
  readonly title: string;
  readonly proposer: string;
  readonly signers: string;
  readonly status: string;
  readonly kind: string;
  readonly subject: string;
  readonly between: boolean;
  readonly screening: string;
  readonly ground: string;
  readonly into: string;
  readonly lead: string;
  readonly co: string;
  readonly separate: string;
  readonly submitted: string;
  readonly filed: string;
  readonly assigned: string;
  readonly replied: string;
  readonly outcome: string;
  readonly promisedBy: string;
  readonly kept: string;
  readonly verified: string;
  readonly closed: string;
  readonly conduct: string;
  readonly result: string;
  readonly leader: string;
  excellent: boolean;
}

interface Proposer {
  readonly name: string;
  readonly status: string;
  readonly kind: string;
  readonly signers: readonly string[];
}

type Members = ReadonlyMap<string, readonly DemoMember[]>;

/** A session's proposals, those of members and others mixed; the same on every machine. */
export function sessionRows(sitting: Sitting, members: Members): RegisterRow[] {
  const chance = random(sitting.year);
  const titles = new Set<string>();
  const proposers = shuffled(proposersOf(sitting, members, chance), chance);
  let number = 0;
  const rows = proposers.map((proposer, index) => {
    const screened = screenedAs(index);
    if (screened.isFiled || screened.isMerged) number += 1;
    return rowOf({ sitting, proposer, chance, titles, index, number, ...screened });
  });
  return withExcellent(rows, sitting);
}

function proposersOf({ ofMembers, others }: Sitting, members: Members, chance: Random): Proposer[] {
  const seated = cppccMembers(members);
  const isMember = ({ status }: { status: string }) => parties.entries.some(({ zh }) => status.startsWith(zh));
  const [own, rest] = [seated.filter(isMember), seated.filter((one) => !isMember(one))];
  const byParties = parties.entries.map(({ code, zh }): Proposer => {
    // The smallest has a branch alone in the district.
    const isBranch = code === '11';
    const name = isBranch ? (branchesOf(code)[0] as string) : `${zh}天河区委员会`;
    return { name, status: zh, kind: isBranch ? '人民团体或组织' : '党派', signers: [] };
  });
  const bodies = ['区工商联', '教育界别', '提案委员会', '经济界别'].map((name): Proposer => {
    const kind = name.endsWith('界别') ? '界别' : name.endsWith('委员会') ? '专门委员会' : '人民团体或组织';
    return { name, status: '', kind, signers: [] };
  });
  const alone = (from: typeof seated, count: number) =>
    Array.from({ length: count }, (_, index): Proposer => {
      const { name, status } = chance.pick(from);
      const together = index % 4 === 1 ? [chance.pick(seated).name, chance.pick(own).name] : [];
      const signers = [...new Set(together)].filter((other) => other !== name);
      return { name, status, kind: signers.length > 0 ? '委员联名' : '委员个人', signers };
    });
  return [...byParties, ...alone(own, ofMembers - byParties.length), ...bodies, ...alone(rest, others - bodies.length)];
}

function shuffled<Item>(items: readonly Item[], chance: Random): Item[] {
  const left = [...items];
  return Array.from(items, () => left.splice(chance.below(left.length), 1)[0] as Item);
}

/** Some are not filed, some passed on, some merged; most are. */
function screenedAs(index: number) {
  const isMerged = index % 19 === 18;
  const isRejected = index % 23 === 11;
  const isPassed = index % 31 === 29;
  return { isMerged, isRejected, isPassed, isFiled: !isMerged && !isRejected && !isPassed };
}

interface Making extends ReturnType<typeof screenedAs> {
  readonly sitting: Sitting;
  readonly proposer: Proposer;
  readonly chance: Random;
  readonly titles: Set<string>;
  readonly index: number;
  readonly number: number;
}

const grounds = [
  '内容空泛、没有具体建议',
  '为本人或他人解决个人问题',
  '属于学术研讨',
  '宣传、推介具体作品或产品',
  '已进入诉讼、仲裁程序',
];

function rowOf(making: Making): RegisterRow {
  const { proposer, chance, index, number, isMerged, isFiled, isRejected, isPassed } = making;
  const field = chance.pick(fields);
  const between = index % 13 === 12;
  const screening = isFiled ? '立案' : isMerged ? '并案' : isPassed ? '转社情民意' : '不予立案';
  return {
    number: isFiled || isMerged ? number : null,
    title: titleOf(field, making),
    ...{ proposer: proposer.name, signers: proposer.signers.join('、'), status: proposer.status, kind: proposer.kind },
    ...{ subject: field.subject, between, screening },
    ground: isRejected ? (grounds[index % grounds.length] as string) : '',
    // The one before is filed: no two that are not stand beside each other.
    into: isMerged ? `并入第${number - 1}号` : '',
    ...handledBy(field, making),
    ...datesOf(making, between),
    ...answerOf(making),
    leader: '',
    excellent: false,
  };
}

function titleOf({ topics, wide }: Field, { chance, titles }: Making): string {
  for (;;) {
    const [verb, what] = chance.pick(topics);
    const title = `关于${verb}${chance.pick(wide ? places.slice(0, WIDE) : places)}${what}的${chance.below(4) === 0 ? '建议' : '提案'}`;
    if (titles.has(title)) continue;
    titles.add(title);
    return title;
  }
}

function handledBy(field: Field, { chance, index, isFiled }: Making) {
  const none = { lead: '', co: '', separate: '' };
  if (!isFiled) return none;
  const lead = chance.pick(field.lead);
  const [one, other] = [chance.pick(field.helping), chance.pick(field.helping)].filter((body) => body !== lead);
  if (index % 17 === 5 && one) return { ...none, separate: `${lead}、${one}` };
  const helping = chance.below(3) === 0 ? [] : [...new Set([one, other].filter(Boolean))];
  return { ...none, lead, co: helping.join('、') };
}

function datesOf({ sitting: { year }, chance, index, isFiled, isMerged }: Making, between: boolean) {
  const day = (month: number) => `${year}-${two(month)}-${two(1 + chance.below(28))}`;
  const later = between ? 4 : 0;
  const dates = {
    submitted: between ? day(3) : `${year}-01-${two(8 + (index % 5))}`,
    filed: isFiled || isMerged ? (between ? day(4) : `${year}-01-${two(20 + (index % 9))}`) : '',
    ...{ assigned: '', replied: '', closed: '' },
  };
  if (!isFiled) return dates;
  const replied = day(4 + later + chance.below(2));
  return { ...dates, assigned: `${year}-${two(3 + (between ? 2 : 0))}-05`, replied, closed: day(7 + later) };
}

function answerOf({ sitting: { year }, chance, isFiled }: Making) {
  const none = { outcome: '', promisedBy: '', kept: '', verified: '', conduct: '', result: '' };
  if (!isFiled) return none;
  const grade = (satisfied: number) => {
    const drawn = chance.below(100);
    return drawn < satisfied ? '满意' : drawn < 96 ? '基本满意' : '不满意';
  };
  const rated = { conduct: grade(85), result: grade(74) };
  const drawn = chance.below(100);
  if (drawn < 55) return { ...none, ...rated, outcome: 'A' };
  if (drawn >= 85) return { ...none, ...rated, outcome: 'C' };
  const found = chance.below(10);
  const kept = found < 5 ? '已兑现' : found < 7 ? '部分兑现' : found < 8 ? '未兑现' : '';
  const promisedBy = `${year + 1}-${two(3 + chance.below(9))}-30`;
  return { ...none, ...rated, outcome: 'B', promisedBy, kept, verified: kept ? `${year + 2}-03-15` : '' };
}

const leaders = ['区委书记林示例', '区政协主席何示例', '区委书记林示例'];
const others = ['区委书记林示例', '副区长叶示例', '区政协副主席方示例', '区政协副主席方示例', '区长沈示例'];

/** The first filed ones of each side are excellent; of the members' three are supervised by the secretary or the chair. */
function withExcellent(rows: readonly RegisterRow[], { excellent, excellentOfMembers }: Sitting): RegisterRow[] {
  const left = { own: excellentOfMembers, rest: excellent - excellentOfMembers };
  return rows.map((row, index) => {
    if (row.screening !== '立案' || row.result === '不满意') return row;
    const side = parties.entries.some(({ zh }) => row.status.startsWith(zh)) ? 'own' : 'rest';
    if (left[side] === 0) return index % 9 === 0 ? { ...row, leader: others[index % others.length] as string } : row;
    left[side] -= 1;
    const place = excellentOfMembers - left.own - 1;
    const leader = side === 'own' ? leaders[place] : others[left.rest];
    return { ...row, excellent: true, leader: leader ?? '' };
  });
}
