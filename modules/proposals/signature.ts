import { defineRecord } from '../../platform/record/define.ts';
import { date, refTo, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { isInviter, isSigner } from './rules.ts';

/** 联名: somebody who is asked to sign a proposal with its first signer. It counts from the day they confirm. */
export const signature = defineRecord({
  name: 'proposal_signature',
  plural: 'proposal-signatures',
  label: { zh: '联名', en: 'Signature' },
  title: 'name',
  about: 'person',
  sort: 'name',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true }),
    name: text({ zh: '联名人', en: 'Co-signer' }, { required: true, max: 60, list: true }),
    person: refTo('person', { zh: '人员', en: 'Person' }),
    answeredOn: date({ zh: '答复日期', en: 'Answered' }, { filledIn: true, list: true }),
  },
  states: {
    invited: { zh: '待确认', en: 'Invited' },
    confirmed: { zh: '已联名', en: 'Signed' },
    declined: { zh: '未联名', en: 'Declined' },
    lapsed: { zh: '逾期未确认', en: 'Not confirmed in time' },
  },
  editableIn: [],
  create: isInviter,
  edit: () => false,
  transitions: {
    confirm: { label: { zh: '确认联名', en: 'Sign' }, from: ['invited'], to: 'confirmed', who: isSigner },
    decline: { label: { zh: '不联名', en: 'Decline' }, from: ['invited'], to: 'declined', who: isSigner },
    lapse: { label: { zh: '不再等候', en: 'Wait no longer' }, from: ['invited'], to: 'lapsed', who: isOffice },
  },
});
