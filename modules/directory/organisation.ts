import { organisationLevel } from '../../data/organisation-level.ts';
import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, date, longText, partialDate, refTo, text } from '../../platform/record/fields.ts';
import { isOffice, isOfficeOrParty } from '../roles.ts';
import { changeIsPossible, levelRises, organisationFindings } from './rules.ts';

const level = code(organisationLevel, { zh: '级别', en: 'Level' }, { required: true, list: true });
const name = text({ zh: '组织名称', en: 'Name' }, { required: true, max: 120, search: 'name', list: true });
const on = date({ zh: '日期', en: 'Date' }, { required: true });
const approvedBy = text({ zh: '批准单位', en: 'Approved by' });
const document = text({ zh: '批准文号', en: 'Document number' }, { max: 80 });

export const organisation = defineRecord({
  name: 'organisation',
  plural: 'organisations',
  label: { zh: '组织', en: 'Organisation' },
  title: 'name',
  about: 'id',
  sort: 'party',
  fields: {
    name,
    shortName: text({ zh: '简称', en: 'Short name' }, { max: 60 }),
    party: code(parties, { zh: '党派', en: 'Party' }, { required: true, list: true }),
    level,
    parent: refTo('organisation', { zh: '上级组织', en: 'Parent' }, { list: true }),
    founded: partialDate({ zh: '成立日期', en: 'Founded' }, { list: true }),
    dissolved: partialDate({ zh: '撤销日期', en: 'Dissolved' }, { bound: 'end' }),
    sector: text({ zh: '界别特色', en: 'Sector' }, { max: 60 }),
    address: text({ zh: '地址', en: 'Address' }),
    contact: text({ zh: '联系人', en: 'Contact' }, { max: 60 }),
    note: longText({ zh: '备注', en: 'Note' }, { max: 2000 }),
  },
  states: {
    standing: { zh: '存续', en: 'Standing' },
    dissolved: { zh: '已撤销', en: 'Dissolved' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  editableIn: ['standing'],
  create: isOfficeOrParty,
  edit: isOfficeOrParty,
  transitions: {
    upgrade: {
      label: { zh: '升格', en: 'Upgrade' },
      from: ['standing'],
      to: 'standing',
      who: isOfficeOrParty,
      guard: levelRises,
      input: { level, on, approvedBy, document },
    },
    rename: {
      label: { zh: '更名', en: 'Rename' },
      from: ['standing'],
      to: 'standing',
      who: isOfficeOrParty,
      guard: changeIsPossible,
      input: { name, on, approvedBy, document },
    },
    split: {
      label: { zh: '分设', en: 'Split' },
      from: ['standing'],
      to: 'standing',
      who: isOfficeOrParty,
      guard: changeIsPossible,
      input: {
        newName: text({ zh: '新组织名称', en: 'Name of the new one' }, { required: true, max: 120 }),
        on,
        approvedBy,
        document,
      },
    },
    mergeInto: {
      label: { zh: '并入另一组织', en: 'Merge into another' },
      from: ['standing'],
      to: 'dissolved',
      who: isOfficeOrParty,
      guard: changeIsPossible,
      input: {
        into: refTo('organisation', { zh: '并入', en: 'Into' }, { required: true }),
        on,
        approvedBy,
        document,
      },
    },
    dissolve: {
      label: { zh: '撤销', en: 'Dissolve' },
      from: ['standing'],
      to: 'dissolved',
      who: isOfficeOrParty,
      guard: changeIsPossible,
      input: { on, approvedBy, document },
      reason: true,
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['standing'],
      to: 'withdrawn',
      who: isOffice,
      reason: true,
    },
    restore: { label: { zh: '恢复', en: 'Restore' }, from: ['withdrawn'], to: 'standing', who: isOffice, reason: true },
  },
  check: organisationFindings,
});
