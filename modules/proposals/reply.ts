import { defineRecord } from '../../platform/record/define.ts';
import { code, date, integer, longText, refTo, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { promiseKept, replyClass } from './codes.ts';
import { actsForDepartment, isPromise, replyFindings, replyIsWhole } from './rules.ts';

const says = longText({ zh: '提案委意见', en: 'What the office says' }, { required: true, max: 1000 });
const outcome = code(replyClass, { zh: '办理结果', en: 'Class' }, { list: true });

/** 答复: what a department answers, once for each round. It goes to the proposers when the office has let it through. */
export const reply = defineRecord({
  name: 'proposal_reply',
  plural: 'proposal-replies',
  label: { zh: '答复', en: 'Reply' },
  title: 'proposal',
  sort: '-submittedOn',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true, through: ['number'] }),
    body: refTo('body', { zh: '承办单位', en: 'Department' }, { required: true, list: true }),
    document: text({ zh: '文号', en: 'Document number' }, { max: 80 }),
    outcome,
    text: longText({ zh: '答复内容', en: 'Reply' }, { max: 10_000 }),
    promisedBy: date({ zh: '计划完成时间', en: 'Promised by' }, { hint: { zh: 'B 类填写', en: 'For class B' } }),
    signedBy: text({ zh: '签发人', en: 'Signed by' }, { max: 40 }),
    contact: text({ zh: '联系人及电话', en: 'Contact' }, { max: 80 }),
    round: integer({ zh: '轮次', en: 'Round' }, { filledIn: true, list: true }),
    submittedOn: date({ zh: '提交日期', en: 'Submitted' }, { filledIn: true, list: true }),
    sentOn: date({ zh: '答复日期', en: 'Sent' }, { filledIn: true, list: true }),
    says: { ...says, required: false, filledIn: true },
    kept: code(promiseKept, { zh: '承诺落实', en: 'Promise' }, { filledIn: true }),
    verifiedOn: date({ zh: '核实日期', en: 'Verified' }, { filledIn: true }),
  },
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '待审核', en: 'To be checked' },
    returned: { zh: '退回重办', en: 'Returned' },
    sent: { zh: '已答复', en: 'Sent' },
  },
  editableIn: ['draft', 'returned'],
  create: actsForDepartment,
  edit: actsForDepartment,
  transitions: {
    submit: {
      label: { zh: '提交答复', en: 'Submit' },
      from: ['draft', 'returned'],
      to: 'submitted',
      who: actsForDepartment,
      guard: replyIsWhole,
    },
    sendBack: {
      label: { zh: '退回重办', en: 'Return' },
      from: ['submitted'],
      to: 'returned',
      who: isOffice,
      input: { says },
    },
    reclass: {
      label: { zh: '更改类别', en: 'Change class' },
      from: ['submitted'],
      to: 'submitted',
      who: isOffice,
      input: { outcome: { ...outcome, required: true } },
      reason: true,
    },
    send: { label: { zh: '送达提案者', en: 'Send' }, from: ['submitted'], to: 'sent', who: isOffice },
    verify: {
      label: { zh: '核实承诺', en: 'Verify the promise' },
      from: ['sent'],
      to: 'sent',
      who: isOffice,
      guard: isPromise,
      input: { kept: code(promiseKept, { zh: '承诺落实', en: 'Promise' }, { required: true }) },
    },
  },
  check: replyFindings,
});
