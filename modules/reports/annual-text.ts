import type { Label } from '../../platform/errors/errors.ts';

/** The report's words. A figure's id in square brackets is its value. */
export const texts = {
  title: { zh: '{place}{period}多党合作工作报告', en: 'Report on work with the democratic parties, {place}, {period}' },
  titleOfParty: { zh: '{place}{party}{period}工作报告', en: 'Report on the work of {party}, {place}, {period}' },
  subtitle: { zh: '数据截至 {to}', en: 'As of {to}' },
  comparison: { zh: '各党派对照', en: 'The parties side by side' },
  party: { zh: '党派', en: 'Party' },
  together: { zh: '合计', en: 'Together' },
} as const satisfies Record<string, Label>;

export const opening: Label = {
  zh: '本报告中的每个数字都由记录统计得出，可以查看依据。',
  en: 'Every number in this report is counted from the records and opens to its evidence.',
};

export const closing: Label = {
  zh: '数字由系统按指标定义从记录统计；定义和依据见指标目录。',
  en: 'Numbers are counted from the records by the definitions in the catalogue of figures.',
};

interface Section {
  readonly heading: Label;
  readonly paragraphs: readonly Label[];
  readonly bars?: { readonly caption: Label; readonly figure: string; readonly by: string };
}

export const sections: readonly Section[] = [
  {
    heading: { zh: '组织建设', en: 'Organisations and members' },
    paragraphs: [
      {
        zh: '截至{to}，{place}有基层组织的民主党派 [directory.parties-present] 个，成员 [directory.members] 人，支部 [directory.branches] 个；女性成员 [directory.women] 人，占 [directory.women-share]%。本期新加入成员 [directory.admitted] 人，组织升格 [directory.upgrades] 个；期末人数不足本级要求的组织 [directory.below-threshold] 个。',
        en: 'On {to}, [directory.parties-present] democratic parties had organisations in {place}, with [directory.members] members in [directory.branches] branches; [directory.women] members were women, [directory.women-share] percent. In the period [directory.admitted] people joined and [directory.upgrades] organisations were upgraded; at its end [directory.below-threshold] had fewer members than their level needs.',
      },
    ],
    bars: { caption: { zh: '成员年龄', en: 'Members by age' }, figure: 'directory.members', by: 'age' },
  },
  {
    heading: { zh: '任职情况', en: 'Posts held' },
    paragraphs: [
      {
        zh: '非中共党员任区人大代表 [directory.deputies-not-cpc] 人、区政协委员 [directory.cppcc-not-cpc] 人；民主党派成员任区人大、区政协领导 [directory.in-leading-bodies] 人。党外处级干部 [directory.division-level-not-cpc] 人；[directory.departments-with-not-cpc] 个政府部门配有党外领导干部，[directory.subdistrict-heads-not-cpc] 名党外干部任街道办事处主任。记录在案的在任职务共 [directory.tenures] 项，其中 [directory.terms-ending] 项任期将满。',
        en: "People who are not CPC members held [directory.deputies-not-cpc] seats of the people's congress and [directory.cppcc-not-cpc] of the CPPCC; [directory.in-leading-bodies] party members led one of the two. [directory.division-level-not-cpc] officials of division level were not of the CPC; [directory.departments-with-not-cpc] government departments had a leader who is not, and [directory.subdistrict-heads-not-cpc] such official headed a subdistrict. [directory.tenures] posts are on record as held, and the term of [directory.terms-ending] is about to end.",
      },
    ],
  },
  {
    heading: { zh: '提案', en: 'Proposals' },
    paragraphs: [
      {
        zh: '本期召开的政协会议上，成员提交提案 [proposals.submitted] 件；全部提案中立案 [proposals.filed] 件。评出优秀提案 [proposals.excellent-all] 件，其中成员的 [proposals.excellent] 件，占 [proposals.excellent-share]%；由区委书记或政协主席督办的 [proposals.excellent-supervised-by-leaders] 件。承办单位答复 [proposals.replies] 份，其中已解决或采纳 [proposals.solved] 份，占 [proposals.solved-share]%；核实承诺 [proposals.promises-verified] 项，已兑现 [proposals.promises-kept] 项，占 [proposals.promises-kept-share]%。收到反馈 [proposals.feedback] 份，对结果满意或基本满意的 [proposals.satisfied] 份，占 [proposals.satisfied-share]%。',
        en: "At the CPPCC's sessions of the period members brought in [proposals.submitted] proposals; of all proposals [proposals.filed] were filed. [proposals.excellent-all] were chosen as excellent, [proposals.excellent] of them of members, [proposals.excellent-share] percent; [proposals.excellent-supervised-by-leaders] of these were supervised by the secretary or the chair. Departments sent [proposals.replies] replies, [proposals.solved] of them for what was solved or adopted, [proposals.solved-share] percent; of [proposals.promises-verified] promises that were verified [proposals.promises-kept] were kept, [proposals.promises-kept-share] percent. Proposers gave their feedback [proposals.feedback] times, [proposals.satisfied] times satisfied with the result, [proposals.satisfied-share] percent.",
      },
    ],
    bars: { caption: { zh: '提案类别', en: 'Proposals by subject' }, figure: 'proposals.submitted', by: 'subject' },
  },
  {
    heading: { zh: '荣誉成果', en: 'Honours and achievements' },
    paragraphs: [
      {
        zh: '本期获市级以上奖项 [honours.awards-municipal-up] 项，其中省级以上 [honours.awards-provincial-up] 项，平均每百名成员 [honours.awards-per-hundred] 项；[honours.people-commended-by-party-centre] 人获本党派中央表彰，在建言献策活动中获一等奖 [honours.first-prizes-suggestions] 项。[honours.papers] 篇理论成果被上级表彰或刊登。会员企业中有 [honours.leading-enterprises] 家在行业内领先。',
        en: "Members and organisations won [honours.awards-municipal-up] awards at municipal level or above, [honours.awards-provincial-up] of them provincial or national, [honours.awards-per-hundred] for every hundred members; [honours.people-commended-by-party-centre] were commended by their party's centre, and [honours.first-prizes-suggestions] first prizes were won in calls for suggestions. [honours.papers] theory papers were commended or published. [honours.leading-enterprises] enterprises founded by members lead their industry.",
      },
    ],
  },
];

/** The columns of the comparison. */
export const compared: readonly string[] = [
  'directory.members',
  'directory.branches',
  'directory.women-share',
  'directory.admitted',
  'proposals.submitted',
  'honours.awards-municipal-up',
  'honours.awards-per-hundred',
  'honours.papers',
];
