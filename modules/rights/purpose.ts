import { defineRecord } from '../../platform/record/define.ts';
import { code, integer, longText, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { dataCategory, lawfulBasis, retentionEvent } from './codes.ts';
import { purposeFindings } from './rules.ts';

/** What personal data are kept for, on which ground, and for how long. Everybody who works here may read it. */
export const purpose = defineRecord({
  name: 'purpose',
  plural: 'purposes',
  label: { zh: '处理目的', en: 'Purpose' },
  title: 'name',
  sort: 'covers',
  fields: {
    name: text({ zh: '名称', en: 'Name' }, { required: true, max: 80, search: 'text', list: true }),
    covers: code(dataCategory, { zh: '涉及的信息', en: 'What it covers' }, { required: true, list: true }),
    description: longText({ zh: '用来做什么', en: 'What it is for' }, { required: true, max: 500 }),
    basis: code(lawfulBasis, { zh: '合法性基础', en: 'Lawful basis' }, { required: true, list: true }),
    source: text(
      { zh: '依据的文件', en: 'By what paper' },
      { hint: { zh: '法律、章程或规定的名称和条款', en: 'The law, charter or rule, with its article' } },
    ),
    event: code(
      retentionEvent,
      { zh: '保存期限自何时起算', en: 'Kept from' },
      { list: true, hint: { zh: '不填即目的存续期间一直保存', en: 'Empty: as long as the purpose lasts' } },
    ),
    months: integer({ zh: '此后保存（月）', en: 'Months kept after it' }, { min: 0, max: 1200, list: true }),
    statutory: yesNo(
      { zh: '期限为法定', en: 'By law' },
      { hint: { zh: '法定期限内，本人要求也不能删除', en: 'Until it is over it is not erased, even if asked' } },
    ),
  },
  ...withdrawable(isOffice),
  check: purposeFindings,
});
