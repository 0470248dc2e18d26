/** What the demonstration district keeps data for: made up, and marked so. */
export const demoPurposes: readonly Readonly<Record<string, string | number | boolean>>[] = [
  {
    ...{ name: '示例：掌握党派成员情况', covers: 'identity', basis: 'statutory-duty', event: 'left', months: 120 },
    ...{ statutory: true, source: '示例规定第一条', description: '核实成员身份，统计党派发展情况' },
  },
  {
    ...{ name: '示例：办理加入申请', covers: 'identity', basis: 'statutory-duty', event: 'declined', months: 6 },
    ...{ source: '示例规定第二条', description: '考察和批准加入；未获批准的到期删除' },
  },
  {
    ...{ name: '示例：组织关系管理', covers: 'party', basis: 'statutory-duty', event: 'left', months: 120 },
    ...{ statutory: true, source: '示例规定第一条', description: '转入、转出和组织生活' },
  },
  {
    ...{ name: '示例：通知开会和活动', covers: 'contact', basis: 'statutory-duty', event: 'left', months: 6 },
    ...{ description: '电话和邮件通知；离开之后到期清空' },
  },
  {
    ...{ name: '示例：人才结构统计', covers: 'work', basis: 'statutory-duty', event: 'left', months: 24 },
    ...{ description: '按学历、职业和界别统计' },
  },
  {
    ...{ name: '示例：任职管理', covers: 'posts', basis: 'statutory-duty', event: 'out-of-office', months: 360 },
    ...{ statutory: true, source: '示例规定第三条', description: '推荐、任免和换届' },
  },
  {
    ...{ name: '示例：表彰和宣传', covers: 'honours', basis: 'public-interest' },
    ...{ description: '荣誉和成果的登记与公布' },
  },
  {
    ...{ name: '示例：海外联谊', covers: 'overseas', basis: 'consent' },
    ...{ description: '与海外亲友的联谊，只在本人同意时保存' },
  },
  {
    ...{ name: '示例：节日慰问', covers: 'contact', basis: 'consent' },
    ...{ description: '节日问候和慰问，只在本人同意时使用联系方式' },
  },
];

/** What the member of the demonstration has agreed to. */
export const demoConsents = ['示例：节日慰问', '示例：海外联谊'];
