import type { Tx } from '../../../platform/db/database.ts';
import {
  type ImportColumns,
  importKind,
  type Plan,
  type PlanContext,
  type ReadRow,
} from '../../../platform/imports/kind.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { text } from '../../../platform/record/fields.ts';
import {
  type KnownOrganisation,
  type KnownPeople,
  loadOrganisations,
  loadPeople,
  partyOfTable,
} from '../../directory/index.ts';
import { award } from '../award.ts';
import { enterprise } from '../enterprise.ts';
import { publication } from '../publication.ts';
import {
  type KnownAward,
  type KnownEnterprise,
  type KnownPublication,
  planAward,
  planEnterprise,
  planPublication,
} from './plan.ts';

const partySynonyms = ['所属党派', '党派', '党派名称', '所在党派'];
const party = { label: award.fields.party.label, synonyms: partySynonyms, field: text(award.fields.party.label) };
const serial = { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序'] };
const note = { label: { zh: '备注', en: 'Note' }, synonyms: ['备注', '说明'] };
const year = {
  label: award.fields.year.label,
  synonyms: ['年度', '年份', '年'],
  carries: true,
  field: award.fields.year,
};

const awards = {
  serial,
  year,
  name: {
    label: award.fields.name.label,
    synonyms: [
      '奖项名称',
      '奖项',
      '获奖名称',
      '荣誉名称',
      '荣誉称号',
      '表彰名称',
      '获奖项目',
      '奖励名称',
      '获得荣誉',
      '获奖荣誉',
      '荣誉',
      '获奖情况',
      '受表彰情况',
      '获奖内容',
    ],
    required: true,
    distinctive: true,
    field: award.fields.name,
  },
  level: {
    label: award.fields.level.label,
    synonyms: ['级别', '奖项级别', '获奖级别', '表彰级别', '等级'],
    field: award.fields.level,
  },
  awardedBy: {
    label: award.fields.awardedBy.label,
    synonyms: [
      '授奖单位',
      '颁奖单位',
      '表彰单位',
      '授予单位',
      '颁发单位',
      '授奖机构',
      '评奖单位',
      '评选单位',
      ...['授奖', '颁奖', '表彰', '授予', '颁发', '评选'].flatMap((word) =>
        ['部门', '机关', '机构'].map((by) => word + by),
      ),
      '发证机关',
      '发证单位',
    ],
    distinctive: true,
    field: award.fields.awardedBy,
  },
  winners: {
    label: award.fields.winners.label,
    synonyms: [
      '获奖人',
      '获奖者',
      '获奖人集体',
      '获奖人员',
      '获奖个人',
      '获奖单位',
      '获奖集体',
      '获奖人或集体',
      '受表彰人',
      '姓名',
      '获奖对象',
      '获奖人单位',
    ],
    required: true,
    distinctive: true,
    field: award.fields.winners,
  },
  awarded: {
    label: award.fields.awarded.label,
    synonyms: ['获奖日期', '获奖时间', '颁奖日期', '表彰时间', '授奖时间', '授奖日期', '日期', '时间'],
    field: award.fields.awarded,
  },
  party,
  category: {
    label: award.fields.category.label,
    synonyms: ['类别', '奖项类别', '获奖类别', '奖项类型'],
    field: award.fields.category,
    lenient: true,
  },
  grade: {
    label: award.fields.grade.label,
    synonyms: ['奖次', '奖级', '获奖等次', '等次', '名次', '奖项等次', '等级'],
    field: award.fields.grade,
    lenient: true,
  },
  work: {
    label: award.fields.work.label,
    synonyms: ['获奖作品', '作品', '作品名称', '获奖成果', '成果名称'],
    field: award.fields.work,
  },
  document: {
    label: award.fields.document.label,
    synonyms: ['表彰文号', '文号', '文件号'],
    field: award.fields.document,
  },
  note,
} as const satisfies ImportColumns;

const publications = {
  serial,
  year,
  title: {
    label: publication.fields.title.label,
    synonyms: ['题目', '论文题目', '成果题目', '文章题目', '标题', '篇名', '论文名称', '成果名称', '文章标题'],
    required: true,
    distinctive: true,
    field: publication.fields.title,
  },
  authors: {
    label: publication.fields.authors.label,
    synonyms: ['作者', '作者姓名', '撰稿人', '撰写人', '执笔人', '姓名'],
    required: true,
    distinctive: true,
    field: publication.fields.authors,
  },
  outlet: {
    label: publication.fields.outlet.label,
    synonyms: [
      '刊物或评选',
      '刊物',
      '发表刊物',
      '刊登刊物',
      '评选',
      '刊物名称',
      '发表刊物或评选',
      '刊登媒体',
      '评选活动',
      '表彰或刊登单位',
    ],
    distinctive: true,
    field: publication.fields.outlet,
  },
  kind: {
    label: publication.fields.kind.label,
    synonyms: ['形式', '成果形式', '类别', '采用形式', '表彰或刊登'],
    field: publication.fields.kind,
  },
  level: {
    label: publication.fields.level.label,
    synonyms: ['级别', '刊物级别', '成果级别', '表彰级别'],
    field: publication.fields.level,
  },
  published: {
    label: publication.fields.published.label,
    synonyms: ['日期', '时间', '发表时间', '刊登时间', '发表日期', '刊登日期', '表彰时间'],
    field: publication.fields.published,
  },
  party,
  note,
} as const satisfies ImportColumns;

const enterprises = {
  serial,
  name: {
    label: enterprise.fields.name.label,
    synonyms: ['企业名称', '企业', '公司名称', '单位名称', '会员企业', '公司'],
    required: true,
    distinctive: true,
    field: enterprise.fields.name,
  },
  founder: {
    label: enterprise.fields.founder.label,
    synonyms: ['创办人', '创始人', '法定代表人', '负责人', '会员姓名', '姓名', '企业负责人'],
    distinctive: true,
    field: enterprise.fields.founderName,
  },
  party,
  industry: {
    label: enterprise.fields.industry.label,
    synonyms: ['行业', '所属行业', '主营业务', '行业领域', '行业类别'],
    distinctive: true,
    field: enterprise.fields.industry,
  },
  leads: {
    label: enterprise.fields.leads.label,
    synonyms: ['行业领先', '是否行业领先', '是否领先', '龙头企业', '是否龙头', '行业地位', '领先'],
    distinctive: true,
    field: enterprise.fields.leads,
  },
  since: {
    label: enterprise.fields.since.label,
    synonyms: ['认定时间', '领先时间', '获评时间', '成立时间', '创办时间'],
    field: enterprise.fields.since,
  },
  achievements: {
    label: enterprise.fields.achievements.label,
    synonyms: ['主要成绩', '成绩', '主要成果', '业绩', '获得荣誉', '简介'],
    field: enterprise.fields.achievements,
  },
  note,
} as const satisfies ImportColumns;

export interface HonoursKnown {
  readonly people: KnownPeople;
  readonly organisations: readonly KnownOrganisation[];
  readonly awards: readonly KnownAward[];
  readonly publications: readonly KnownPublication[];
  readonly enterprises: readonly KnownEnterprise[];
}

async function load(tx: Tx, batch: Batch): Promise<HonoursKnown> {
  const here = [batch.jurisdiction];
  return {
    people: await loadPeople(tx, batch),
    organisations: await loadOrganisations(tx, batch),
    awards: await tx.query<KnownAward>(
      `select id, year, name, level, awarded_by as "awardedBy", awarded, winners, category, grade, party, work, document from award where jurisdiction = $1 and state = 'kept'`,
      here,
    ),
    publications: await tx.query<KnownPublication>(
      "select id, year, title, authors, outlet, kind, level, published, party from publication where jurisdiction = $1 and state = 'kept'",
      here,
    ),
    enterprises: await tx.query<KnownEnterprise>(
      `select id, name, founder, founder_name as "founderName", party, industry, leads, since, achievements from enterprise where jurisdiction = $1 and state = 'kept'`,
      here,
    ),
  };
}

const planners = { award: planAward, publication: planPublication, enterprise: planEnterprise };

function plan(rows: readonly ReadRow[], known: HonoursKnown, context: PlanContext): Plan {
  const seen = new Map<string, number>();
  const planned = rows.map((row) => planners[row.table as keyof typeof planners](row, known, context, seen));
  return { rows: planned, shared: [] };
}

export const honoursImport = importKind<HonoursKnown>({
  kind: 'honours',
  label: { zh: '荣誉成果', en: 'Honours' },
  called: /获奖|荣誉|表彰|成果|论文|会员企业/,
  tables: { award: awards, publication: publications, enterprise: enterprises },
  partyOf: (rows, context) => (rows.some((row) => row.cells.party?.text) ? context.party : partyOfTable(rows, context)),
  load,
  plan,
});
