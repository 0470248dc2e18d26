import { codeTable } from '../platform/codes/codes.ts';

export const sex = codeTable({
  id: 'sex',
  source: 'GB/T 2261.1-2003 个人基本信息分类与代码 第1部分：人的性别代码',
  entries: [
    { code: '0', zh: '未知的性别', en: 'Not known', synonyms: ['未知'] },
    { code: '1', zh: '男', en: 'Male', synonyms: ['男性', '男士'] },
    { code: '2', zh: '女', en: 'Female', synonyms: ['女性', '女士'] },
    { code: '9', zh: '未说明的性别', en: 'Not stated', synonyms: ['未说明'] },
  ],
});
