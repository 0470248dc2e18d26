import { codeTable } from '../../platform/codes/codes.ts';

/** Who brings a proposal in (domain, section 4). Organisations sign with the approval of their leadership. */
export const proposerKind = codeTable({
  id: 'proposer-kind',
  source: 'own',
  entries: [
    { code: 'member', zh: '委员个人', en: 'One member', synonyms: ['委员', '个人提案'] },
    { code: 'joint', zh: '委员联名', en: 'Members jointly', synonyms: ['联名', '联名提案'] },
    { code: 'party', zh: '党派', en: 'A party', synonyms: ['党派提案', '集体提案'] },
    { code: 'organisation', zh: '人民团体或组织', en: 'An organisation', synonyms: ['团体', '组织提案', '工商联'] },
    { code: 'sector', zh: '界别', en: 'A sector', synonyms: ['界别提案', '界别小组'] },
    { code: 'committee', zh: '专门委员会', en: 'A special committee', synonyms: ['专委会', '专委会提案'] },
  ],
});

export const proposalSubject = codeTable({
  id: 'proposal-subject',
  source: 'own',
  entries: [
    { code: 'economy', zh: '经济建设', en: 'Economy', synonyms: ['经济', '经济科技'] },
    { code: 'city', zh: '城乡建设与管理', en: 'City and roads', synonyms: ['城建', '城市建设', '城市管理', '交通'] },
    { code: 'environment', zh: '生态环境', en: 'Environment', synonyms: ['环保', '环境保护'] },
    { code: 'education', zh: '教育', en: 'Education', synonyms: ['教科'] },
    { code: 'health', zh: '医药卫生', en: 'Health', synonyms: ['卫生', '医疗卫生', '医卫'] },
    { code: 'culture', zh: '文化体育', en: 'Culture and sport', synonyms: ['文化', '文体'] },
    { code: 'society', zh: '社会保障与民生', en: 'Social welfare', synonyms: ['民生', '社会', '社会保障'] },
    { code: 'law', zh: '社会治理与法治', en: 'Law and order', synonyms: ['法制', '法治', '社会法制', '社会治理'] },
    { code: 'united-front', zh: '统战与党派工作', en: 'United front', synonyms: ['统战', '党派'] },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
});

/** The only grounds on which a proposal is not filed; the office gives one of them and no other. */
export const rejectionGround = codeTable({
  id: 'rejection-ground',
  source: 'own',
  entries: [
    { code: 'secret', zh: '涉及国家秘密', en: 'State secrets' },
    { code: 'forbidden', zh: '国家法律政策明令禁止', en: 'Forbidden by the state' },
    { code: 'internal', zh: '中共党内及党派内部人事、事务', en: "A party's own personnel or affairs" },
    { code: 'litigation', zh: '已进入诉讼、仲裁程序', en: 'In litigation or arbitration' },
    { code: 'academic', zh: '属于学术研讨', en: 'Academic discussion' },
    { code: 'private', zh: '为本人或他人解决个人问题', en: 'A private matter' },
    { code: 'advertising', zh: '宣传、推介具体作品或产品', en: 'Advertising' },
    { code: 'accusation', zh: '指名举报', en: 'Names somebody accused' },
    { code: 'empty', zh: '内容空泛、没有具体建议', en: 'No concrete suggestion' },
  ],
});

export const handlingRole = codeTable({
  id: 'handling-role',
  source: 'own',
  entries: [
    { code: 'lead', zh: '主办', en: 'Lead' },
    { code: 'co', zh: '会办', en: 'Co-handler', synonyms: ['协办'] },
    { code: 'separate', zh: '分办', en: 'Separate', synonyms: ['分别办理'] },
  ],
});

/** What became of what was asked for; printed at the upper right of the reply letter. */
export const replyClass = codeTable({
  id: 'reply-class',
  source: 'own',
  entries: [
    { code: 'A', zh: 'A 已解决或采纳', en: 'A solved or adopted', synonyms: ['A', 'A类', '已解决', '采纳'] },
    { code: 'B', zh: 'B 列入计划', en: 'B planned', synonyms: ['B', 'B类', '计划解决', '正在解决'] },
    { code: 'C', zh: 'C 留作参考或暂不可行', en: 'C for reference', synonyms: ['C', 'C类', '留作参考', '难以解决'] },
  ],
});

/** Whether what a reply of class B promised was done, as the office found. */
export const promiseKept = codeTable({
  id: 'promise-kept',
  source: 'own',
  entries: [
    { code: 'kept', zh: '已兑现', en: 'Kept' },
    { code: 'partly', zh: '部分兑现', en: 'Kept in part' },
    { code: 'broken', zh: '未兑现', en: 'Not kept' },
  ],
});

export const satisfaction = codeTable({
  id: 'satisfaction',
  source: 'own',
  entries: [
    { code: 'satisfied', zh: '满意', en: 'Satisfied', synonyms: ['很满意'] },
    { code: 'basically', zh: '基本满意', en: 'Basically satisfied' },
    { code: 'not', zh: '不满意', en: 'Not satisfied' },
  ],
});

export const contactKind = codeTable({
  id: 'contact-kind',
  source: 'own',
  entries: [
    { code: 'visit', zh: '走访', en: 'Visit', synonyms: ['上门'] },
    { code: 'call', zh: '电话', en: 'Call' },
    { code: 'meeting', zh: '座谈', en: 'Meeting', synonyms: ['座谈会', '面商会'] },
    { code: 'site', zh: '现场调研', en: 'On site', synonyms: ['调研', '实地调研'] },
    { code: 'letter', zh: '书面', en: 'In writing' },
  ],
});

/** The post of the leader who supervises a key proposal. */
export const supervisingPost = codeTable({
  id: 'supervising-post',
  source: 'own',
  entries: [
    { code: 'secretary', zh: '区委书记', en: 'Secretary of the district committee', synonyms: ['书记'] },
    { code: 'chair', zh: '政协主席', en: 'Chair of the CPPCC', synonyms: ['主席'] },
    { code: 'head', zh: '区长', en: 'Head of the district' },
    { code: 'deputy-head', zh: '副区长', en: 'Deputy head of the district' },
    { code: 'vice-chair', zh: '政协副主席', en: 'Vice-chair of the CPPCC', synonyms: ['副主席'] },
    { code: 'other', zh: '其他领导', en: 'Another leader' },
  ],
});
