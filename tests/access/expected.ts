/*
 * Who sees and does what, record by record, to be read by whoever runs the office. Each sentence says how far a role sees
 * (全部, 本党派, 本组织 with what is below, 本人, 本单位, 公用, 自己的 account alone, 无), what it may do there, and what it may open of the
 * sensitive fields. Whoever is not named sees nothing. The matrix holds every endpoint to it.
 */
type Sentences = Readonly<Record<string, string>>;

const honours: Sentences = {
  office: '全部：新建、修改、撤回、恢复',
  'party-secretary': '本党派：新建、修改、撤回、恢复',
  'organisation-secretary': '本组织',
  member: '本人',
};

const common: Sentences = {
  office: '全部：新建、修改、撤回、恢复',
  'party-secretary': '公用',
  'organisation-secretary': '公用',
  member: '公用',
  handler: '公用',
  leader: '公用',
  finance: '公用',
};

/** What belongs to a proposal is seen with it. */
const withProposal = (office: string, sentences: Sentences = {}): Sentences => ({
  office,
  ...{ 'party-secretary': '本党派', 'organisation-secretary': '本组织', member: '本人', handler: '本单位' },
  ...sentences,
});

const everybodysOwn = (administrators: Sentences): Sentences => ({
  ...Object.fromEntries(
    [
      ...['office', 'party-secretary', 'organisation-secretary', 'member', 'handler', 'reviewer', 'leader', 'finance'],
      ...['system-administrator', 'security-administrator', 'audit-administrator'],
    ].map((role) => [role, '自己的']),
  ),
  ...administrators,
});

export const expected: Readonly<Record<string, Sentences>> = {
  organisation: {
    office: '全部：新建、修改、升格、更名、分设、并入另一组织、撤销、撤回、恢复',
    'party-secretary': '本党派：新建、修改、升格、更名、分设、并入另一组织、撤销',
    'organisation-secretary': '本组织',
    member: '本人',
    'security-administrator': '全部',
  },
  organisation_change: honours,
  person: {
    office: '全部：新建、修改、并入另一人、重新分开；打开出生日期、身份证号、手机、海外关系',
    'party-secretary': '本党派：修改；打开出生日期、手机、海外关系',
    'organisation-secretary': '本组织：修改；打开出生日期、手机',
    member: '本人',
  },
  membership: {
    office:
      '全部：新建、修改、转入考察、批准加入、不予批准、申请转出、批准转出、取消转出、转出本地、登记退出、除名、开除、登记离世、更正为在册、撤回',
    'party-secretary':
      '本党派：新建、修改、转入考察、批准加入、不予批准、申请转出、批准转出、取消转出、转出本地、登记退出、除名、开除、登记离世',
    'organisation-secretary': '本组织：申请转出',
    member: '本人',
  },
  body: { ...common, 'security-administrator': '公用' },
  post: honours,
  tenure: {
    office: '全部：新建、修改、登记卸任、更正为在任、撤回',
    'party-secretary': '本党派：新建、修改、登记卸任、更正为在任、撤回',
    'organisation-secretary': '本组织',
    member: '本人',
  },
  setting: common,
  own_day: common,
  award: honours,
  winner: honours,
  publication: honours,
  author: honours,
  enterprise: honours,
  social_opinion: {
    office: '全部：新建、修改、转报、登记采用、登记批示、撤回、恢复',
    'party-secretary': '本党派：新建、修改',
    'organisation-secretary': '本组织',
    member: '本人',
  },
  proposal_session: common,
  proposal: withProposal(
    '全部：新建、修改、提交、立案、退回修改、不予立案、转社情民意、并案、撤案、交办、再次办理、办结',
    {
      'party-secretary': '本党派：新建、修改、提交、撤案',
      'organisation-secretary': '本组织：新建',
      member: '本人：新建、修改、提交、撤案',
    },
  ),
  proposal_signature: withProposal('全部：新建、确认联名、不联名、不再等候', {
    member: '本人：新建、确认联名、不联名',
  }),
  proposal_handling: withProposal(
    '全部：新建、修改、签收、提出异议、维持交办、同意退办、批准延期、提交会办意见、会签、改派',
    {
      handler: '本单位：签收、提出异议、提交会办意见、会签',
    },
  ),
  proposal_opinion: { office: '全部', handler: '本单位' },
  proposal_reply: withProposal('全部：新建、修改、提交答复、退回重办、更改类别、送达提案者、核实承诺', {
    handler: '本单位：新建、修改、提交答复',
  }),
  proposal_contact: withProposal('全部：新建、修改、撤回、恢复', { handler: '本单位：新建、修改、撤回、恢复' }),
  // A department reads it once it is given.
  proposal_feedback: {
    office: '全部：反馈、不再等候',
    'party-secretary': '本党派：反馈',
    member: '本人：反馈',
  },
  proposal_supervision: withProposal('全部：新建、修改、撤回、恢复'),
  proposal_excellence: withProposal('全部：新建、修改、初评通过、评为优秀、不入选、重新评选'),
  proposal_publication: withProposal('全部：新建、修改、公开、撤下'),
  proposal_note: { office: '全部：新建、修改、撤回、恢复' },
  account: everybodysOwn({
    'system-administrator': '全部：新建、修改、停用、恢复、注销；打开手机、电子邮箱',
    'security-administrator': '全部',
  }),
  access_grant: everybodysOwn({ 'security-administrator': '全部：新建、收回' }),
  purpose: common,
  consent: { office: '全部：新建、撤回同意', member: '本人：新建、撤回同意' },
  correction: {
    office: '全部：新建、更正、不予更正；打开现在的内容、应改为',
    member: '本人：新建、撤回；打开现在的内容、应改为',
  },
  erasure: { office: '全部：新建、删除、不予删除', member: '本人：新建、撤回' },
};
