import { type CodeEntry, codeTable } from '../platform/codes/codes.ts';
import type { Label } from '../platform/errors/errors.ts';

/** A democratic party and the words it uses of itself. */
export interface Party extends CodeEntry {
  readonly fullName: Label;
  /** What its members are called. */
  readonly member: Label;
  /** What its smallest standing organisation is called. */
  readonly branch: Label;
  /** What joining it is called: 入党, 入盟, 入会, 入社. */
  readonly joining: Label;
}

const words = {
  党: { member: { zh: '党员', en: 'member' }, joining: { zh: '入党', en: 'joined' } },
  盟: { member: { zh: '盟员', en: 'member' }, joining: { zh: '入盟', en: 'joined' } },
  会: { member: { zh: '会员', en: 'member' }, joining: { zh: '入会', en: 'joined' } },
  社: { member: { zh: '社员', en: 'member' }, joining: { zh: '入社', en: 'joined' } },
};
const branch = { zh: '支部', en: 'branch' };

export const parties = codeTable<Party>({
  id: 'parties',
  source: 'GB/T 4762-1984 政治面貌代码, 04 to 11; words from the constitutions of the parties',
  entries: [
    {
      code: '04',
      zh: '民革',
      en: 'RCCK',
      fullName: { zh: '中国国民党革命委员会', en: 'Revolutionary Committee of the Chinese Kuomintang' },
      synonyms: ['中国国民党革命委员会'],
      ...words.党,
      branch,
    },
    {
      code: '05',
      zh: '民盟',
      en: 'CDL',
      fullName: { zh: '中国民主同盟', en: 'China Democratic League' },
      synonyms: ['中国民主同盟', '民主同盟'],
      ...words.盟,
      branch,
    },
    {
      code: '06',
      zh: '民建',
      en: 'CNDCA',
      fullName: { zh: '中国民主建国会', en: 'China National Democratic Construction Association' },
      synonyms: ['中国民主建国会', '民主建国会'],
      ...words.会,
      branch,
    },
    {
      code: '07',
      zh: '民进',
      en: 'CAPD',
      fullName: { zh: '中国民主促进会', en: 'China Association for Promoting Democracy' },
      synonyms: ['中国民主促进会', '民主促进会'],
      ...words.会,
      branch,
    },
    {
      code: '08',
      zh: '农工党',
      en: 'CPWDP',
      fullName: { zh: '中国农工民主党', en: "Chinese Peasants' and Workers' Democratic Party" },
      synonyms: ['中国农工民主党', '农工民主党', '农工'],
      ...words.党,
      branch,
    },
    {
      code: '09',
      zh: '致公党',
      en: 'Zhi Gong Party',
      fullName: { zh: '中国致公党', en: 'China Zhi Gong Party' },
      synonyms: ['中国致公党', '致公'],
      ...words.党,
      branch,
    },
    {
      code: '10',
      zh: '九三学社',
      en: 'Jiusan Society',
      fullName: { zh: '九三学社', en: 'Jiusan Society' },
      synonyms: ['九三', '中国九三学社', '93学社'],
      ...words.社,
      branch: { zh: '支社', en: 'branch' },
    },
    {
      code: '11',
      zh: '台盟',
      en: 'TDSL',
      fullName: { zh: '台湾民主自治同盟', en: 'Taiwan Democratic Self-Government League' },
      synonyms: ['台湾民主自治同盟'],
      ...words.盟,
      branch,
    },
  ],
});
