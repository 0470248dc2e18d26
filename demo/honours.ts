import { parties } from '../data/parties.ts';
import { branchesOf, type DemoMember, two } from './people.ts';
import { type Random, random } from './random.ts';
import { book, MARK } from './sheets.ts';

const names = [
  '参政议政先进个人',
  '优秀调研报告',
  '反映社情民意优秀信息',
  '社会服务先进集体',
  '组织建设先进个人',
  '理论研究优秀成果',
];
const bodies: Readonly<Record<string, string>> = {
  省级: '广东省社会主义学院',
  市级: '中共广州市委统战部',
  区级: '天河区人民政府',
};

type Members = ReadonlyMap<string, readonly DemoMember[]>;

/** Awards, theory papers and enterprises: 76, 6, 10, 2, 1 and 1 of them counted by F05 to F08, F41 and F55 for 2017. */
export function honoursBook(members: Members): Uint8Array {
  const chance = random(76);
  const awards = [
    ...centre(members),
    suggestion(),
    ...plain(members, chance, 2017, '省级', 4),
    ...plain(members, chance, 2017, '市级', 69),
  ];
  const noise = [
    ...plain(members, chance, 2017, '区级', 24),
    ...plain(members, chance, 2016, '市级', 31),
    ...plain(members, chance, 2016, '省级', 5),
    ...plain(members, chance, 2015, '市级', 12),
  ];
  const header = [
    '年度',
    '奖项名称',
    '级别',
    '授奖单位',
    '获奖人（集体）',
    '获奖日期',
    '所属党派',
    '奖次',
    '类别',
    '备注',
  ];
  return book([
    { name: '获奖情况', rows: [[`获奖情况（${MARK}）`], header, ...awards, ...noise] },
    {
      name: '理论成果',
      rows: [['年度', '题目', '作者', '刊物或评选', '形式', '级别', '所属党派', '备注'], ...papers(members, chance)],
    },
    {
      name: '会员企业',
      rows: [['企业名称', '创办人', '所属党派', '行业', '是否行业领先', '主要成绩', '备注'], ...enterprises(members)],
    },
  ]);
}

/** Two members commended by their own party's centre. */
function centre(members: Members): (string | number)[][] {
  return (['05', '07'] as const).map((party, index) => {
    const entry = parties.byCode.get(party);
    const kind = index === 0 ? '组织建设' : '社会服务';
    return [
      2017,
      `${kind}先进个人`,
      '国家级',
      `${entry?.fullName.zh}中央委员会`,
      members.get(party)?.[40]?.name ?? '',
      '2017-11-20',
      entry?.zh ?? '',
      '',
      kind,
      '示例',
    ];
  });
}

function suggestion(): (string | number)[] {
  return [
    2017,
    '全市献计献策活动一等奖',
    '市级',
    '中共广州市委统战部',
    branchesOf('06')[2] ?? '',
    '2017-12-05',
    '民建',
    '一等奖',
    '建言献策',
    '示例',
  ];
}

function plain(members: Members, chance: Random, year: number, level: string, count: number): (string | number)[][] {
  return Array.from({ length: count }, (_, index) => {
    const party = chance.pick(parties.entries);
    const own = members.get(party.code) ?? [];
    const winner =
      index % 6 === 5 ? chance.pick(branchesOf(party.code)) : winnersFrom(own, chance, index % 9 === 8 ? 3 : 1);
    // The day tells apart what would otherwise be the same award.
    const day = `${year}-${two(1 + (index % 12))}-${two(1 + (Math.floor(index / 12) % 28))}`;
    const name = names[index % names.length] as string;
    return [year, name, level, bodies[level] ?? '', winner, day, party.zh, '', '', '示例'];
  });
}

function winnersFrom(own: readonly DemoMember[], chance: Random, count: number): string {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(chance.pick(own).name);
  return [...chosen].join('、');
}

function papers(members: Members, chance: Random): (string | number)[][] {
  const paper = (year: number, kind: string, level: string, index: number) => {
    const party = chance.pick(parties.entries);
    const outlet = kind === '刊登' ? '《广东统战理论研究》' : '市统战理论研究优秀成果汇编';
    return [
      year,
      `新时代基层统战工作研究之${index + 1}`,
      winnersFrom(members.get(party.code) ?? [], chance, 1),
      outlet,
      kind,
      level,
      party.zh,
      '示例',
    ];
  };
  return [
    ...Array.from({ length: 10 }, (_, index) =>
      paper(2017, index % 2 ? '刊登' : '表彰', index % 3 ? '市级' : '省级', index),
    ),
    ...Array.from({ length: 3 }, (_, index) => paper(2017, '报送', '区级', index + 10)),
    ...Array.from({ length: 6 }, (_, index) => paper(2016, '刊登', '市级', index + 20)),
  ];
}

function enterprises(members: Members): string[][] {
  const industries = ['软件', '建筑设计', '医疗器械', '餐饮', '教育'];
  return industries.map((industry, index) => [
    `示例${industry}有限公司`,
    members.get('06')?.[60 + index]?.name ?? '',
    '民建',
    industry,
    index === 0 ? '是' : '否',
    index === 0 ? '获评行业龙头' : '',
    '示例',
  ]);
}
