import { defineRecord } from '../../platform/record/define.ts';
import { longText, refTo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';

/** 审查便笺: what screeners tell each other. It is about the proposal, seen by the office alone. */
export const note = defineRecord({
  name: 'proposal_note',
  plural: 'proposal-notes',
  label: { zh: '审查便笺', en: 'Screening note' },
  title: 'text',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true }),
    text: longText({ zh: '内容', en: 'Text' }, { required: true, max: 1000, list: true }),
  },
  ...withdrawable(isOffice),
});
