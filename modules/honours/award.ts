import { awardLevel } from '../../data/award-level.ts';
import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, integer, partialDate, text, yesNo } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { awardCategory, prizeGrade } from './codes.ts';
import { awardFindings } from './rules.ts';

/** One row of a list is one award, however many people won it together; who did are its winners. */
export const award = defineRecord({
  name: 'award',
  plural: 'awards',
  label: { zh: '获奖', en: 'Award' },
  title: 'name',
  about: 'id',
  sort: '-year',
  fields: {
    year: integer({ zh: '年度', en: 'Year' }, { required: true, min: 1949, max: 2100, list: true }),
    name: text({ zh: '奖项名称', en: 'Name' }, { required: true, max: 200, search: 'text', list: true }),
    level: code(awardLevel, { zh: '级别', en: 'Level' }, { required: true, list: true }),
    awardedBy: text({ zh: '授奖单位', en: 'Awarded by' }, { list: true }),
    byPartyCentre: yesNo({ zh: '党派中央表彰', en: "By the party's central committee" }),
    category: code(awardCategory, { zh: '类别', en: 'Category' }),
    grade: code(prizeGrade, { zh: '奖次', en: 'Prize' }, { list: true }),
    awarded: partialDate({ zh: '获奖日期', en: 'Awarded' }, { list: true }),
    party: code(parties, { zh: '所属党派', en: 'Party' }, { list: true }),
    winners: text({ zh: '获奖人（集体）', en: 'Winners' }, { max: 500, search: 'name', list: true }),
    work: text({ zh: '获奖作品', en: 'Work' }, { max: 200 }),
    document: text({ zh: '表彰文号', en: 'Document number' }, { max: 80 }),
  },
  ...withdrawable(isOfficeOrParty),
  check: awardFindings,
});
