import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, date, partialDate, refTo, text } from '../../platform/record/fields.ts';
import { isOffice, isOfficeOrParty, isSecretary } from '../roles.ts';
import { endIsPossible, isNoPartOfTransfer, membershipFindings, transferIsPossible } from './rules.ts';

const ends = partialDate({ zh: '终止日期', en: 'Last day' }, { required: true, bound: 'end' });
const ending = { from: ['active'], who: isOfficeOrParty, guard: endIsPossible, input: { ends }, reason: true } as const;

/** One stay of one person in one organisation. A transfer ends one and begins the next on the day after. */
export const membership = defineRecord({
  name: 'membership',
  plural: 'memberships',
  label: { zh: '组织关系', en: 'Membership' },
  title: 'person',
  about: 'person',
  sort: 'person',
  fields: {
    person: refTo(
      'person',
      { zh: '姓名', en: 'Name' },
      { required: true, list: true, through: ['sex', 'born', 'employer'] },
    ),
    party: code(parties, { zh: '党派', en: 'Party' }, { required: true, list: true }),
    organisation: refTo('organisation', { zh: '所在组织', en: 'Organisation' }, { required: true, list: true }),
    number: text({ zh: '党派证号', en: 'Party number' }, { max: 40 }),
    joined: partialDate(
      { zh: '加入时间', en: 'Joined' },
      { list: true, hint: { zh: '支部大会通过之日', en: 'The day of the branch meeting' } },
    ),
    introducers: text({ zh: '介绍人', en: 'Introducers' }, { max: 120 }),
    begins: partialDate(
      { zh: '起始日期', en: 'First day' },
      { hint: { zh: '在本组织的第一天；不填即加入之日', en: 'In this organisation; joining day if empty' } },
    ),
    ends: partialDate({ zh: '终止日期', en: 'Last day' }, { bound: 'end' }),
    transferTo: refTo('organisation', { zh: '转往', en: 'Transfers to' }, { filledIn: true }),
    transferOn: date({ zh: '转入之日', en: 'First day there' }, { filledIn: true }),
    movedAway: text({ zh: '转往外地组织', en: 'Moved away to' }, { filledIn: true, max: 120 }),
    transferredFrom: refTo('membership', { zh: '转自', en: 'Transferred from' }, { filledIn: true }),
  },
  states: {
    applicant: { zh: '申请', en: 'Applicant' },
    reviewed: { zh: '考察', en: 'Under review' },
    active: { zh: '在册', en: 'Active' },
    transferring: { zh: '转出中', en: 'Transferring out' },
    transferred: { zh: '已转出', en: 'Transferred out' },
    resigned: { zh: '退出', en: 'Resigned' },
    removed: { zh: '除名', en: 'Removed' },
    expelled: { zh: '开除', en: 'Expelled' },
    deceased: { zh: '离世', en: 'Deceased' },
    declined: { zh: '未获批准', en: 'Declined' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: ['applicant', 'reviewed', 'active'],
  create: isOfficeOrParty,
  edit: isOfficeOrParty,
  transitions: {
    review: { label: { zh: '转入考察', en: 'Review' }, from: ['applicant'], to: 'reviewed', who: isOfficeOrParty },
    admit: {
      label: { zh: '批准加入', en: 'Admit' },
      from: ['reviewed'],
      to: 'active',
      who: isOfficeOrParty,
      input: { joined: partialDate({ zh: '支部大会之日', en: 'Day of the branch meeting' }, { required: true }) },
    },
    decline: {
      label: { zh: '不予批准', en: 'Decline' },
      from: ['applicant', 'reviewed'],
      to: 'declined',
      who: isOfficeOrParty,
      reason: true,
    },
    requestTransfer: {
      label: { zh: '申请转出', en: 'Request transfer' },
      from: ['active'],
      to: 'transferring',
      who: isSecretary,
      guard: transferIsPossible,
      input: {
        transferTo: refTo('organisation', { zh: '转往', en: 'Transfers to' }, { required: true }),
        transferOn: date({ zh: '转入之日', en: 'First day there' }, { required: true }),
      },
    },
    approveTransfer: {
      label: { zh: '批准转出', en: 'Approve transfer' },
      from: ['transferring'],
      to: 'transferred',
      who: isOfficeOrParty,
      guard: transferIsPossible,
    },
    cancelTransfer: {
      label: { zh: '取消转出', en: 'Cancel transfer' },
      from: ['transferring'],
      to: 'active',
      who: isOfficeOrParty,
      reason: true,
    },
    moveAway: {
      ...ending,
      label: { zh: '转出本地', en: 'Move away' },
      to: 'transferred',
      input: {
        movedAway: text({ zh: '转往外地组织', en: 'Moved away to' }, { required: true, max: 120 }),
        ends,
      },
    },
    resign: { ...ending, label: { zh: '登记退出', en: 'Record resignation' }, to: 'resigned' },
    remove: { ...ending, label: { zh: '除名', en: 'Remove' }, to: 'removed' },
    expel: { ...ending, label: { zh: '开除', en: 'Expel' }, to: 'expelled' },
    recordDeath: { ...ending, label: { zh: '登记离世', en: 'Record death' }, to: 'deceased' },
    reinstate: {
      label: { zh: '更正为在册', en: 'Correct to active' },
      from: ['resigned', 'removed', 'expelled', 'deceased', 'withdrawn'],
      to: 'active',
      who: isOffice,
      reason: true,
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['active', 'resigned', 'removed', 'expelled', 'deceased'],
      to: 'withdrawn',
      who: isOffice,
      guard: isNoPartOfTransfer,
      reason: true,
    },
  },
  check: membershipFindings,
});
