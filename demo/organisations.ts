import { parties } from '../data/parties.ts';
import { branchesOf } from './people.ts';
import { book, MARK } from './sheets.ts';

/** Of each party's organisation above the branches: its level now, and the upgrade that led there. */
const committees: readonly (readonly [party: string, founded: string, from: string, to: string, upgraded: string])[] = [
  ['04', '1988-05-20', '总支部', '基层委员会', '2016-11-18'],
  ['05', '1985-03-12', '支部', '总支部', '1999-06-10'],
  ['06', '1986-09-01', '总支部', '基层委员会', '2011-12-02'],
  ['07', '1990-04-15', '总支部', '基层委员会', '2017-03-24'],
  ['08', '1989-10-08', '总支部', '基层委员会', '2017-06-16'],
  ['09', '1993-07-01', '总支部', '基层委员会', '2017-12-08'],
  ['10', '1987-11-28', '总支部', '基层委员会', '2018-04-27'],
];

/** Organisations with their history: seven above the branches, 48 branches, five upgrades within the two years. */
export function organisationsBook(): Uint8Array {
  const header = [
    '党派',
    '组织名称',
    '级别',
    '上级组织',
    '成立时间',
    '原级别',
    '现级别',
    '升格时间',
    '批准单位',
    '批准文号',
    '备注',
  ];
  const rows = committees.flatMap(([party, founded, from, to, upgraded]) => {
    const { zh = '' } = parties.byCode.get(party) ?? {};
    const above = `${zh}天河区${to}`;
    const year = upgraded.slice(0, 4);
    const own = [
      zh,
      above,
      to,
      '',
      founded,
      from,
      to,
      upgraded,
      `${zh}广州市委员会`,
      `${zh}穗〔${year}〕${Number(upgraded.slice(5, 7))}号`,
      '示例',
    ];
    const branches = branchesOf(party).map((branch, index) => [
      zh,
      branch,
      '支部',
      above,
      `${Number(founded.slice(0, 4)) + 1 + index}-03-01`,
      '',
      '',
      '',
      '',
      '',
      '示例',
    ]);
    return [own, ...branches];
  });
  const alone = branchesOf('11').map((branch) => [
    '台盟',
    branch,
    '支部',
    '',
    '1992-02-28',
    '',
    '',
    '',
    '',
    '',
    '示例',
  ]);
  return book([
    { name: '组织沿革', rows: [[`天河区各民主党派组织沿革（${MARK}）`], header, ...rows, ...alone], merges: ['A1:K1'] },
  ]);
}
