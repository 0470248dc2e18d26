import { traditional } from '../platform/text/traditional.ts';
import { branchesOf, type DemoMember } from './people.ts';
import { book, csv, type DemoCell, MARK, serial } from './sheets.ts';

export interface DemoFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const dotted = (day: string) => day.slice(0, 7).replace('-', '.');
const run = (day: string) => day.slice(0, 7).replace('-', '');
const dashed = (day: string) => day.split('-').map(Number).join('-');
const chinese = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
const fullWidth = (digits: string) =>
  digits.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** One roster a party, each in another of the shapes that offices send. */
export function rosters(members: ReadonlyMap<string, readonly DemoMember[]>): DemoFile[] {
  const of = (party: string) => members.get(party) ?? [];
  return [
    { fileName: '示例-民革花名册.xlsx', bytes: wide(of('04')) },
    { fileName: '示例-民盟盟员信息表.xlsx', bytes: grouped(of('05')) },
    { fileName: '示例-民建会员.xls', bytes: oldAndTraditional(of('06')) },
    { fileName: '示例-民进会员.csv', bytes: plainText(of('07')) },
    { fileName: '示例-农工党各支部.xlsx', bytes: sheetPerBranch(of('08')) },
    { fileName: '示例-致公党党员.xlsx', bytes: spaced(of('09')) },
    { fileName: '示例-九三学社名册.xlsx', bytes: mergedBranches(of('10')) },
    { fileName: '示例-台盟盟员.ods', bytes: withTotals(of('11')) },
  ];
}

function wide(members: readonly DemoMember[]): Uint8Array {
  const header = [
    '序号',
    '姓名',
    '性别',
    '民族',
    '出生年月',
    '籍贯',
    '身份证号',
    '学历',
    '学位',
    '工作单位',
    '职务',
    '职称',
    '入党时间',
    '所在支部',
    '党内职务',
    '界别',
    '手机',
    '在职/退休',
    '备注',
  ];
  const rows = members.map((m, index) => [
    ...[
      index + 1,
      m.name,
      m.sex,
      m.ethnicity,
      dotted(m.born),
      m.nativePlace,
      m.idNumber,
      m.education,
      m.degree,
      m.employer,
      m.position,
    ],
    ...[m.title, dotted(m.joined), m.branch, m.post, m.sector, m.phone, m.retired ? '退休' : '在职', '示例'],
  ]);
  return book([
    { name: '花名册', rows: [[`民革天河区基层委员会党员花名册（${MARK}）`], header, ...rows], merges: ['A1:S1'] },
  ]);
}

function grouped(members: readonly DemoMember[]): Uint8Array {
  const upper = ['序号', '基本信息', '', '', '', '', '组织信息', '', '', '联系方式'];
  const lower = ['', '姓名', '性别', '出生日期', '身份证号码', '单位职务', '入盟日期', '支部', '盟内职务', '联系电话'];
  const rows = members.map((m, index): DemoCell[] => [
    index + 1,
    m.name,
    m.sex,
    serial(m.born),
    m.idNumber,
    `${m.employer} ${m.position}`,
    serial(m.joined),
    m.branch,
    m.post,
    m.phone,
  ]);
  return book([
    {
      name: '盟员',
      rows: [[`民盟天河区总支盟员信息表（${MARK}）`], upper, lower, ...rows],
      merges: ['A1:J1', 'B2:F2', 'G2:I2'],
    },
  ]);
}

function oldAndTraditional(members: readonly DemoMember[]): Uint8Array {
  const header = [
    '姓名',
    '性別',
    '出生年月',
    '入會時間',
    '所在支部',
    '會內職務',
    '工作單位',
    '職務',
    '職稱',
    '學歷',
    '身份證號',
    '手機',
    '備註',
  ];
  const rows = members.map((m) => [
    ...[traditional(m.name), m.sex, run(m.born), run(m.joined), m.branch, traditional(m.post), traditional(m.employer)],
    ...[traditional(m.position), traditional(m.title), traditional(m.education), m.idNumber, m.phone, '示例'],
  ]);
  return book([{ name: '會員', rows: [header, ...rows] }], 'biff8');
}

function plainText(members: readonly DemoMember[]): Uint8Array {
  const header = ['编号', '姓名', '性别', '出生日期', '证件号码', '单位', '职务', '入会年月', '支部名称', '备注'];
  const rows = members.map((m, index) => [
    String(index + 1),
    m.name,
    m.sex,
    dashed(m.born),
    `${m.idNumber}\t`,
    m.employer,
    m.position,
    chinese(m.joined),
    m.branch,
    '示例',
  ]);
  return csv([header, ...rows]);
}

function sheetPerBranch(members: readonly DemoMember[]): Uint8Array {
  const header = ['姓名', '性别', '出生年月', '身份证', '最高学历', '工作单位', '入党年月', '联系方式', '备注'];
  return book(
    branchesOf('08').map((branch) => ({
      name: branch,
      rows: [
        header,
        ...members
          .filter((m) => m.branch === branch)
          .map((m) => [
            m.name,
            m.sex,
            dotted(m.born),
            m.idNumber,
            m.education,
            m.employer,
            dotted(m.joined),
            m.phone,
            '示例',
          ]),
      ],
    })),
  );
}

function spaced(members: readonly DemoMember[]): Uint8Array {
  const header = ['姓 名', '性 别', '出生年月日', '海外关系', '入党时间', '支 部', '电 话', '身份证号码', '备 注'];
  const ties = ['无', '港', '澳', '海外侨胞'];
  const rows = members.map((m, index) => [
    m.name,
    m.sex,
    dashed(m.born),
    ties[index % 4] as string,
    dotted(m.joined),
    m.branch,
    fullWidth(m.phone),
    m.idNumber,
    '示例',
  ]);
  return book([{ name: 'Sheet1', rows: [header, ...rows] }]);
}

/** The branch stands once, merged down; some ID numbers were typed as numbers and have lost their last digits. */
function mergedBranches(members: readonly DemoMember[]): Uint8Array {
  const header = ['支社', '姓名', '性别', '生日', '身份证号', '入社时间', '社内职务', '工作单位及职务'];
  const rows: DemoCell[][] = [[`九三学社天河区基层委员会社员名册（${MARK}）`], header];
  const merges = ['A1:H1'];
  for (const branch of branchesOf('10')) {
    const own = members.filter((m) => m.branch === branch);
    merges.push(`A${rows.length + 1}:A${rows.length + own.length}`);
    for (const [index, m] of own.entries()) {
      const damaged = index === 3 && /\d$/.test(m.idNumber);
      rows.push([
        index === 0 ? branch : '',
        m.name,
        m.sex,
        run(m.born),
        damaged ? Number(m.idNumber) : m.idNumber,
        dotted(m.joined),
        m.post,
        `${m.employer}${m.position}`,
      ]);
    }
  }
  return book([
    { name: '社员名册', rows, merges },
    { name: '说明', rows: [[`本表由各支社填报。${MARK}`]] },
  ]);
}

function withTotals(members: readonly DemoMember[]): Uint8Array {
  const header = ['姓名', '性别', '出生', '入盟时间', '身份证号', '支部', '祖籍', '备注'];
  const towns = ['台南', '彰化', '台北', '嘉义'];
  const rows = members.map((m, index) => [
    m.name,
    m.sex,
    dotted(m.born),
    dotted(m.joined),
    m.idNumber,
    m.branch,
    towns[index % 4] as string,
    '示例',
  ]);
  return book([{ name: '盟员', rows: [header, ...rows, ['合计', members.length]] }], 'ods');
}
