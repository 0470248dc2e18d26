import { politicalStatus } from '../../../data/political-status.ts';
import { type ImportColumns, importKind } from '../../../platform/imports/kind.ts';
import { code, text } from '../../../platform/record/fields.ts';
import { person } from '../person.ts';
import { post } from '../post.ts';
import { tenure } from '../tenure.ts';
import { loadPosts, type PostsKnown, planPosts } from './posts-plan.ts';

const of = person.fields;
const status = code(politicalStatus, { zh: '政治面貌', en: 'Political status' });

/** The columns of a list of deputies, members and officials 代表委员与干部. */
export const postColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序'] },
  name: { label: of.name.label, synonyms: ['姓名', '名字'], required: true, field: of.name },
  sex: { label: of.sex.label, synonyms: ['性别'], field: of.sex },
  born: { label: of.born.label, synonyms: ['出生年月', '出生日期', '出生时间', '出生', '生日'], field: of.born },
  idNumber: {
    label: of.idNumber.label,
    synonyms: ['身份证号', '身份证', '身份证号码', '证件号码'],
    field: of.idNumber,
  },
  politicalStatus: {
    label: status.label,
    synonyms: ['政治面貌', '党派', '所属党派', '政治身份'],
    distinctive: true,
    field: status,
  },
  body: {
    label: { zh: '机构', en: 'Body' },
    synonyms: ['机构', '任职机构', '机构名称', '任职单位', '单位', '所在单位', '单位名称', '任职部门', '部门'],
    required: true,
    distinctive: true,
    carries: true,
    field: text({ zh: '机构', en: 'Body' }, { max: 120 }),
  },
  post: {
    label: post.label,
    synonyms: ['职务', '任职', '现任职务', '担任职务', '职务名称', '任职职务'],
    required: true,
    field: text({ zh: '职务', en: 'Post' }, { max: 80 }),
  },
  rank: {
    label: post.fields.rank.label,
    synonyms: ['职级', '级别', '行政级别', '职务级别'],
    distinctive: true,
    field: post.fields.rank,
  },
  sector: {
    label: tenure.fields.sector.label,
    synonyms: ['界别', '所属界别'],
    field: tenure.fields.sector,
    lenient: true,
  },
  begins: {
    label: tenure.fields.begins.label,
    synonyms: ['任职时间', '任职日期', '任职年月', '任现职时间', '起始时间', '当选时间', '任命时间'],
    distinctive: true,
    field: tenure.fields.begins,
  },
  ends: {
    label: tenure.fields.ends.label,
    synonyms: ['免职时间', '免职日期', '离任时间', '卸任时间', '终止时间', '任职终止时间'],
    distinctive: true,
    field: tenure.fields.ends,
  },
  termEnds: {
    label: tenure.fields.termEnds.label,
    synonyms: ['任期届满', '届满时间', '任期至', '任期截止'],
    field: tenure.fields.termEnds,
  },
  beganBy: {
    label: tenure.fields.beganBy.label,
    synonyms: ['任职方式', '产生方式'],
    field: tenure.fields.beganBy,
    lenient: true,
  },
  document: {
    label: tenure.fields.document.label,
    synonyms: ['任免文号', '文号', '任职文号', '任命文号'],
    field: tenure.fields.document,
  },
  phone: { label: of.phone.label, synonyms: ['手机', '手机号码', '联系电话', '电话'], field: of.phone },
  note: { label: of.note.label, synonyms: ['备注', '说明'] },
} as const satisfies ImportColumns;

export const posts = importKind<PostsKnown>({
  kind: 'posts',
  label: { zh: '代表委员与干部', en: 'Posts and tenures' },
  called: /代表|委员(?!会)|干部|任职/,
  tables: { posts: postColumns },
  load: loadPosts,
  plan: planPosts,
});
