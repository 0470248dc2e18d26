import { parties } from '../../data/parties.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, integer, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { settingName } from './codes.ts';

/** Where a rule differs from place to place, or from party to party, the office says how it is here. */
export const setting = defineRecord({
  name: 'setting',
  plural: 'settings',
  label: { zh: '本地规定', en: 'Local rule' },
  title: 'name',
  sort: 'name',
  fields: {
    name: code(settingName, { zh: '规定', en: 'Rule' }, { required: true, list: true }),
    party: code(
      parties,
      { zh: '党派', en: 'Party' },
      { list: true, hint: { zh: '不填即各党派相同', en: 'Empty where it is the same for all parties' } },
    ),
    value: integer({ zh: '数值', en: 'Value' }, { required: true, min: 0, max: 10_000, list: true }),
    source: text({ zh: '依据', en: 'By what paper' }, { list: true }),
  },
  ...withdrawable(isOffice),
});
