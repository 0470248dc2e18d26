import { type Actor, defineRecord } from '../../platform/record/define.ts';
import { date, longText, refTo } from '../../platform/record/fields.ts';
import { isMember, isOffice } from '../roles.ts';

const isOfficeOrOwn = (actor: Actor) => isOffice(actor) || isMember(actor);
const answer = longText({ zh: '答复', en: 'Answer' }, { max: 1000 });

/** Somebody asks to have erased what is kept of them, or the time of keeping it is over. */
export const erasure = defineRecord({
  name: 'erasure',
  plural: 'erasures',
  label: { zh: '删除申请', en: 'Erasure' },
  title: 'person',
  about: 'person',
  sort: 'due',
  fields: {
    person: refTo('person', { zh: '姓名', en: 'Name' }, { required: true, list: true }),
    reason: longText({ zh: '理由', en: 'Reason' }, { max: 500 }),
    due: date({ zh: '应答复之日', en: 'Due' }, { filledIn: true, list: true }),
    answer: { ...answer, filledIn: true },
  },
  states: {
    asked: { zh: '待答复', en: 'Asked' },
    carriedOut: { zh: '已删除', en: 'Erased' },
    refused: { zh: '不予删除', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: [],
  create: isOfficeOrOwn,
  edit: () => false,
  transitions: {
    carryOut: { label: { zh: '删除', en: 'Erase' }, from: ['asked'], to: 'carriedOut', who: isOffice },
    refuse: {
      label: { zh: '不予删除', en: 'Refuse' },
      from: ['asked'],
      to: 'refused',
      who: isOffice,
      input: { answer: { ...answer, label: { zh: '依据', en: 'By what basis' }, required: true } },
    },
    withdraw: { label: { zh: '撤回', en: 'Withdraw' }, from: ['asked'], to: 'withdrawn', who: isMember },
  },
});
