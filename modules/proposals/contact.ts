import { defineRecord } from '../../platform/record/define.ts';
import { code, date, refTo, text } from '../../platform/record/fields.ts';
import { withdrawable } from '../withdrawable.ts';
import { contactKind } from './codes.ts';
import { actsForDepartment, contactFindings } from './rules.ts';

/** 沟通: a department and the proposers talked. What about is told in a line, not what anybody thinks. */
export const contact = defineRecord({
  name: 'proposal_contact',
  plural: 'proposal-contacts',
  label: { zh: '沟通联系', en: 'Contact' },
  title: 'proposal',
  sort: '-day',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true }),
    body: refTo('body', { zh: '承办单位', en: 'Department' }, { required: true, list: true }),
    day: date({ zh: '日期', en: 'Day' }, { required: true, list: true }),
    kind: code(contactKind, { zh: '方式', en: 'Kind' }, { required: true, list: true }),
    about: text({ zh: '事由', en: 'About' }, { max: 200, list: true }),
  },
  ...withdrawable(actsForDepartment),
  check: contactFindings,
});
