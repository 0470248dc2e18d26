import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, longText, partialDate, refTo, text, yesNo } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';

/** An enterprise that a member founded, with what it has achieved. */
export const enterprise = defineRecord({
  name: 'enterprise',
  plural: 'enterprises',
  label: { zh: '会员企业', en: 'Enterprise' },
  title: 'name',
  about: 'founder',
  sort: 'name',
  fields: {
    name: text({ zh: '企业名称', en: 'Name' }, { required: true, max: 120, search: 'text', list: true }),
    founder: refTo('person', { zh: '创办人', en: 'Founder' }, { list: true }),
    founderName: text({ zh: '创办人姓名', en: "Founder's name" }, { max: 60 }),
    party: code(parties, { zh: '所属党派', en: 'Party' }, { list: true }),
    industry: text({ zh: '行业', en: 'Industry' }, { max: 80, list: true }),
    leads: yesNo({ zh: '行业领先', en: 'Leads its industry' }, { list: true }),
    since: partialDate({ zh: '认定时间', en: 'Recognised since' }),
    until: partialDate({ zh: '截止时间', en: 'Until' }, { bound: 'end' }),
    achievements: longText({ zh: '主要成绩', en: 'Achievements' }, { max: 2000 }),
  },
  ...withdrawable(isOfficeOrParty),
});
