import { defineRecord } from '../../platform/record/define.ts';
import { code, date, refTo, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { supervisingPost } from './codes.ts';

/** 重点提案督办: a proposal chosen as a key one, and the leader who supervises it. */
export const supervision = defineRecord({
  name: 'proposal_supervision',
  plural: 'proposal-supervisions',
  label: { zh: '重点督办', en: 'Supervision' },
  title: 'proposal',
  sort: '-chosenOn',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true, through: ['number'] }),
    post: code(supervisingPost, { zh: '督办领导职务', en: 'Post' }, { required: true, list: true }),
    leader: text({ zh: '督办领导', en: 'Leader' }, { max: 40, list: true }),
    person: refTo('person', { zh: '人员', en: 'Person' }),
    chosenOn: date({ zh: '确定日期', en: 'Chosen' }, { required: true, list: true }),
    progress: text({ zh: '督办情况', en: 'What was done' }, { max: 400 }),
    supervisedOn: date({ zh: '督办日期', en: 'Supervised on' }, { list: true }),
  },
  ...withdrawable(isOffice),
});
