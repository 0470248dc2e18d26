import type { Label } from '../../../platform/errors/errors.ts';

export const words = {
  invite: { zh: '邀请使用本系统', en: 'Invite to the system' },
  inviteNote: {
    zh: '给本人一个链接：本人设用户名和密码，或登录后对应到已有的账号，就能看自己的档案。此外不给任何权限。',
    en: 'A link for the person: they choose a user name and a password, or link the account they have, and see their own record. It gives them nothing else.',
  },
  openInvitation: {
    zh: '{by}已发出邀请，有效至 {when}。再给一个，原来的链接作废。',
    en: '{by} has made an invitation that lasts until {when}. Another one makes its link void.',
  },
  account: { zh: '对应的账号', en: 'Account' },
  userName: { zh: '用户名', en: 'User name' },
  state: { zh: '状态', en: 'State' },
  since: { zh: '对应于', en: 'Since' },
  part: { zh: '解除对应', en: 'Part the account' },
  partNote: {
    zh: '此后这个账号不再是此人，看不到此人的档案；账号本身和其他授权不变。',
    en: 'The account stands for this person no more and does not see their record; it and its other grants stay.',
  },
  reason: { zh: '原因', en: 'Reason' },
  parted: { zh: '已解除对应', en: 'The account was parted' },
} as const satisfies Record<string, Label>;
