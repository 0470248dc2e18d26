import { codeTable } from '../platform/codes/codes.ts';

/**
 * 职级 of officials (1..) and of staff of public institutions (2..). The grades that replaced non-leading posts in 2019
 * (一级调研员 ...) have no codes in the standard: each stands with the rank whose treatment it carries, as do the posts before.
 */
export const positionRank = codeTable({
  id: 'position-rank',
  source: 'GB/T 12407-2008 职务级别代码',
  entries: [
    { code: '101', zh: '国家级正职', en: 'National leader', synonyms: ['正国级'] },
    { code: '102', zh: '国家级副职', en: 'Deputy national leader', synonyms: ['副国级'] },
    {
      code: '111',
      zh: '省部级正职',
      en: 'Provincial or ministerial head',
      synonyms: ['正省级', '正部级', '正省部级'],
    },
    {
      code: '112',
      zh: '省部级副职',
      en: 'Provincial or ministerial deputy',
      synonyms: ['副省级', '副部级', '副省部级'],
    },
    {
      code: '121',
      zh: '厅局级正职',
      en: 'Bureau head',
      synonyms: ['正厅', '正厅级', '正局', '正局级', '正厅局级', '巡视员', '一级巡视员'],
    },
    {
      code: '122',
      zh: '厅局级副职',
      en: 'Deputy bureau head',
      synonyms: ['副厅', '副厅级', '副局级', '副厅局级', '副巡视员', '二级巡视员'],
    },
    {
      code: '131',
      zh: '县处级正职',
      en: 'Division head',
      synonyms: ['正处', '正处级', '正县级', '正县处级', '处级正职', '正处职', '调研员', '一级调研员', '二级调研员'],
    },
    {
      code: '132',
      zh: '县处级副职',
      en: 'Deputy division head',
      synonyms: ['副处', '副处级', '副县级', '副县处级', '处级副职', '副处职', '副调研员', '三级调研员', '四级调研员'],
    },
    {
      code: '141',
      zh: '乡科级正职',
      en: 'Section head',
      synonyms: ['正科', '正科级', '正乡科级', '科级正职', '正科职', '主任科员', '一级主任科员', '二级主任科员'],
    },
    {
      code: '142',
      zh: '乡科级副职',
      en: 'Deputy section head',
      synonyms: ['副科', '副科级', '副乡科级', '科级副职', '副科职', '副主任科员', '三级主任科员', '四级主任科员'],
    },
    { code: '150', zh: '科员级', en: 'Section member', synonyms: ['科员', '一级科员'] },
    { code: '160', zh: '办事员级', en: 'Clerk', synonyms: ['办事员', '二级科员'] },
    { code: '199', zh: '未定职公务员', en: 'Civil servant without rank', synonyms: ['未定职', '试用期'] },
    { code: '211', zh: '一级职员', en: 'Staff grade 1', synonyms: ['管理一级'] },
    { code: '212', zh: '二级职员', en: 'Staff grade 2', synonyms: ['管理二级'] },
    { code: '221', zh: '三级职员', en: 'Staff grade 3', synonyms: ['管理三级'] },
    { code: '222', zh: '四级职员', en: 'Staff grade 4', synonyms: ['管理四级'] },
    { code: '231', zh: '五级职员', en: 'Staff grade 5', synonyms: ['管理五级'] },
    { code: '232', zh: '六级职员', en: 'Staff grade 6', synonyms: ['管理六级'] },
    { code: '241', zh: '七级职员', en: 'Staff grade 7', synonyms: ['管理七级'] },
    { code: '242', zh: '八级职员', en: 'Staff grade 8', synonyms: ['管理八级'] },
    { code: '250', zh: '九级职员', en: 'Staff grade 9', synonyms: ['管理九级'] },
    { code: '260', zh: '十级职员', en: 'Staff grade 10', synonyms: ['管理十级'] },
    { code: '299', zh: '未定级职员', en: 'Staff without grade' },
  ],
});

/** 处级: 县处级正职 and 县处级副职. */
export const divisionRanks: readonly string[] = ['131', '132'];

export function isDivision(code: string): boolean {
  return divisionRanks.includes(code);
}
