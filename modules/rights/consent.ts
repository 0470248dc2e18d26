import { type Actor, defineRecord } from '../../platform/record/define.ts';
import { date, refTo, text } from '../../platform/record/fields.ts';
import { isMember, isOffice } from '../roles.ts';
import { consentFindings } from './rules.ts';

/** The row's policy shows a member their own alone. */
const isOfficeOrOwn = (actor: Actor) => isOffice(actor) || isMember(actor);

/** That somebody agreed to a purpose that needs it, and until when. Whoever agrees again gets another one. */
export const consent = defineRecord({
  name: 'consent',
  plural: 'consents',
  label: { zh: '同意', en: 'Consent' },
  title: 'person',
  about: 'person',
  sort: '-givenOn',
  fields: {
    person: refTo('person', { zh: '姓名', en: 'Name' }, { required: true, list: true }),
    purpose: refTo('purpose', { zh: '处理目的', en: 'Purpose' }, { required: true, list: true, through: ['covers'] }),
    givenOn: date({ zh: '同意日期', en: 'Given on' }, { required: true, list: true }),
    how: text({ zh: '以何种方式', en: 'How' }, { max: 80 }),
    withdrawnOn: date({ zh: '撤回日期', en: 'Withdrawn on' }, { filledIn: true, list: true }),
  },
  states: { given: { zh: '已同意', en: 'Given' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' } },
  editableIn: [],
  create: isOfficeOrOwn,
  edit: () => false,
  transitions: {
    withdraw: {
      label: { zh: '撤回同意', en: 'Withdraw consent' },
      from: ['given'],
      to: 'withdrawn',
      who: isOfficeOrOwn,
    },
  },
  check: consentFindings,
});
