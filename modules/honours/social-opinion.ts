import { awardLevel } from '../../data/award-level.ts';
import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, date, partialDate, refTo, text } from '../../platform/record/fields.ts';
import { isOffice, isOfficeOrParty } from '../roles.ts';

const on = date({ zh: '日期', en: 'Date' }, { required: true });
const level = code(awardLevel, { zh: '级别', en: 'Level' }, { required: true });

/** A social opinion 社情民意 on its way: forwarded, used, instructed on. What it says is not kept, only its way. */
export const socialOpinion = defineRecord({
  name: 'social_opinion',
  plural: 'social-opinions',
  label: { zh: '社情民意', en: 'Social opinion' },
  title: 'title',
  about: 'person',
  sort: '-submitted',
  fields: {
    title: text({ zh: '题目', en: 'Title' }, { required: true, max: 200, search: 'text', list: true }),
    person: refTo('person', { zh: '反映人', en: 'Submitted by' }, { list: true }),
    party: code(parties, { zh: '所属党派', en: 'Party' }, { list: true }),
    submitted: partialDate({ zh: '报送日期', en: 'Submitted' }, { list: true }),
    forwardedOn: date({ zh: '转报日期', en: 'Forwarded on' }),
    forwardedTo: text({ zh: '转报单位', en: 'Forwarded to' }),
    usedOn: date({ zh: '采用日期', en: 'Used on' }),
    usedBy: text({ zh: '采用单位', en: 'Used by' }),
    usedLevel: code(awardLevel, { zh: '采用级别', en: 'Level of use' }, { list: true }),
    instructedOn: date({ zh: '批示日期', en: 'Instructed on' }),
    instructedBy: text({ zh: '批示领导', en: 'Instructed by' }),
    instructedLevel: code(awardLevel, { zh: '批示级别', en: 'Level of instruction' }),
  },
  states: {
    submitted: { zh: '已报送', en: 'Submitted' },
    forwarded: { zh: '已转报', en: 'Forwarded' },
    used: { zh: '已采用', en: 'Used' },
    instructed: { zh: '获批示', en: 'Instructed on' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: ['submitted', 'forwarded', 'used', 'instructed'],
  create: isOfficeOrParty,
  edit: isOfficeOrParty,
  transitions: {
    forward: {
      label: { zh: '转报', en: 'Forward' },
      from: ['submitted'],
      to: 'forwarded',
      who: isOffice,
      input: {
        forwardedOn: on,
        forwardedTo: text({ zh: '转报单位', en: 'Forwarded to' }, { required: true }),
      },
    },
    use: {
      label: { zh: '登记采用', en: 'Record use' },
      from: ['submitted', 'forwarded'],
      to: 'used',
      who: isOffice,
      input: { usedOn: on, usedBy: text({ zh: '采用单位', en: 'Used by' }, { required: true }), usedLevel: level },
    },
    instruct: {
      label: { zh: '登记批示', en: 'Record instruction' },
      from: ['submitted', 'forwarded', 'used'],
      to: 'instructed',
      who: isOffice,
      input: {
        instructedOn: on,
        instructedBy: text({ zh: '批示领导', en: 'Instructed by' }, { required: true }),
        instructedLevel: level,
      },
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['submitted', 'forwarded', 'used', 'instructed'],
      to: 'withdrawn',
      who: isOffice,
      reason: true,
    },
    restore: {
      label: { zh: '恢复', en: 'Restore' },
      from: ['withdrawn'],
      to: 'submitted',
      who: isOffice,
      reason: true,
    },
  },
});
