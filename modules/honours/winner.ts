import { defineRecord } from '../../platform/record/define.ts';
import { refTo, text } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';

/** A person or an organisation that won an award; where neither is known, the name as the paper has it. */
export const winner = defineRecord({
  name: 'winner',
  plural: 'winners',
  label: { zh: '获奖者', en: 'Winner' },
  title: 'name',
  about: 'person',
  sort: 'name',
  fields: {
    award: refTo('award', { zh: '获奖', en: 'Award' }, { required: true, list: true, through: ['year', 'level'] }),
    name: text({ zh: '姓名或集体', en: 'Name' }, { required: true, max: 120, list: true }),
    person: refTo('person', { zh: '人员', en: 'Person' }, { list: true }),
    organisation: refTo('organisation', { zh: '组织', en: 'Organisation' }, { list: true }),
  },
  ...withdrawable(isOfficeOrParty),
});
