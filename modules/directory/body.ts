import { awardLevel } from '../../data/award-level.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, text, yesNo } from '../../platform/record/fields.ts';
import { isOffice } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { bodyKind } from './codes.ts';
import { bodyFindings } from './rules.ts';

/** A department 承办单位 or another body outside the parties: people's congress, CPPCC, leading group. */
export const body = defineRecord({
  name: 'body',
  plural: 'bodies',
  label: { zh: '机构', en: 'Body' },
  title: 'name',
  sort: 'kind',
  fields: {
    name: text({ zh: '名称', en: 'Name' }, { required: true, max: 120, search: 'name', list: true }),
    kind: code(bodyKind, { zh: '类别', en: 'Kind' }, { required: true, list: true }),
    level: code(
      awardLevel,
      { zh: '级别', en: 'Level' },
      { hint: { zh: '不填即本区（市）自己的机构', en: "Empty for the jurisdiction's own" } },
    ),
    uscc: text({ zh: '统一社会信用代码', en: 'USCC' }, { max: 18 }),
    answersProposals: yesNo({ zh: '承办提案', en: 'Answers proposals' }, { list: true }),
  },
  ...withdrawable(isOffice),
  check: bodyFindings,
});
