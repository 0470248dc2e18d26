import { defineRecord } from '../../platform/record/define.ts';
import { date, refTo, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';

/** 公开: a proposal with its replies is opened to the public after somebody has looked for secrets and private matters. */
export const proposalPublication = defineRecord({
  name: 'proposal_publication',
  plural: 'proposal-publications',
  label: { zh: '提案公开', en: 'Publication' },
  title: 'proposal',
  sort: '-publishedOn',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true, through: ['number'] }),
    checkedBy: text({ zh: '保密审查人', en: 'Checked by' }, { required: true, max: 40, list: true }),
    checkedOn: date({ zh: '审查日期', en: 'Checked' }, { required: true }),
    withReply: yesNo({ zh: '连同答复公开', en: 'With the replies' }),
    publishedOn: date({ zh: '公开日期', en: 'Published' }, { filledIn: true, list: true }),
  },
  states: {
    checked: { zh: '已审查', en: 'Checked' },
    published: { zh: '已公开', en: 'Published' },
    withdrawn: { zh: '已撤下', en: 'Withdrawn' },
  },
  editableIn: ['checked'],
  create: isOffice,
  edit: isOffice,
  transitions: {
    publish: { label: { zh: '公开', en: 'Publish' }, from: ['checked'], to: 'published', who: isOffice },
    withdraw: {
      label: { zh: '撤下', en: 'Withdraw' },
      from: ['published'],
      to: 'withdrawn',
      who: isOffice,
      reason: true,
    },
  },
});
