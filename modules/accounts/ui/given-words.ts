import type { Label } from '../../../platform/errors/errors.ts';

export const words = {
  inviteTitle: { zh: '邀请', en: 'Invite somebody' },
  inviteNote: {
    zh: '开一个账号，给本人一个链接，密码由本人设。能看什么、做什么，由安全管理员授权。',
    en: 'Makes an account with a link; its owner chooses the password. What they may see and do is the security administrator’s to give.',
  },
  inviteVerb: { zh: '邀请', en: 'Invite' },
  linkTitle: { zh: '请把链接交给本人', en: 'Hand this link to its owner' },
  linkNote: {
    zh: '链接只在这里显示一次，能用一次，有效至 {when}。当面、电话或内部即时消息转交都可以。',
    en: 'It is shown here only, works once, and lasts until {when}. Hand it over as you like.',
  },
  link: { zh: '链接', en: 'Link' },
  another: { zh: '再邀请一位', en: 'Invite another' },
  toAccount: { zh: '打开账号', en: 'Open the account' },
  inviteAgain: { zh: '重发邀请', en: 'Invite again' },
  reset: { zh: '重设密码', en: 'Reset the password' },
  inviteAgainNote: { zh: '原来的链接作废。', en: 'The link of before is void then.' },
  resetNote: {
    zh: '本人用链接设新密码；在那之前原密码照用，设好后原密码作废、其他设备都要重新登录。验证码不变。',
    en: 'Its owner chooses a new password by a link; until then the old one works. A second factor stays.',
  },
  makeLink: { zh: '给出链接', en: 'Make the link' },
  give: { zh: '授权', en: 'Give a grant' },
  giveNote: {
    zh: '给谁、做什么、多大范围、到哪天、凭什么；授给自己不行，收回要写原因。',
    en: 'To whom, what, how far, until when and why. Not to yourself; taking it back asks for a reason.',
  },
} as const satisfies Record<string, Label>;
