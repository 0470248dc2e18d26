import { defineRecord } from '../../platform/record/define.ts';
import { code, date, integer, longText, refTo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { handlingRole } from './codes.ts';
import { actsForDepartment, answersAsCoHandler } from './rules.ts';

const objection = longText({ zh: '异议理由', en: 'Objection' }, { required: true, max: 1000 });
const ruling = longText({ zh: '裁定', en: 'Ruling' }, { required: true, max: 1000 });

/** 承办: a department and a proposal that it answers, alone, as the lead or with it. */
export const handling = defineRecord({
  name: 'proposal_handling',
  plural: 'proposal-handlings',
  label: { zh: '承办', en: 'Handling' },
  title: 'proposal',
  sort: 'proposal',
  fields: {
    proposal: refTo('proposal', { zh: '提案', en: 'Proposal' }, { required: true, list: true, through: ['number'] }),
    body: refTo('body', { zh: '承办单位', en: 'Department' }, { required: true, list: true }),
    role: code(handlingRole, { zh: '承办方式', en: 'Role' }, { required: true, list: true }),
    round: integer({ zh: '轮次', en: 'Round' }, { filledIn: true }),
    assignedOn: date({ zh: '交办日期', en: 'Assigned' }, { filledIn: true, list: true }),
    objection: { ...objection, required: false, filledIn: true },
    ruling: { ...ruling, required: false, filledIn: true },
    countersignedOn: date({ zh: '会签日期', en: 'Countersigned' }, { filledIn: true }),
  },
  states: {
    planned: { zh: '拟办', en: 'Planned' },
    assigned: { zh: '待签收', en: 'Assigned' },
    objected: { zh: '有异议，待裁定', en: 'Objected to' },
    accepted: { zh: '办理中', en: 'Being handled' },
    answered: { zh: '已答复', en: 'Answered' },
    released: { zh: '不再承办', en: 'Released' },
  },
  editableIn: ['planned'],
  create: isOffice,
  edit: isOffice,
  transitions: {
    accept: { label: { zh: '签收', en: 'Accept' }, from: ['assigned'], to: 'accepted', who: actsForDepartment },
    object: {
      label: { zh: '提出异议', en: 'Object' },
      from: ['assigned'],
      to: 'objected',
      who: actsForDepartment,
      input: { objection },
    },
    overrule: {
      label: { zh: '维持交办', en: 'Overrule' },
      from: ['objected'],
      to: 'accepted',
      who: isOffice,
      input: { ruling },
    },
    uphold: {
      label: { zh: '同意退办', en: 'Uphold' },
      from: ['objected'],
      to: 'released',
      who: isOffice,
      input: { ruling },
    },
    extend: {
      label: { zh: '批准延期', en: 'Extend' },
      from: ['accepted'],
      to: 'accepted',
      who: isOffice,
      input: { until: date({ zh: '延至', en: 'Until' }, { required: true }) },
      reason: true,
    },
    giveOpinion: {
      label: { zh: '提交会办意见', en: 'Give opinion' },
      from: ['accepted'],
      to: 'answered',
      who: actsForDepartment,
      guard: answersAsCoHandler,
      input: { text: longText({ zh: '会办意见', en: 'Opinion' }, { required: true, max: 6000 }) },
    },
    countersign: {
      label: { zh: '会签', en: 'Countersign' },
      from: ['answered'],
      to: 'answered',
      who: actsForDepartment,
      guard: answersAsCoHandler,
    },
    release: {
      label: { zh: '改派', en: 'Release' },
      from: ['assigned', 'accepted', 'answered'],
      to: 'released',
      who: isOffice,
      reason: true,
    },
  },
});
