import { codeTable } from '../platform/codes/codes.ts';

/** From the smallest to the largest by `rank`; a working committee stands beside the order. 九三学社 says 支社 for 支部. */
export const organisationLevel = codeTable({
  id: 'organisation-level',
  source: 'own; constitutions of the democratic parties, chapters on local and grassroots organisations',
  entries: [
    {
      code: 'committee',
      zh: '委员会',
      en: 'Committee',
      synonyms: ['地方委员会', '区委会', '区委员会', '市委会', '县委会', '区委', '市委', '县委'],
      rank: 5,
    },
    {
      code: 'grassroots-committee',
      zh: '基层委员会',
      en: 'Grassroots committee',
      synonyms: ['基层委', '基委', '基委会', '基层委会'],
      rank: 4,
    },
    {
      code: 'general-branch',
      zh: '总支部',
      en: 'General branch',
      synonyms: ['总支', '总支部委员会', '总支委', '总支社', '总支委员会'],
      rank: 3,
    },
    {
      code: 'branch',
      zh: '支部',
      en: 'Branch',
      synonyms: ['支社', '支部委员会', '支社委员会', '支委', '直属支部', '直属支社', '联合支部', '基层支部'],
      rank: 2,
    },
    { code: 'group', zh: '小组', en: 'Group', synonyms: ['组', '直属小组', '基层小组'], rank: 1 },
    {
      code: 'working-committee',
      zh: '工作委员会',
      en: 'Working committee',
      synonyms: ['工委', '筹备委员会', '筹委会'],
    },
  ],
});
