import type { ImportColumn, ImportColumns } from '../../../platform/imports/kind.ts';
import { code, partialDate, text } from '../../../platform/record/fields.ts';
import { promiseKept } from '../codes.ts';
import { feedback } from '../feedback.ts';
import { handling } from '../handling.ts';
import { proposal } from '../proposal.ts';
import { reply } from '../reply.ts';
import { session } from '../session.ts';
import { signature } from '../signature.ts';
import { supervision } from '../supervision.ts';

const of = proposal.fields;
type Label = ImportColumn['label'];

/** Offices leave out the day now and then: read as far as it is known. */
const day = (label: Label, ...synonyms: string[]) => ({ label, synonyms, field: partialDate(label) });
const named = (...words: string[]) => words.flatMap((word) => [`${word}单位`, word, `${word}部门`, `${word}单位名称`]);

/** The columns of a session's register 提案登记表、提案办理情况一览表. */
export const registerColumns = {
  serial: { label: { zh: '序号', en: 'No.' }, synonyms: ['序号', '序'] },
  number: {
    label: of.number.label,
    synonyms: ['提案号', '提案编号', '案号', '立案号', '提案案号', '提案序号', '立案编号', '编号'],
    weaker: ['编号'],
    distinctive: true,
  },
  title: {
    label: of.title.label,
    synonyms: ['案由', '提案案由', '提案题目', '提案标题', '提案名称', '题目', '标题', '提案题名'],
    required: true,
    distinctive: true,
    field: of.title,
  },
  proposers: {
    label: of.proposerName.label,
    synonyms: [
      ...['提案者', '提案人', '第一提案人', '提案者姓名', '提案人姓名', '领衔提案人', '提案委员', '委员姓名'],
      ...['提案单位', '提出人', '第一提案者', '提案单位或个人', '提案者名称', '主提案人'],
    ],
    required: true,
    distinctive: true,
    field: text(of.proposerName.label, { max: 500 }),
  },
  signers: {
    label: signature.fields.name.label,
    synonyms: ['联名人', '附议人', '联名委员', '联名提案人', '附议委员', '附议者', '联名者', '联名', '其他提案人'],
    distinctive: true,
    field: text(signature.fields.name.label, { max: 2000 }),
  },
  kind: {
    label: of.kind.label,
    synonyms: ['提案者类别', '提案者类型', '提案人类别', '提案形式', '提案类型', '提案性质'],
    field: of.kind,
  },
  party: { label: of.party.label, synonyms: ['党派', '所属党派', '提案者党派', '提案人党派', '政治面貌'] },
  sector: { label: of.sector.label, synonyms: ['界别', '所属界别', '提案者界别'], field: of.sector, lenient: true },
  between: {
    label: { zh: '大会或平时', en: 'In session or between' },
    synonyms: ['大会/平时', '大会或平时', '提案时段', '平时提案', '是否平时提案', '会内会外', '提案届别'],
  },
  session: {
    label: session.label,
    synonyms: ['届次', '届次会议', '会议届次', '会议', '届次名称'],
    carries: true,
  },
  subject: {
    label: of.subject.label,
    synonyms: ['提案分类', '提案类别', '内容分类', '分类', '类别', '类目'],
    field: of.subject,
    lenient: true,
  },
  submitted: day(of.submittedOn.label, '提交日期', '提交时间', '提案日期', '收案日期', '收到日期', '提出日期'),
  publishable: {
    label: of.publishable.label,
    synonyms: ['同意公开', '是否公开', '是否同意公开'],
    field: of.publishable,
  },
  screening: {
    label: { zh: '审查结果', en: 'Screening' },
    synonyms: ['审查结果', '审查意见', '立案', '是否立案', '立案情况', '立案审查', '立案审查结果', '审查情况'],
    distinctive: true,
  },
  filed: day(of.filedOn.label, '立案日期', '立案时间'),
  ground: {
    label: of.ground.label,
    synonyms: ['不立案理由', '不予立案理由', '不立案原因', '未立案理由', '未立案原因', '不予立案原因'],
    distinctive: true,
  },
  into: {
    label: of.mergedInto.label,
    synonyms: ['并案', '并入', '并案情况', '并案号', '并入提案', '并入提案号', '并案提案号', '并入案号'],
    distinctive: true,
  },
  lead: {
    label: { zh: '主办单位', en: 'Lead' },
    synonyms: [...named('主办', '承办', '牵头'), '办理单位', '主会办单位', '主办会办单位'],
    distinctive: true,
  },
  co: { label: { zh: '会办单位', en: 'Co-handlers' }, synonyms: named('会办', '协办'), distinctive: true },
  separate: { label: { zh: '分办单位', en: 'Handled apart by' }, synonyms: named('分办'), distinctive: true },
  assigned: day(handling.fields.assignedOn.label, '交办日期', '交办时间'),
  outcome: {
    label: reply.fields.outcome.label,
    synonyms: [
      ...['办理结果', '办理类别', '答复类别', '办理结果类别', '办复类别', '结果类别', '办理结果分类'],
      ...['答复类型', '类别'],
    ],
    weaker: ['类别'],
  },
  document: {
    label: reply.fields.document.label,
    synonyms: ['答复文号', '文号', '复函文号'],
    field: reply.fields.document,
  },
  replied: day(reply.fields.sentOn.label, '答复日期', '答复时间', '办复日期', '办复时间', '复函日期'),
  promisedBy: day(reply.fields.promisedBy.label, '计划完成时间', '计划完成日期', '承诺时间', '承诺完成时间'),
  kept: {
    label: reply.fields.kept.label,
    synonyms: ['承诺落实', '落实情况', '承诺兑现', '兑现情况', '承诺落实情况'],
    field: code(promiseKept, reply.fields.kept.label),
    lenient: true,
  },
  verified: day(reply.fields.verifiedOn.label, '核实日期', '核实时间'),
  closed: day(of.closedOn.label, '办结日期', '办结时间', '结案日期'),
  conduct: {
    label: feedback.fields.conduct.label,
    synonyms: ['办理态度', '对办理态度', '对办理过程', '办理过程', '办理态度满意度', '满意度办理态度'],
  },
  result: {
    label: feedback.fields.result.label,
    synonyms: [
      ...['满意度', '反馈意见', '对办理结果', '办理结果满意度', '满意度办理结果', '委员反馈', '反馈结果', '满意情况'],
      ...['委员意见', '反馈情况', '提案者意见', '委员满意度', '反馈意见办理结果', '办理结果'],
    ],
    weaker: ['办理结果'],
  },
  key: { label: supervision.label, synonyms: ['重点提案', '是否重点', '是否重点提案', '重点督办', '重点'] },
  leader: {
    label: supervision.fields.leader.label,
    synonyms: ['督办领导', '领衔督办领导', '督办人', '领衔领导', '督办领导姓名', '领衔督办'],
    distinctive: true,
  },
  leaderPost: { label: supervision.fields.post.label, synonyms: ['督办领导职务', '领导职务'] },
  supervised: day(supervision.fields.supervisedOn.label, '督办日期', '督办时间'),
  excellent: {
    label: { zh: '优秀提案', en: 'Excellent' },
    synonyms: ['是否优秀', '优秀提案', '是否优秀提案', '优秀', '评优', '评优情况', '是否评优'],
  },
  note: { label: { zh: '备注', en: 'Note' }, synonyms: ['备注', '说明'] },
} as const satisfies ImportColumns;
