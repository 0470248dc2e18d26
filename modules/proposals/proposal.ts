import { parties } from '../../data/parties.ts';
import { sector } from '../../data/sector.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, date, integer, longText, refTo, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { proposalSubject, proposerKind, rejectionGround } from './codes.ts';
import { isAuthor, isProposer, proposalFindings } from './rules.ts';

const says = longText({ zh: '提案委意见', en: 'What the office says' }, { max: 1000 });

/** 提案: one matter, from a first thought to the answer. Who handles it, replies and rates has records of its own. */
export const proposal = defineRecord({
  name: 'proposal',
  plural: 'proposals',
  label: { zh: '提案', en: 'Proposal' },
  title: 'title',
  about: 'id',
  sort: '-number',
  fields: {
    number: integer({ zh: '提案号', en: 'Number' }, { filledIn: true, list: true }),
    title: text({ zh: '案由', en: 'Title' }, { required: true, max: 60, search: 'text', list: true }),
    session: refTo('proposal_session', { zh: '届次', en: 'Session' }, { required: true, list: true }),
    kind: code(proposerKind, { zh: '提案者类别', en: 'Brought in by' }, { required: true, list: true }),
    proposerName: text(
      { zh: '提案者', en: 'Proposer' },
      { max: 120, search: 'name', list: true, hint: { zh: '委员本人提出的可不填', en: 'May be empty for a member' } },
    ),
    proposer: refTo('person', { zh: '第一提案人', en: 'First signer' }),
    party: code(parties, { zh: '党派', en: 'Party' }, { list: true }),
    organisation: refTo('organisation', { zh: '提案组织', en: 'Organisation' }),
    sector: code(sector, { zh: '界别', en: 'Sector' }),
    betweenSessions: yesNo({ zh: '平时提案', en: 'Between sessions' }),
    subject: code(proposalSubject, { zh: '类别', en: 'Subject' }, { list: true }),
    analysis: longText({ zh: '情况分析', en: 'Analysis' }, { max: 6000 }),
    suggestions: longText({ zh: '具体建议', en: 'Suggestions' }, { max: 6000 }),
    suggestedBody: refTo('body', { zh: '建议承办单位', en: 'Suggested department' }),
    publishable: yesNo({ zh: '同意公开', en: 'May be published' }),
    onPaper: yesNo({ zh: '代为录入', en: 'Entered from paper' }, { hint: { zh: '请附扫描件', en: 'Attach the scan' } }),
    submittedOn: date({ zh: '提交日期', en: 'Submitted' }, { filledIn: true }),
    filedOn: date({ zh: '立案日期', en: 'Filed' }, { filledIn: true }),
    ground: code(rejectionGround, { zh: '不予立案理由', en: 'Ground' }, { filledIn: true }),
    says: { ...says, filledIn: true },
    passedTo: text({ zh: '转送', en: 'Passed on to' }, { filledIn: true }),
    mergedInto: refTo('proposal', { zh: '并入', en: 'Merged into' }, { filledIn: true }),
    round: integer({ zh: '办理轮次', en: 'Round' }, { filledIn: true }),
    closedOn: date({ zh: '办结日期', en: 'Closed' }, { filledIn: true }),
  },
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '待审查', en: 'To be screened' },
    returned: { zh: '退回修改', en: 'Returned' },
    rejected: { zh: '不予立案', en: 'Not filed' },
    passed: { zh: '转社情民意', en: 'Passed on' },
    merged: { zh: '已并案', en: 'Merged' },
    withdrawn: { zh: '已撤案', en: 'Withdrawn' },
    filed: { zh: '已立案，待交办', en: 'Filed' },
    handling: { zh: '办理中', en: 'Being handled' },
    replied: { zh: '已答复，待反馈', en: 'Replied' },
    closed: { zh: '已办结', en: 'Closed' },
  },
  editableIn: ['draft', 'returned'],
  create: isProposer,
  edit: isAuthor,
  transitions: {
    submit: { label: { zh: '提交', en: 'Submit' }, from: ['draft', 'returned'], to: 'submitted', who: isAuthor },
    file: {
      label: { zh: '立案', en: 'File' },
      from: ['submitted'],
      to: 'filed',
      who: isOffice,
      input: { subject: code(proposalSubject, { zh: '类别', en: 'Subject' }, { required: true }) },
    },
    sendBack: {
      label: { zh: '退回修改', en: 'Return' },
      from: ['submitted'],
      to: 'returned',
      who: isOffice,
      input: { says: { ...says, required: true } },
    },
    reject: {
      label: { zh: '不予立案', en: 'Do not file' },
      from: ['submitted'],
      to: 'rejected',
      who: isOffice,
      input: { ground: code(rejectionGround, { zh: '理由', en: 'Ground' }, { required: true }), says },
    },
    passOn: {
      label: { zh: '转社情民意', en: 'Pass on' },
      from: ['submitted'],
      to: 'passed',
      who: isOffice,
      input: { passedTo: text({ zh: '转送', en: 'Passed on to' }, { required: true }), says },
    },
    merge: {
      label: { zh: '并案', en: 'Merge' },
      from: ['submitted', 'filed'],
      to: 'merged',
      who: isOffice,
      input: { mergedInto: refTo('proposal', { zh: '并入', en: 'Into' }, { required: true }) },
    },
    withdraw: {
      label: { zh: '撤案', en: 'Withdraw' },
      from: ['submitted', 'returned', 'filed', 'handling'],
      to: 'withdrawn',
      who: isAuthor,
      reason: true,
    },
    assign: { label: { zh: '交办', en: 'Assign' }, from: ['filed'], to: 'handling', who: isOffice },
    handleAgain: {
      label: { zh: '再次办理', en: 'Handle again' },
      from: ['replied', 'closed'],
      to: 'handling',
      who: isOffice,
      reason: true,
    },
    close: { label: { zh: '办结', en: 'Close' }, from: ['replied'], to: 'closed', who: isOffice },
  },
  check: proposalFindings,
});
