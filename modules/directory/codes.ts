import { codeTable } from '../../platform/codes/codes.ts';

/** What happened to an organisation. The office's own terms; there is no national table. */
export const changeKind = codeTable({
  id: 'organisation-change',
  source: 'own',
  entries: [
    { code: 'founded', zh: '成立', en: 'Founded', synonyms: ['设立', '新建', '组建'] },
    { code: 'upgraded', zh: '升格', en: 'Upgraded', synonyms: ['升级', '改设'] },
    { code: 'renamed', zh: '更名', en: 'Renamed', synonyms: ['改名'] },
    { code: 'merged', zh: '合并', en: 'Merged', synonyms: ['并入'] },
    { code: 'split', zh: '分设', en: 'Split', synonyms: ['分立', '拆分'] },
    { code: 'dissolved', zh: '撤销', en: 'Dissolved', synonyms: ['注销', '解散'] },
  ],
});

/** What kind of body a post sits in; decides which leadership counts (domain, section 1). */
export const bodyKind = codeTable({
  id: 'body-kind',
  source: 'own',
  entries: [
    { code: 'congress', zh: '人民代表大会', en: "People's congress", synonyms: ['人大'] },
    { code: 'congress-committee', zh: '人大常委会', en: "People's congress standing committee" },
    { code: 'cppcc', zh: '政协', en: 'CPPCC', synonyms: ['政协委员会'] },
    { code: 'government', zh: '人民政府', en: "People's government" },
    { code: 'department', zh: '政府部门', en: 'Government department', synonyms: ['部门', '工作部门'] },
    { code: 'subdistrict', zh: '街道办事处', en: 'Subdistrict office', synonyms: ['街道', '镇政府'] },
    { code: 'centre', zh: '下属单位', en: 'Subordinate unit', synonyms: ['事业单位', '下属中心'] },
    { code: 'enterprise', zh: '企业', en: 'Enterprise', synonyms: ['国有企业'] },
    { code: 'court', zh: '法院、检察院', en: 'Court or procuratorate', synonyms: ['法院', '检察院'] },
    { code: 'party-organ', zh: '党委部门、群团', en: 'Party organ or mass organisation' },
    { code: 'leading-group', zh: '领导小组', en: 'Leading group' },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
});

/** What a seat is, whatever it is called. */
export const postRole = codeTable({
  id: 'post-role',
  source: 'own',
  entries: [
    { code: 'head', zh: '正职', en: 'Head' },
    { code: 'deputy', zh: '副职', en: 'Deputy head' },
    { code: 'secretary', zh: '秘书长', en: 'Secretary general' },
    { code: 'delegate', zh: '代表', en: 'Congress deputy' },
    { code: 'member', zh: '委员', en: 'Member' },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
});

export const tenureBeginning = codeTable({
  id: 'tenure-beginning',
  source: 'own',
  entries: [
    { code: 'elected', zh: '选举', en: 'Elected', synonyms: ['当选'] },
    { code: 'appointed', zh: '任命', en: 'Appointed', synonyms: ['委任', '聘任'] },
    { code: 'promoted', zh: '提任', en: 'Promoted', synonyms: ['提拔', '晋升'] },
    { code: 'transferred', zh: '调任', en: 'Transferred', synonyms: ['平调', '转任'] },
  ],
});

export const tenureEnding = codeTable({
  id: 'tenure-ending',
  source: 'own',
  entries: [
    { code: 'term', zh: '任期届满', en: 'End of term', synonyms: ['届满', '换届'] },
    { code: 'removed', zh: '免职', en: 'Relieved' },
    { code: 'resigned', zh: '辞职', en: 'Resigned', synonyms: ['请辞'] },
    { code: 'promoted', zh: '升任', en: 'Promoted' },
    { code: 'retired', zh: '退休', en: 'Retired' },
    { code: 'deceased', zh: '离世', en: 'Deceased', synonyms: ['去世', '逝世'] },
  ],
});

/** What the office may set for its jurisdiction, each with the value that holds where nothing is set. */
export const settingName = codeTable({
  id: 'setting-name',
  source: 'own',
  entries: [
    { code: 'term-window', zh: '任期将满提醒（天）', en: 'Days before the end of a term to warn', usual: 90 },
    { code: 'members-of-branch', zh: '支部最少成员（人）', en: 'Fewest members of a branch', usual: 3 },
    {
      code: 'members-of-general-branch',
      zh: '总支部最少成员（人）',
      en: 'Fewest members of a general branch',
      usual: 20,
    },
    {
      ...{ code: 'members-of-grassroots-committee', usual: 50 },
      ...{ zh: '基层委员会最少成员（人）', en: 'Fewest members of a grassroots committee' },
    },
    {
      code: 'proposal-objection-days',
      zh: '提案签收异议期（工作日）',
      en: 'Working days to object to a proposal',
      usual: 5,
    },
    {
      code: 'proposal-opinion-months',
      zh: '会办意见时限（月）',
      en: 'Months for the opinion of a co-handler',
      usual: 1,
    },
    { code: 'proposal-reply-months', zh: '提案答复时限（月）', en: 'Months to reply to a proposal', usual: 3 },
    {
      ...{ code: 'proposal-reply-most-months', usual: 6 },
      ...{ zh: '提案答复最长时限（月）', en: 'Most months to reply to a proposal' },
    },
    { code: 'escalate-to-head-days', zh: '超期几天后告知单位负责人', en: 'Days late until the head is told', usual: 3 },
    { code: 'escalate-to-office-days', zh: '超期几天后告知办公室', en: 'Days late until the office is told', usual: 7 },
    { code: 'files-gigabytes', zh: '附件总量上限（GB）', en: 'Most gigabytes of files', usual: 20 },
  ],
});
