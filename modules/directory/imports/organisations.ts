import { organisationLevel } from '../../../data/organisation-level.ts';
import { type ImportColumns, importKind } from '../../../platform/imports/kind.ts';
import { code, text } from '../../../platform/record/fields.ts';
import { changeKind } from '../codes.ts';
import { organisation } from '../organisation.ts';
import { organisationChange } from '../organisation-change.ts';
import { loadHistory, type OrganisationsKnown, planOrganisations } from './organisations-plan.ts';
import { partyName, partyOfTable } from './party-of.ts';

const of = organisation.fields;
const change = organisationChange.fields;
const levelField = code(organisationLevel, { zh: '级别', en: 'Level' });

/** The columns of a list of organisations with their history 组织沿革. */
const organisationColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '编号', '序'] },
  party: {
    label: of.party.label,
    synonyms: ['党派', '所属党派', '党派名称'],
    carries: true,
    field: text(of.party.label),
  },
  name: {
    label: of.name.label,
    synonyms: [
      '组织名称',
      '组织',
      '名称',
      '基层组织',
      '基层组织名称',
      '组织全称',
      '支部名称',
      '支部',
      '支社名称',
      '单位名称',
    ],
    required: true,
    distinctive: true,
    field: of.name,
  },
  shortName: { label: of.shortName.label, synonyms: ['简称', '组织简称'], field: of.shortName },
  level: {
    label: of.level.label,
    synonyms: ['级别', '组织级别', '组织类别', '类别', '组织类型', '组织形式'],
    distinctive: true,
    field: levelField,
  },
  parent: {
    label: of.parent.label,
    synonyms: ['上级组织', '隶属', '隶属组织', '上级', '隶属关系', '所属组织'],
    distinctive: true,
    field: text(of.parent.label),
  },
  founded: {
    label: of.founded.label,
    synonyms: ['成立时间', '成立日期', '成立年月', '建立时间', '设立时间'],
    distinctive: true,
    field: of.founded,
  },
  dissolved: { label: of.dissolved.label, synonyms: ['撤销时间', '撤销日期', '注销时间'], field: of.dissolved },
  kind: {
    label: change.kind.label,
    synonyms: ['变更', '变更类型', '变更事项', '沿革', '事项', '变动', '变动类型'],
    distinctive: true,
    field: code(changeKind, change.kind.label),
  },
  happened: {
    label: change.happened.label,
    synonyms: [
      '升格时间',
      '升格日期',
      '升格年月',
      '变更时间',
      '变更日期',
      '变动时间',
      '批准时间',
      '批准日期',
      '升级时间',
      '更名时间',
      '换设时间',
    ],
    distinctive: true,
    field: change.happened,
  },
  fromLevel: {
    label: change.fromLevel.label,
    synonyms: ['原级别', '升格前', '升格前级别', '变更前', '原组织级别', '变更前级别', '原类别', '原组织形式'],
    distinctive: true,
    field: levelField,
  },
  toLevel: {
    label: change.toLevel.label,
    synonyms: ['现级别', '升格后', '升格后级别', '变更后', '变更后级别', '现类别', '现组织形式'],
    distinctive: true,
    field: levelField,
  },
  fromName: {
    label: change.fromName.label,
    synonyms: ['原名称', '曾用名', '原名', '前身', '变更前名称'],
    field: change.fromName,
  },
  approvedBy: {
    label: change.approvedBy.label,
    synonyms: ['批准单位', '批准机关', '审批单位', '批准组织'],
    field: change.approvedBy,
  },
  document: {
    label: change.document.label,
    synonyms: ['批准文号', '文号', '批复文号', '批准文件'],
    field: change.document,
  },
  sector: { label: of.sector.label, synonyms: ['界别特色', '界别', '主要界别'], field: of.sector },
  address: { label: of.address.label, synonyms: ['地址', '办公地址', '联系地址'], field: of.address },
  contact: { label: of.contact.label, synonyms: ['联系人', '负责人', '主委'], field: of.contact },
  note: { label: of.note.label, synonyms: ['备注', '说明'], field: of.note },
} as const satisfies ImportColumns;

export const organisations = importKind<OrganisationsKnown>({
  kind: 'organisations',
  label: { zh: '组织沿革', en: 'Organisations with their history' },
  called: /基层组织|沿革/,
  tables: { organisations: organisationColumns },
  partyOf: partyOfTable,
  partyName,
  load: loadHistory,
  plan: planOrganisations,
});
