import { defineRecord } from '../../platform/record/define.ts';
import { date, refTo, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';

const chosenOn = date({ zh: '决定日期', en: 'Decided' }, { required: true });

/** 优秀提案: nominated, looked at, chosen or not. */
export const excellence = defineRecord({
  name: 'proposal_excellence',
  plural: 'proposal-excellence',
  label: { zh: '优秀提案评选', en: 'Excellence' },
  title: 'proposal',
  sort: '-nominatedOn',
  fields: {
    proposal: refTo(
      'proposal',
      { zh: '提案', en: 'Proposal' },
      { required: true, list: true, through: ['number', 'party'] },
    ),
    nominatedBy: text({ zh: '推荐单位', en: 'Nominated by' }, { max: 80, list: true }),
    nominatedOn: date({ zh: '推荐日期', en: 'Nominated' }, { required: true, list: true }),
    chosenOn: { ...chosenOn, required: false, filledIn: true, list: true },
    document: text({ zh: '表彰文号', en: 'Document number' }, { max: 80 }),
  },
  states: {
    nominated: { zh: '已推荐', en: 'Nominated' },
    reviewed: { zh: '初评通过', en: 'Reviewed' },
    chosen: { zh: '优秀提案', en: 'Excellent' },
    declined: { zh: '未入选', en: 'Not chosen' },
  },
  editableIn: ['nominated', 'reviewed'],
  create: isOffice,
  edit: isOffice,
  transitions: {
    pass: { label: { zh: '初评通过', en: 'Pass' }, from: ['nominated'], to: 'reviewed', who: isOffice },
    choose: {
      label: { zh: '评为优秀', en: 'Choose' },
      from: ['reviewed'],
      to: 'chosen',
      who: isOffice,
      input: { chosenOn },
    },
    decline: { label: { zh: '不入选', en: 'Decline' }, from: ['nominated', 'reviewed'], to: 'declined', who: isOffice },
    reopen: {
      label: { zh: '重新评选', en: 'Reopen' },
      from: ['chosen', 'declined'],
      to: 'nominated',
      who: isOffice,
      reason: true,
    },
  },
});
