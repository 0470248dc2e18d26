import { degree } from '../../data/degree.ts';
import { education } from '../../data/education.ts';
import { ethnicity } from '../../data/ethnicity.ts';
import { politicalStatus } from '../../data/political-status.ts';
import { sector } from '../../data/sector.ts';
import { sex } from '../../data/sex.ts';
import { type Actor, defineRecord } from '../../platform/record/define.ts';
import { code, date, partialDate, refTo, secret, text, yesNo } from '../../platform/record/fields.ts';
import { maskIdNumber, maskPhone, normaliseIdNumber, normalisePhone } from '../../platform/text/identifiers.ts';
import { isOffice, isOfficeOrParty, isSecretary } from '../roles.ts';
import { mergeIsPossible, personFindings } from './rules.ts';

/** Of those who see a person at all: the office and the party's secretaries, then also those of the branch. */
const isPartyWide = (actor: Actor) => isOfficeOrParty(actor, null);
const opensContacts = (actor: Actor) => isSecretary(actor, null);

export const person = defineRecord({
  name: 'person',
  plural: 'people',
  label: { zh: '人员', en: 'Person' },
  title: 'name',
  about: 'id',
  sort: 'name',
  fields: {
    name: text({ zh: '姓名', en: 'Name' }, { required: true, max: 60, search: 'name', list: true }),
    sex: code(sex, { zh: '性别', en: 'Sex' }, { list: true }),
    born: partialDate(
      { zh: '出生日期', en: 'Born' },
      { list: true, clear: isPartyWide, opens: opensContacts, mask: (day) => day.slice(0, 4) },
    ),
    ethnicity: code(ethnicity, { zh: '民族', en: 'Ethnicity' }),
    nativePlace: text({ zh: '籍贯', en: 'Native place' }, { max: 60 }),
    idNumber: secret(
      { zh: '身份证号', en: 'ID number' },
      { opens: isOffice, mask: maskIdNumber, normalise: normaliseIdNumber },
    ),
    politicalStatus: code(politicalStatus, { zh: '政治面貌', en: 'Political status' }, { list: true }),
    otherStatus: code(politicalStatus, { zh: '另一政治面貌', en: 'Second political status' }),
    education: code(education, { zh: '学历', en: 'Education' }),
    degree: code(degree, { zh: '学位', en: 'Degree' }),
    school: text({ zh: '毕业院校及专业', en: 'School and subject' }),
    employer: text({ zh: '工作单位', en: 'Employer' }, { list: true }),
    position: text({ zh: '工作职务', en: 'Position at work' }),
    professionalTitle: text({ zh: '职称', en: 'Professional title' }, { max: 60 }),
    sector: code(sector, { zh: '界别', en: 'Sector' }),
    retired: yesNo({ zh: '已退休', en: 'Retired' }),
    phone: secret({ zh: '手机', en: 'Phone' }, { opens: opensContacts, mask: maskPhone, normalise: normalisePhone }),
    email: text({ zh: '电子邮箱', en: 'E-mail' }, { max: 120 }),
    overseasTies: text(
      { zh: '海外关系', en: 'Overseas ties' },
      {
        opens: isPartyWide,
        hint: { zh: '仅致公党、台盟，经本人同意', en: 'Zhigong and Taimeng only, by consent' },
      },
    ),
    overseasConsent: date({ zh: '同意保存之日', en: 'Consent to keep them' }),
    otherPosts: text({ zh: '社会任职', en: 'Other public posts' }, { max: 500 }),
    note: text({ zh: '备注', en: 'Note' }, { max: 500 }),
    mergedInto: refTo('person', { zh: '已并入', en: 'Merged into' }, { filledIn: true }),
  },
  states: {
    kept: { zh: '在库', en: 'Kept' },
    merged: { zh: '已并入他人', en: 'Merged' },
    erased: { zh: '已删除个人信息', en: 'Erased' },
  },
  editableIn: ['kept'],
  create: isOffice,
  edit: isSecretary,
  transitions: {
    merge: {
      label: { zh: '并入另一人', en: 'Merge into another' },
      from: ['kept'],
      to: 'merged',
      who: isOffice,
      guard: mergeIsPossible,
      input: { mergedInto: refTo('person', { zh: '并入', en: 'Into' }, { required: true }) },
      reason: true,
    },
    part: {
      label: { zh: '重新分开', en: 'Part again' },
      from: ['merged'],
      to: 'kept',
      who: isOffice,
      reason: true,
    },
    // By an erasure that is carried out (modules/rights), and by nobody here: a pseudonym is left, so that figures stay right.
    erase: {
      label: { zh: '删除个人信息', en: 'Erase' },
      from: ['kept', 'merged'],
      to: 'erased',
      who: () => false,
    },
  },
  check: personFindings,
});
