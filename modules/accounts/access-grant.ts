import { parties } from '../../data/parties.ts';
import { defineRecord, type Who } from '../../platform/record/define.ts';
import { code, date, refTo, text } from '../../platform/record/fields.ts';
import { isSecurityAdministrator, roles } from '../roles.ts';
import { grantFindings } from './grant-rules.ts';

const isAnothers: Who = (actor, row) => isSecurityAdministrator(actor) && row?.account !== actor.id;

/** What an account may do, and how far: a role, for a part of the records where it is not for all, from a day to a day. */
export const accessGrant = defineRecord({
  name: 'access_grant',
  plural: 'grants',
  label: { zh: '授权', en: 'Grant' },
  title: 'account',
  about: 'account',
  sort: '-begins',
  fields: {
    account: refTo('account', { zh: '账号', en: 'Account' }, { required: true, list: true }),
    role: code(roles, { zh: '角色', en: 'Role' }, { required: true, list: true }),
    party: code(parties, { zh: '党派', en: 'Party' }, { list: true }),
    organisation: refTo(
      'organisation',
      { zh: '组织（含下级）', en: 'Organisation, with what is below' },
      { list: true },
    ),
    body: refTo('body', { zh: '承办单位', en: 'Department' }, { list: true }),
    begins: date({ zh: '起始日期', en: 'From' }, { required: true, list: true }),
    ends: date({ zh: '终止日期', en: 'To' }, { list: true }),
    why: text({ zh: '授权依据', en: 'Why' }, { required: true }),
  },
  states: { given: { zh: '已授予', en: 'Given' }, withdrawn: { zh: '已收回', en: 'Withdrawn' } },
  editableIn: [],
  create: isSecurityAdministrator,
  edit: () => false,
  transitions: {
    withdraw: {
      label: { zh: '收回', en: 'Withdraw' },
      from: ['given'],
      to: 'withdrawn',
      who: isAnothers,
      reason: true,
    },
  },
  check: grantFindings,
});
