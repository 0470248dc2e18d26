import { defineRecord } from '../../platform/record/define.ts';
import { date, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';

/** A day that is worked or free here, whatever the national calendar says; deadlines follow it. */
export const ownDay = defineRecord({
  name: 'own_day',
  plural: 'own-days',
  label: { zh: '本地工作日历', en: 'Local working day' },
  title: 'why',
  sort: '-day',
  fields: {
    day: date({ zh: '日期', en: 'Day' }, { required: true, list: true }),
    works: yesNo({ zh: '上班', en: 'Worked' }, { list: true, hint: { zh: '不选即放假', en: 'Free where not chosen' } }),
    why: text({ zh: '事由', en: 'Why' }, { required: true, max: 80, list: true }),
    document: text({ zh: '通知文号', en: 'Document number' }, { max: 80 }),
  },
  ...withdrawable(isOffice),
});
