import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, date, longText, refTo, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { satisfaction } from './codes.ts';
import { isSigner } from './rules.ts';

/** 反馈: what a proposer or co-signer thinks of one reply, of how it was handled and of what came of it. */
export const feedback = defineRecord({
  name: 'proposal_feedback',
  plural: 'proposal-feedback',
  label: { zh: '反馈', en: 'Feedback' },
  title: 'name',
  about: 'person',
  sort: 'name',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true }),
    reply: refTo('proposal_reply', { zh: '答复', en: 'Reply' }, { required: true, through: ['body'] }),
    body: refTo('body', { zh: '承办单位', en: 'Department' }, { required: true, list: true }),
    name: text({ zh: '提案者', en: 'Proposer' }, { required: true, max: 120, list: true }),
    person: refTo('person', { zh: '人员', en: 'Person' }),
    party: code(parties, { zh: '党派', en: 'Party' }),
    conduct: code(satisfaction, { zh: '对办理过程', en: 'Of the handling' }, { filledIn: true, list: true }),
    result: code(satisfaction, { zh: '对办理结果', en: 'Of the result' }, { filledIn: true, list: true }),
    comment: longText({ zh: '意见', en: 'Comment' }, { filledIn: true, max: 1000 }),
    onPaper: yesNo({ zh: '代为填写', en: 'From paper' }, { filledIn: true }),
    givenOn: date({ zh: '反馈日期', en: 'Given' }, { filledIn: true, list: true }),
  },
  states: {
    asked: { zh: '待反馈', en: 'Asked' },
    given: { zh: '已反馈', en: 'Given' },
    lapsed: { zh: '未反馈', en: 'Not given' },
  },
  editableIn: [],
  // Asked of each proposer for each reply when it is sent.
  create: () => false,
  edit: () => false,
  transitions: {
    give: {
      label: { zh: '反馈', en: 'Give feedback' },
      from: ['asked'],
      to: 'given',
      who: isSigner,
      input: {
        conduct: code(satisfaction, { zh: '对办理过程', en: 'Of the handling' }, { required: true }),
        result: code(satisfaction, { zh: '对办理结果', en: 'Of the result' }, { required: true }),
        comment: longText({ zh: '意见', en: 'Comment' }, { max: 1000 }),
        onPaper: yesNo({ zh: '按纸质意见代填', en: 'Entered from paper' }),
      },
    },
    lapse: { label: { zh: '不再等候', en: 'Wait no longer' }, from: ['asked'], to: 'lapsed', who: isOffice },
  },
});
