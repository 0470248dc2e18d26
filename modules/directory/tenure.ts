import { politicalStatus } from '../../data/political-status.ts';
import { sector } from '../../data/sector.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, partialDate, refTo, text } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { tenureBeginning, tenureEnding } from './codes.ts';
import { tenureEndIsPossible, tenureFindings } from './rules.ts';

/** Who held which post, on behalf of which party, from when to when. */
export const tenure = defineRecord({
  name: 'tenure',
  plural: 'tenures',
  label: { zh: '任职', en: 'Tenure' },
  title: 'person',
  about: 'person',
  sort: '-begins',
  fields: {
    person: refTo('person', { zh: '姓名', en: 'Name' }, { required: true, list: true, through: ['politicalStatus'] }),
    post: refTo(
      'post',
      { zh: '职务', en: 'Post' },
      { required: true, list: true, through: ['body', 'organisation', 'rank'] },
    ),
    onBehalfOf: code(politicalStatus, { zh: '所代表党派', en: 'On behalf of' }),
    sector: code(sector, { zh: '界别', en: 'Sector' }),
    begins: partialDate({ zh: '任职时间', en: 'From' }, { list: true }),
    ends: partialDate({ zh: '免职时间', en: 'Until' }, { bound: 'end', list: true }),
    termEnds: partialDate({ zh: '任期届满', en: 'Term ends' }, { bound: 'end' }),
    beganBy: code(tenureBeginning, { zh: '任职方式', en: 'Began by' }),
    endedBy: code(tenureEnding, { zh: '免职方式', en: 'Ended by' }),
    document: text({ zh: '任免文号', en: 'Document number' }, { max: 80 }),
  },
  states: {
    serving: { zh: '在任', en: 'Serving' },
    ended: { zh: '已卸任', en: 'Ended' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: ['serving'],
  create: isOfficeOrParty,
  edit: isOfficeOrParty,
  transitions: {
    end: {
      label: { zh: '登记卸任', en: 'End' },
      from: ['serving'],
      to: 'ended',
      who: isOfficeOrParty,
      guard: tenureEndIsPossible,
      input: {
        ends: partialDate({ zh: '免职时间', en: 'Until' }, { required: true, bound: 'end' }),
        endedBy: code(tenureEnding, { zh: '免职方式', en: 'Ended by' }),
      },
    },
    reopen: {
      label: { zh: '更正为在任', en: 'Correct to serving' },
      from: ['ended', 'withdrawn'],
      to: 'serving',
      who: isOfficeOrParty,
      reason: true,
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['serving', 'ended'],
      to: 'withdrawn',
      who: isOfficeOrParty,
      reason: true,
    },
  },
  check: tenureFindings,
});
