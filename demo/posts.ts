import { parties } from '../data/parties.ts';
import { type DemoMember, type DemoPerson, peopleMaker } from './people.ts';
import { book, type DemoSheet, MARK } from './sheets.ts';

interface Sitting {
  readonly person: Pick<DemoPerson, 'name' | 'sex' | 'born'>;
  readonly status: string;
}

const header = ['姓名', '性别', '出生年月', '政治面貌', '机构', '职务', '职级', '界别', '任职时间', '免职时间', '备注'];

function row(
  { person, status }: Sitting,
  body: string,
  post: string,
  rank: string,
  begins: string,
  ends = '',
  sector = '',
): string[] {
  return [
    person.name,
    person.sex,
    person.born.slice(0, 7).replace('-', '.'),
    status,
    body,
    post,
    rank,
    sector,
    begins,
    ends,
    '示例',
  ];
}

type Members = ReadonlyMap<string, readonly DemoMember[]>;

/** Deputies, CPPCC members and officials: 101, 154, 29, 4, 3 and 1 of them counted by F12 to F17, and many who are not. */
export function postsBook(members: Members): Uint8Array {
  return book(postsSheets(members));
}

/** Who sits in the CPPCC, with the political status that the workbook gives. */
export function cppccMembers(members: Members): { readonly name: string; readonly status: string }[] {
  const sheet = postsSheets(members).find(({ name }) => name === '政协委员');
  return (sheet?.rows.slice(1) ?? []).map(([name, , , status]) => ({ name: String(name), status: String(status) }));
}

/** Every fourth of each party, one of each party after the other: so all of them have seats. */
function seatedOnes(members: Members): DemoMember[] {
  const pools = [...members.values()].map((own) => own.filter((_, index) => index % 4 === 1));
  const longest = Math.max(...pools.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => pools.flatMap((pool) => pool[index] ?? [])).flat();
}

function postsSheets(members: Members): DemoSheet[] {
  const make = peopleMaker(20161018);
  const taken = new Set([...members.values()].flat().map(({ name }) => name));
  const others = (count: number, status: string): Sitting[] =>
    Array.from({ length: count }, () => ({ person: make(taken), status }));
  const pool = seatedOnes(members);
  const fromMembers = (from: number, count: number): Sitting[] =>
    pool.slice(from, from + count).map((person) => ({ person, status: statusOf(person) }));
  const congress = '天河区人民代表大会';
  const cppcc = '政协天河区委员会';
  const deputies = [...fromMembers(0, 62), ...others(20, '无党派人士'), ...others(19, '群众')];
  const sitting = [...fromMembers(62, 98), ...others(28, '无党派人士'), ...others(28, '群众')];
  const leaders = [
    ...fromMembers(0, 2).map((who) => row(who, '天河区人民代表大会常务委员会', '副主任', '副处', '2016.10')),
    ...fromMembers(62, 2).map((who) => row(who, cppcc, '副主席', '副处', '2016.10')),
  ];
  return [
    {
      name: '人大代表',
      rows: [
        header,
        ...deputies.map((who) => row(who, congress, '代表', '', '2016.10')),
        ...others(64, '中共党员').map((who) => row(who, congress, '代表', '', '2016.10')),
        ...others(9, '群众').map((who) => row(who, congress, '代表', '', '2011.10', '2016.09')),
      ],
    },
    {
      name: '政协委员',
      rows: [
        header,
        ...sitting.map((who) => row(who, cppcc, '委员', '', '2016.10', '', who.person && '经济')),
        ...others(75, '中共党员').map((who) => row(who, cppcc, '委员', '', '2016.10')),
      ],
    },
    { name: '党外干部', rows: [header, ...leaders, ...officials(fromMembers(160, 12), others)] },
    { name: '说明', rows: [[MARK]] },
  ];
}

function officials(members: readonly Sitting[], others: (count: number, status: string) => Sitting[]): string[][] {
  const [one, two, three, head, ...consultants] = members as [Sitting, Sitting, Sitting, Sitting, ...Sitting[]];
  const quiet = ['区政府办公室', '区属国有企业', '区发展和改革局下属中心'];
  const counted = [...consultants, ...others(13, '无党派人士')];
  return [
    row(one, '区教育局', '副局长', '副处', '2015.03'),
    row(two, '区科技和信息化局', '副局长', '副处', '2015.03'),
    row(three, '区卫生和计划生育局', '副局长', '副处', '2015.03'),
    row(head, '石牌街道办事处', '主任', '正处', '2016.06'),
    ...counted.map((who, index) =>
      row(who, quiet[index % 3] as string, '调研员', index % 3 === 0 ? '正处' : '副处', '2014.07'),
    ),
    ...others(9, '中共党员').map((who, index) =>
      row(who, ['区教育局', '区司法局', '区文化局'][index % 3] as string, '局长', '正处', '2015.01'),
    ),
    ...others(2, '群众').map((who) => row(who, '沙河街道办事处', '副主任', '正科', '2016.01')),
    ...others(6, '群众').map((who) => row(who, '区司法局', '科长', '正科', '2016.01')),
    ...others(2, '无党派人士').map((who) => row(who, '区教育局', '副局长', '副处', '2010.05', '2014.12')),
  ];
}

function statusOf({ party }: DemoMember): string {
  const entry = parties.byCode.get(party);
  return `${entry?.zh}${entry?.member.zh}`;
}
