import { awardLevel } from '../../data/award-level.ts';
import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, integer, partialDate, text } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { publicationKind } from './codes.ts';
import { publicationFindings } from './rules.ts';

/** A theory paper that a higher department commended or published. */
export const publication = defineRecord({
  name: 'publication',
  plural: 'publications',
  label: { zh: '理论成果', en: 'Publication' },
  title: 'title',
  about: 'id',
  sort: '-year',
  fields: {
    year: integer({ zh: '年度', en: 'Year' }, { required: true, min: 1949, max: 2100, list: true }),
    title: text({ zh: '题目', en: 'Title' }, { required: true, max: 200, search: 'text', list: true }),
    authors: text({ zh: '作者', en: 'Authors' }, { max: 300, search: 'name', list: true }),
    outlet: text({ zh: '刊物或评选', en: 'Outlet' }, { list: true }),
    kind: code(publicationKind, { zh: '形式', en: 'Kind' }, { required: true, list: true }),
    level: code(awardLevel, { zh: '级别', en: 'Level' }, { list: true }),
    published: partialDate({ zh: '日期', en: 'Date' }),
    party: code(parties, { zh: '所属党派', en: 'Party' }, { list: true }),
  },
  ...withdrawable(isOfficeOrParty),
  check: publicationFindings,
});
