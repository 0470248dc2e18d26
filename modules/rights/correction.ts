import { type Actor, defineRecord } from '../../platform/record/define.ts';
import { code, date, longText, refTo, secret, text } from '../../platform/record/fields.ts';
import { isMember, isOffice } from '../roles.ts';
import { correctable } from './codes.ts';

const isOfficeOrOwn = (actor: Actor) => isOffice(actor) || isMember(actor);
const same = (plain: string) => plain;
const value = { opens: isOfficeOrOwn, normalise: same };
const answer = longText({ zh: '答复', en: 'Answer' }, { max: 500 });

/** Somebody asks to have something corrected that is kept of them. What is and what is wanted may be an ID number, and is encrypted. */
export const correction = defineRecord({
  name: 'correction',
  plural: 'corrections',
  label: { zh: '更正申请', en: 'Correction' },
  title: 'person',
  about: 'person',
  sort: 'due',
  fields: {
    person: refTo('person', { zh: '姓名', en: 'Name' }, { required: true, list: true }),
    what: code(correctable, { zh: '更正哪一项', en: 'What' }, { required: true, list: true }),
    rowId: text(
      { zh: '记录编号', en: 'Row' },
      { max: 36, hint: { zh: '组织关系、任职等的编号；人员信息不填', en: 'Of the membership or tenure; else empty' } },
    ),
    valueNow: { ...secret({ zh: '现在的内容', en: 'Now' }, { ...value, filledIn: true }), max: 2000 },
    valueWanted: { ...secret({ zh: '应改为', en: 'Wanted' }, value), max: 2000 },
    reason: longText({ zh: '理由', en: 'Reason' }, { required: true, max: 500 }),
    due: date({ zh: '应答复之日', en: 'Due' }, { filledIn: true, list: true }),
    answer: { ...answer, filledIn: true },
  },
  states: {
    asked: { zh: '待答复', en: 'Asked' },
    accepted: { zh: '已更正', en: 'Corrected' },
    declined: { zh: '不予更正', en: 'Declined' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: [],
  create: isOfficeOrOwn,
  edit: () => false,
  transitions: {
    accept: { label: { zh: '更正', en: 'Correct' }, from: ['asked'], to: 'accepted', who: isOffice, input: { answer } },
    decline: {
      label: { zh: '不予更正', en: 'Decline' },
      from: ['asked'],
      to: 'declined',
      who: isOffice,
      input: { answer: { ...answer, required: true } },
    },
    withdraw: { label: { zh: '撤回', en: 'Withdraw' }, from: ['asked'], to: 'withdrawn', who: isMember },
  },
});
