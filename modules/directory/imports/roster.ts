import type { ImportColumns } from '../../../platform/imports/kind.ts';
import { importKind } from '../../../platform/imports/kind.ts';
import { text } from '../../../platform/record/fields.ts';
import { membership } from '../membership.ts';
import { person } from '../person.ts';
import { branchIn } from './organisations-known.ts';
import { partyName, partyOfTable } from './party-of.ts';
import { loadRoster, planRoster, type RosterKnown } from './roster-plan.ts';

const of = person.fields;

function joinedAt(word: string): string[] {
  return [`${word}时间`, `${word}日期`, `${word}年月`, `${word}年份`, `${word}年月日`, word];
}

/** The columns of a member roster 花名册, with the headers that offices use. */
export const rosterColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序', 'no'] },
  name: {
    label: of.name.label,
    synonyms: ['姓名', '名字', '党员姓名', '盟员姓名', '会员姓名', '社员姓名', '成员姓名'],
    required: true,
    field: of.name,
  },
  sex: { label: of.sex.label, synonyms: ['性别'], field: of.sex },
  born: {
    label: of.born.label,
    synonyms: ['出生日期', '出生年月', '出生年月日', '出生时间', '出生', '生日', '生年月日'],
    distinctive: true,
    field: of.born,
  },
  ethnicity: { label: of.ethnicity.label, synonyms: ['民族'], field: of.ethnicity, lenient: true },
  nativePlace: {
    label: of.nativePlace.label,
    synonyms: ['籍贯', '祖籍', '出生地'],
    weaker: ['出生地'],
    field: of.nativePlace,
  },
  idNumber: {
    label: of.idNumber.label,
    synonyms: ['身份证号', '身份证', '身份证号码', '证件号码', '证件号', '公民身份号码', '身份号码'],
    distinctive: true,
    field: of.idNumber,
  },
  politicalStatus: {
    label: of.otherStatus.label,
    synonyms: ['交叉党派', '其他党派', '另一党派', '政治面貌'],
    field: of.otherStatus,
    lenient: true,
  },
  education: {
    label: of.education.label,
    synonyms: ['学历', '最高学历', '文化程度', '全日制学历'],
    field: of.education,
    lenient: true,
  },
  degree: { label: of.degree.label, synonyms: ['学位', '最高学位'], field: of.degree, lenient: true },
  school: {
    label: of.school.label,
    synonyms: ['毕业院校及专业', '毕业院校', '毕业学校', '院校专业', '毕业院校系及专业'],
    field: of.school,
  },
  employer: {
    label: of.employer.label,
    synonyms: [
      '工作单位',
      '单位',
      '工作单位及职务',
      '单位职务',
      '单位及职务',
      '工作单位职务',
      '所在单位',
      '现工作单位及职务',
      '单位名称',
    ],
    field: of.employer,
  },
  position: {
    label: of.position.label,
    synonyms: ['职务', '工作职务', '行政职务', '现任职务', '单位内职务'],
    field: of.position,
  },
  professionalTitle: {
    label: of.professionalTitle.label,
    synonyms: ['职称', '专业技术职称', '技术职称', '专业职称'],
    field: of.professionalTitle,
  },
  joined: {
    label: membership.fields.joined.label,
    synonyms: [
      ...['入党', '入盟', '入会', '入社', '加入', '加入党派', '参加党派'].flatMap(joinedAt),
      '入党盟会社时间',
      '党派加入时间',
    ],
    // Beside 入盟时间 it is of the Communist Party.
    weaker: joinedAt('入党'),
    distinctive: true,
    field: membership.fields.joined,
  },
  introducers: {
    label: membership.fields.introducers.label,
    synonyms: ['介绍人', '入党介绍人', '入盟介绍人', '入会介绍人', '入社介绍人'],
    field: membership.fields.introducers,
  },
  party: {
    label: membership.fields.party.label,
    synonyms: ['党派', '所属党派', '党派名称', '所在党派'],
    carries: true,
    field: text({ zh: '党派', en: 'Party' }),
  },
  organisation: {
    label: membership.fields.organisation.label,
    synonyms: [
      ...['支部', '所在支部', '支部名称', '所属支部', '支社', '所在支社', '支社名称', '所属支社', '支部支社'],
      ...['所在支部支社', '所属组织', '所在组织', '基层组织', '组织名称', '所属基层组织', '所在基层组织'],
      ...['所在党派组织', '党派组织'],
    ],
    distinctive: true,
    carries: true,
    above: branchIn,
    field: text({ zh: '所在组织', en: 'Organisation' }, { max: 120 }),
  },
  partyPost: {
    label: { zh: '党派职务', en: 'Post in the party' },
    synonyms: [
      '党派职务',
      '党派内职务',
      '党内职务',
      '盟内职务',
      '会内职务',
      '社内职务',
      '支部职务',
      '支社职务',
      '组织职务',
      '党派任职',
      '党派内任职',
    ],
    field: text({ zh: '党派职务', en: 'Post in the party' }, { max: 80 }),
  },
  number: {
    label: membership.fields.number.label,
    synonyms: [
      '党派证号',
      '党员证号',
      '盟员证号',
      '会员证号',
      '社员证号',
      '党员编号',
      '盟员编号',
      '会员编号',
      '社员编号',
      '证号',
      '党派编号',
      '党员号',
      '盟号',
    ],
    field: membership.fields.number,
  },
  otherPosts: {
    label: of.otherPosts.label,
    synonyms: [
      '人大政协任职',
      '人大/政协任职',
      '社会兼职',
      '社会职务',
      '政治安排',
      '人大代表政协委员',
      '任人大代表政协委员情况',
      '社会任职',
    ],
    // The usual roster has two columns of these.
    joins: true,
    field: of.otherPosts,
  },
  sector: { label: of.sector.label, synonyms: ['界别', '所属界别', '从事界别'], field: of.sector, lenient: true },
  phone: {
    label: of.phone.label,
    synonyms: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', '移动电话', '电话号码', '手机电话'],
    field: of.phone,
  },
  email: { label: of.email.label, synonyms: ['电子邮箱', '邮箱', 'email', 'e-mail', '电子邮件'], field: of.email },
  overseasTies: {
    label: of.overseasTies.label,
    synonyms: ['海外关系', '侨情', '港澳台关系', '台属关系', '海外关系情况'],
    field: of.overseasTies,
  },
  retired: {
    label: of.retired.label,
    synonyms: ['在职/退休', '在职退休', '是否退休', '退休', '在职或退休', '在职情况', '在职状态', '退休情况'],
    field: of.retired,
    lenient: true,
  },
  note: { label: of.note.label, synonyms: ['备注', '说明', '附注'], field: of.note },
} as const satisfies ImportColumns;

export const roster = importKind<RosterKnown>({
  kind: 'roster',
  label: { zh: '成员花名册', en: 'Member roster' },
  called: /花名册|成员|[党盟会社]员/,
  tables: { roster: rosterColumns },
  partyOf: partyOfTable,
  partyName,
  load: loadRoster,
  plan: planRoster,
});
