import { codeTable } from '../platform/codes/codes.ts';

/** The level of whoever gives an award or publishes a work; a higher `rank` counts as the lower ones "or above". */
export const awardLevel = codeTable({
  id: 'award-level',
  source: 'own; levels of the administrative tree',
  entries: [
    {
      code: 'national',
      zh: '国家级',
      en: 'National',
      synonyms: ['国家', '全国', '全国性', '中央', '中央级', '国级'],
      rank: 4,
    },
    {
      code: 'provincial',
      zh: '省级',
      en: 'Provincial',
      synonyms: ['省', '省部级', '部级', '省部', '自治区级', '直辖市级', '全省'],
      rank: 3,
    },
    {
      code: 'municipal',
      zh: '市级',
      en: 'Municipal',
      synonyms: ['市', '地市级', '地级', '市厅级', '厅局级', '副省级', '地厅级', '全市'],
      rank: 2,
    },
    {
      code: 'district',
      zh: '区级',
      en: 'District',
      synonyms: [
        '区',
        '县级',
        '县',
        '区县级',
        '县区级',
        '区(县)级',
        '县(区)级',
        '区、县级',
        '区县',
        '县处级',
        '市辖区级',
        '县市级',
        '县(市、区)级',
        '全区',
      ],
      rank: 1,
    },
  ],
});

/** The codes of this level and of those above it: what "municipal or above" counts. */
export function levelAndAbove(code: string): string[] {
  const floor = awardLevel.byCode.get(code)?.rank ?? Number.POSITIVE_INFINITY;
  return awardLevel.entries.filter(({ rank = 0 }) => rank >= floor).map((entry) => entry.code);
}
