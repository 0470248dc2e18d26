import { defineRecord } from '../../platform/record/define.ts';
import { refTo, text } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';

export const author = defineRecord({
  name: 'author',
  plural: 'authors',
  label: { zh: '作者', en: 'Author' },
  title: 'name',
  about: 'person',
  sort: 'name',
  fields: {
    publication: refTo(
      'publication',
      { zh: '理论成果', en: 'Publication' },
      { required: true, list: true, through: ['year', 'level'] },
    ),
    name: text({ zh: '姓名', en: 'Name' }, { required: true, max: 60, list: true }),
    person: refTo('person', { zh: '人员', en: 'Person' }, { list: true }),
  },
  ...withdrawable(isOfficeOrParty),
});
