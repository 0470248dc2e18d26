import { type CodeEntry, codeTable } from '../platform/codes/codes.ts';
import { type Party, parties } from './parties.ts';

/** 民革, 民革党员, 民革成员, 中国国民党革命委员会党员: every name of the party, alone or with a word for its members. */
function ofParty({ code, zh, en, synonyms = [], member }: Party): CodeEntry {
  const names = [zh, ...synonyms];
  const ways = names.flatMap((name) => [name, `${name}${member.zh}`, `${name}成员`, `${name}会员`]);
  const zhLabel = `${zh}${member.zh}`;
  return { code, zh: zhLabel, en: `Member of the ${en}`, synonyms: ways.filter((way) => way !== zhLabel) };
}

/** 党员 alone means the Communist Party; 盟员 and 会员 alone could be two parties each and are not guessed. */
export const politicalStatus = codeTable({
  id: 'political-status',
  source: 'GB/T 4762-1984 政治面貌代码',
  entries: [
    {
      code: '01',
      zh: '中共党员',
      en: 'Member of the CPC',
      synonyms: ['中国共产党党员', '中国共产党', '共产党员', '中共正式党员', '中共', '党员'],
    },
    {
      code: '02',
      zh: '中共预备党员',
      en: 'Probationary member of the CPC',
      synonyms: ['预备党员', '中国共产党预备党员'],
    },
    {
      code: '03',
      zh: '共青团员',
      en: 'Member of the Youth League',
      synonyms: ['团员', '中国共产主义青年团团员', '共青团'],
    },
    ...parties.entries.map(ofParty),
    {
      code: '12',
      zh: '无党派人士',
      en: 'Prominent person without party',
      synonyms: ['无党派', '无党派民主人士', '无党派代表人士'],
    },
    { code: '13', zh: '群众', en: 'The masses', synonyms: ['普通群众', '普通公民', '一般群众'] },
  ],
});
