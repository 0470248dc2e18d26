import { defineRecord } from '../../platform/record/define.ts';
import { date, longText, refTo } from '../../platform/record/fields.ts';

/** 会办意见: what a co-handler tells the lead. It is between departments and the office: proposers read the reply. */
export const opinion = defineRecord({
  name: 'proposal_opinion',
  plural: 'proposal-opinions',
  label: { zh: '会办意见', en: 'Opinion' },
  title: 'body',
  sort: '-givenOn',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true }),
    body: refTo('body', { zh: '会办单位', en: 'Co-handler' }, { required: true, list: true }),
    text: longText({ zh: '意见', en: 'Opinion' }, { required: true, max: 6000 }),
    givenOn: date({ zh: '提交日期', en: 'Given' }, { list: true }),
  },
  states: { given: { zh: '已提交', en: 'Given' } },
  editableIn: [],
  // It comes with the co-handler's step.
  create: () => false,
  edit: () => false,
});
