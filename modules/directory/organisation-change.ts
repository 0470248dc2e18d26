import { organisationLevel } from '../../data/organisation-level.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, partialDate, refTo, text } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { changeKind } from './codes.ts';

/** One event in the history of an organisation; what it was called and at which level on a past day follows from these. */
export const organisationChange = defineRecord({
  name: 'organisation_change',
  plural: 'organisation-changes',
  label: { zh: '组织沿革', en: 'Organisation change' },
  title: 'organisation',
  sort: '-happened',
  fields: {
    organisation: refTo(
      'organisation',
      { zh: '组织', en: 'Organisation' },
      { required: true, list: true, through: ['party'] },
    ),
    kind: code(changeKind, { zh: '事项', en: 'Change' }, { required: true, list: true }),
    happened: partialDate({ zh: '日期', en: 'Date' }, { required: true, list: true }),
    fromLevel: code(organisationLevel, { zh: '原级别', en: 'From level' }, { list: true }),
    toLevel: code(organisationLevel, { zh: '现级别', en: 'To level' }, { list: true }),
    fromName: text({ zh: '原名称', en: 'Former name' }, { max: 120 }),
    other: refTo('organisation', { zh: '相关组织', en: 'Other organisation' }),
    approvedBy: text({ zh: '批准单位', en: 'Approved by' }),
    document: text({ zh: '批准文号', en: 'Document number' }, { max: 80 }),
  },
  ...withdrawable(isOfficeOrParty),
});
