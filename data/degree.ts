import { codeTable } from '../platform/codes/codes.ts';

/** The disciplines in which degrees are given; a sheet says 法学硕士 where the level is what is kept. */
const disciplines = [
  '哲学',
  '经济学',
  '法学',
  '教育学',
  '文学',
  '历史学',
  '理学',
  '工学',
  '农学',
  '医学',
  '军事学',
  '管理学',
  '艺术学',
];
/** Professional degrees, which exist mostly as master's. */
const professions = [
  '工商管理',
  '公共管理',
  '工程',
  '法律',
  '教育',
  '会计',
  '临床医学',
  '农业',
  '建筑学',
  '翻译',
  '艺术',
  '社会工作',
  '金融',
];

function spellings(level: string, ...subjects: readonly string[][]): string[] {
  return [`${level}学位`, ...subjects.flat().flatMap((subject) => [`${subject}${level}`, `${subject}${level}学位`])];
}

export const degree = codeTable({
  id: 'degree',
  source: 'GB/T 6864-2003 中华人民共和国学位代码, its first digit',
  entries: [
    { code: '1', zh: '名誉博士', en: 'Honorary doctorate', synonyms: ['名誉博士学位'], rank: 0 },
    {
      code: '2',
      zh: '博士',
      en: 'Doctorate',
      synonyms: ['博士后', ...spellings('博士', disciplines, professions)],
      rank: 3,
    },
    {
      code: '3',
      zh: '硕士',
      en: "Master's degree",
      synonyms: ['mba', 'mpa', 'emba', ...spellings('硕士', disciplines, professions)],
      rank: 2,
    },
    {
      code: '4',
      zh: '学士',
      en: "Bachelor's degree",
      synonyms: ['双学士', ...spellings('学士', disciplines, professions)],
      rank: 1,
    },
  ],
});
