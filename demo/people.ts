import { parties } from '../data/parties.ts';
import { type Random, random } from './random.ts';

/** Nobody: names are put together by chance, ID numbers carry the region 440199, which is assigned to no place. */
export interface DemoPerson {
  readonly name: string;
  readonly sex: '男' | '女';
  /** `YYYY-MM-DD`. */
  readonly born: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly ethnicity: string;
  readonly education: string;
  readonly degree: string;
  readonly employer: string;
  readonly position: string;
  readonly title: string;
  readonly sector: string;
  readonly nativePlace: string;
  readonly retired: boolean;
}

export interface DemoMember extends DemoPerson {
  readonly party: string;
  readonly branch: string;
  readonly joined: string;
  readonly post: string;
}

const surnames = [...'陈李黄张梁林刘吴罗杨周何谢郑邓许冯曾蔡潘彭卢徐苏叶钟赖温江余谭邱沈姚范方石廖韩魏邹戴伍莫欧区麦'];
const first = [...'家志文晓嘉慧国建永明海春秋俊思宇静启承若雅伟丽淑子景远'];
const second = ['', ...'玲芳敏华强峰杰婷欣怡轩航宁洁琳瑜钧斌涛岚朗彦霖舟岳'];
const employers = [
  '天河第一中学',
  '天河人民医院',
  '岭南设计院',
  '珠江科技公司',
  '羊城律师事务所',
  '五山研究所',
  '天河图书馆',
  '南方会计师事务所',
  '石牌软件园公司',
  '广州理工学院',
];
const positions = ['教师', '主任医师', '工程师', '总经理', '律师', '研究员', '馆员', '会计师', '设计师', '副教授'];
const titles = ['', '高级工程师', '副教授', '主任医师', '高级教师', '研究馆员', '注册会计师'];
const sectors = ['教育', '医药卫生', '科学技术', '经济', '法律', '文化艺术'];
const places = ['广东广州', '广东梅州', '广东潮州', '湖南长沙', '福建厦门', '广西桂林', '江西赣州'];
const ethnicities = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '满族', '回族', '壮族'];
const education: readonly (readonly [string, string])[] = [
  ['大学本科', '学士'],
  ['大学本科', '学士'],
  ['大学专科', ''],
  ['研究生', '硕士'],
  ['研究生', '博士'],
];

/** Makes people one after another; no two share a name within one group, nor an ID number at all. */
export function peopleMaker(seed: number) {
  const chance = random(seed);
  let made = 0;
  return (taken: Set<string>): DemoPerson => {
    made += 1;
    const sex = chance.below(2) === 0 ? '男' : '女';
    const born = bornDay(chance);
    const [school, degree] = chance.pick(education);
    const serial = String(Math.floor(made / 5) * 10 + (sex === '男' ? 1 : 2) + 2 * (made % 5))
      .padStart(3, '0')
      .slice(-3);
    return {
      name: newName(chance, taken),
      sex,
      born,
      idNumber: withCheckDigit(`440199${born.replaceAll('-', '')}${serial}`),
      phone: `1990000${String(made).padStart(4, '0')}`,
      ethnicity: chance.pick(ethnicities),
      education: school,
      degree,
      employer: chance.pick(employers),
      position: chance.pick(positions),
      title: chance.pick(titles),
      sector: chance.pick(sectors),
      nativePlace: chance.pick(places),
      retired: Number(born.slice(0, 4)) < 1957,
    };
  };
}

function newName(chance: Random, taken: Set<string>): string {
  for (;;) {
    const name = chance.pick(surnames) + chance.pick(first) + chance.pick(second);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function bornDay(chance: Random): string {
  const year = 1938 + chance.below(55);
  return `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;
}

/** GB 11643: weights by position, modulo 11. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Members and branches of each party; together 1,057 in 48. */
const sizes: readonly (readonly [party: string, members: number, branches: number])[] = [
  ['04', 171, 8],
  ['05', 226, 10],
  ['06', 179, 8],
  ['07', 129, 6],
  ['08', 121, 5],
  ['09', 104, 5],
  ['10', 114, 5],
  ['11', 13, 1],
];

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export function branchesOf(party: string): string[] {
  const entry = parties.byCode.get(party);
  const count = sizes.find(([code]) => code === party)?.[2] ?? 0;
  const kind = entry?.branch.zh ?? '支部';
  if (count === 1) return [`${entry?.zh}天河${kind}`];
  return numerals.slice(0, count).map((number) => `${entry?.zh}天河第${number}${kind}`);
}

/** The members of all parties, by party. Nobody joined before 20 or after 2017. */
export function demoMembers(): ReadonlyMap<string, readonly DemoMember[]> {
  const make = peopleMaker(20180719);
  const chance = random(48);
  const all = new Map<string, DemoMember[]>();
  for (const [party, count] of sizes) {
    const taken = new Set<string>();
    const branches = branchesOf(party);
    const posts = ['主委', '副主委', '委员'];
    all.set(
      party,
      Array.from({ length: count }, (_, index) => {
        const person = make(taken);
        const born = Number(person.born.slice(0, 4));
        const earliest = Math.max(1980, born + 22);
        const year = earliest + chance.below(Math.max(1, 2018 - earliest));
        const joined = `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;
        const branch = branches[index % branches.length] as string;
        return { ...person, party, branch, joined, post: posts[Math.floor(index / branches.length)] ?? '' };
      }),
    );
  }
  return all;
}
