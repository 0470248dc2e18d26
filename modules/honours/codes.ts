import { codeTable } from '../../platform/codes/codes.ts';

export const awardCategory = codeTable({
  id: 'award-category',
  source: 'own',
  entries: [
    { code: 'suggestions', zh: '建言献策', en: 'Suggestions', synonyms: ['献计献策', '建言'] },
    { code: 'participation', zh: '参政议政', en: 'Participation', synonyms: ['调研', '提案'] },
    { code: 'social-opinion', zh: '社情民意', en: 'Social opinion', synonyms: ['信息'] },
    { code: 'organisation', zh: '组织建设', en: 'Organisation building', synonyms: ['组织', '自身建设'] },
    { code: 'service', zh: '社会服务', en: 'Social service', synonyms: ['扶贫', '公益'] },
    { code: 'theory', zh: '理论研究', en: 'Theory', synonyms: ['理论'] },
    { code: 'work', zh: '本职工作', en: 'Work', synonyms: ['岗位', '科技', '专业'] },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
});

export const prizeGrade = codeTable({
  id: 'prize-grade',
  source: 'own',
  entries: [
    { code: 'special', zh: '特等奖', en: 'Special prize', synonyms: ['特等'] },
    { code: '1', zh: '一等奖', en: 'First prize', synonyms: ['一等', '金奖', '第一名'] },
    { code: '2', zh: '二等奖', en: 'Second prize', synonyms: ['二等', '银奖', '第二名'] },
    { code: '3', zh: '三等奖', en: 'Third prize', synonyms: ['三等', '铜奖', '第三名'] },
    { code: 'merit', zh: '优秀奖', en: 'Merit', synonyms: ['优秀', '鼓励奖', '入围奖'] },
  ],
});

export const publicationKind = codeTable({
  id: 'publication-kind',
  source: 'own',
  entries: [
    { code: 'commended', zh: '表彰', en: 'Commended', synonyms: ['获奖', '入选', '评优'] },
    { code: 'published', zh: '刊登', en: 'Published', synonyms: ['发表', '刊发', '登载', '收录', '采用'] },
    { code: 'submitted', zh: '报送', en: 'Submitted', synonyms: ['投稿', '交流'] },
  ],
});
