import { type CodeEntry, codeTable } from '../../platform/codes/codes.ts';

interface Basis extends CodeEntry {
  /** Where the law says so. */
  readonly article: string;
}

/** On what ground personal data may be kept: 个人信息保护法, article 13. */
export const lawfulBasis = codeTable<Basis>({
  id: 'lawful-basis',
  source: '个人信息保护法（2021）',
  entries: [
    {
      ...{ code: 'consent', zh: '取得个人同意', en: 'Consent', synonyms: ['同意'] },
      article: '《个人信息保护法》第十三条第一款第（一）项',
    },
    {
      ...{ code: 'contract', zh: '为订立、履行合同所必需', en: 'Contract', synonyms: ['合同'] },
      article: '《个人信息保护法》第十三条第一款第（二）项',
    },
    {
      ...{ code: 'employment', zh: '依法实施人力资源管理所必需', en: 'Employment', synonyms: ['人力资源管理'] },
      article: '《个人信息保护法》第十三条第一款第（二）项',
    },
    {
      ...{ code: 'statutory-duty', zh: '为履行法定职责或者法定义务所必需', en: 'Statutory duty' },
      ...{ synonyms: ['法定职责', '法定义务'], article: '《个人信息保护法》第十三条第一款第（三）项、第三十四条' },
    },
    {
      ...{ code: 'emergency', zh: '应对突发公共卫生事件等紧急情况所必需', en: 'Emergency', synonyms: ['紧急情况'] },
      article: '《个人信息保护法》第十三条第一款第（四）项',
    },
    {
      ...{ code: 'public-interest', zh: '为公共利益实施新闻报道、舆论监督等', en: 'Public interest' },
      ...{ synonyms: ['公共利益'], article: '《个人信息保护法》第十三条第一款第（五）项' },
    },
    {
      ...{ code: 'disclosed', zh: '本人自行公开或者已经合法公开', en: 'Already public', synonyms: ['已经公开'] },
      article: '《个人信息保护法》第十三条第一款第（六）项',
    },
    {
      ...{ code: 'other-law', zh: '法律、行政法规规定的其他情形', en: 'Another law', synonyms: ['其他法律'] },
      article: '《个人信息保护法》第十三条第一款第（七）项',
    },
  ],
});

/** From when the time of keeping runs; until then the purpose lasts. */
export const retentionEvent = codeTable({
  id: 'retention-event',
  source: 'own',
  entries: [
    { code: 'left', zh: '离开党派', en: 'Left the party', synonyms: ['退出', '除名', '开除', '离世', '转出本地'] },
    { code: 'declined', zh: '申请未获批准', en: 'Application declined', synonyms: ['未获批准'] },
    { code: 'out-of-office', zh: '卸任全部职务', en: 'Out of every office', synonyms: ['卸任'] },
  ],
});

interface Category extends CodeEntry {
  /** Fields of the person. */
  readonly person?: readonly string[];
  /** Records about the person, with the fields that are emptied when this goes. */
  readonly records?: Readonly<Record<string, readonly string[]>>;
}

/** What is kept of somebody, in parts that each have purposes of their own. */
export const dataCategory = codeTable<Category>({
  id: 'data-category',
  source: 'own',
  entries: [
    {
      ...{ code: 'identity', zh: '身份信息', en: 'Who one is' },
      person: ['name', 'sex', 'born', 'ethnicity', 'nativePlace', 'idNumber'],
    },
    { code: 'contact', zh: '联系方式', en: 'Contact', person: ['phone', 'email'] },
    {
      ...{ code: 'work', zh: '学历与工作', en: 'Education and work' },
      person: [
        ...['education', 'degree', 'school', 'employer', 'position', 'professionalTitle', 'sector', 'retired'],
        ...['otherPosts', 'note'],
      ],
    },
    {
      ...{ code: 'party', zh: '党派身份与组织关系', en: 'Party and membership' },
      person: ['politicalStatus', 'otherStatus'],
      records: { membership: ['number', 'introducers', 'movedAway'] },
    },
    { code: 'posts', zh: '任职', en: 'Posts', records: { tenure: ['document'] } },
    {
      ...{ code: 'honours', zh: '荣誉成果', en: 'Honours' },
      records: { winner: [], author: [], enterprise: [], social_opinion: [] },
    },
    { code: 'overseas', zh: '海外关系', en: 'Overseas ties', person: ['overseasTies', 'overseasConsent'] },
    { code: 'account', zh: '账号', en: 'Account', records: { account: [], access_grant: [] } },
  ],
});

/** What somebody may ask to have corrected: `record.field`, called as the definitions call it (a test holds both together). */
export const correctable = codeTable({
  id: 'correctable',
  source: 'own',
  entries: [
    { code: 'person.name', zh: '姓名', en: 'Name' },
    { code: 'person.sex', zh: '性别', en: 'Sex' },
    { code: 'person.born', zh: '出生日期', en: 'Born' },
    { code: 'person.ethnicity', zh: '民族', en: 'Ethnicity' },
    { code: 'person.nativePlace', zh: '籍贯', en: 'Native place' },
    { code: 'person.idNumber', zh: '身份证号', en: 'ID number' },
    { code: 'person.politicalStatus', zh: '政治面貌', en: 'Political status' },
    { code: 'person.otherStatus', zh: '另一政治面貌', en: 'Second political status' },
    { code: 'person.education', zh: '学历', en: 'Education' },
    { code: 'person.degree', zh: '学位', en: 'Degree' },
    { code: 'person.school', zh: '毕业院校及专业', en: 'School and subject' },
    { code: 'person.employer', zh: '工作单位', en: 'Employer' },
    { code: 'person.position', zh: '工作职务', en: 'Position at work' },
    { code: 'person.professionalTitle', zh: '职称', en: 'Professional title' },
    { code: 'person.sector', zh: '界别', en: 'Sector' },
    { code: 'person.retired', zh: '已退休', en: 'Retired' },
    { code: 'person.phone', zh: '手机', en: 'Phone' },
    { code: 'person.email', zh: '电子邮箱', en: 'E-mail' },
    { code: 'person.overseasTies', zh: '海外关系', en: 'Overseas ties' },
    { code: 'person.otherPosts', zh: '社会任职', en: 'Other public posts' },
    { code: 'person.note', zh: '备注', en: 'Note' },
    { code: 'membership.number', zh: '党派证号', en: 'Party number' },
    { code: 'membership.joined', zh: '加入时间', en: 'Joined' },
    { code: 'membership.introducers', zh: '介绍人', en: 'Introducers' },
    { code: 'tenure.begins', zh: '任职时间', en: 'From' },
    { code: 'tenure.termEnds', zh: '任期届满', en: 'Term ends' },
    { code: 'tenure.document', zh: '任免文号', en: 'Document number' },
  ],
});
