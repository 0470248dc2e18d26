import { defineRecord } from '../../platform/record/define.ts';
import { date, integer, refTo, text } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { sessionFindings } from './rules.ts';

/** 届次: a sitting of the CPPCC. Its proposals come in while its window is open, and are numbered in it. */
export const session = defineRecord({
  name: 'proposal_session',
  plural: 'proposal-sessions',
  label: { zh: '届次', en: 'Session' },
  title: 'name',
  sort: '-opens',
  fields: {
    name: text(
      { zh: '名称', en: 'Name' },
      {
        required: true,
        max: 60,
        search: 'text',
        list: true,
        hint: { zh: '如：八届二次会议', en: 'Such as: second session of the eighth term' },
      },
    ),
    body: refTo('body', { zh: '政协', en: 'CPPCC' }),
    term: integer({ zh: '届', en: 'Term' }, { required: true, min: 1, max: 30, list: true }),
    number: integer({ zh: '次', en: 'Session' }, { required: true, min: 1, max: 20, list: true }),
    opens: date({ zh: '开幕', en: 'Opens' }, { required: true, list: true }),
    closes: date({ zh: '闭幕', en: 'Closes' }, { list: true }),
    submitFrom: date({ zh: '提案征集开始', en: 'Proposals from' }, { required: true }),
    submitUntil: date(
      { zh: '提案征集截止', en: 'Proposals until' },
      { list: true, hint: { zh: '不填即收平时提案到下次会议', en: 'Empty: also between sessions' } },
    ),
  },
  ...withdrawable(isOffice),
  check: sessionFindings,
});
