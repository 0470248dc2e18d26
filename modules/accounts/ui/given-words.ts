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
  waitsNote: {
    zh: '账号有授权、没有验证码时，链接要另一位管理员在工作台上同意后才能用。',
    en: 'Where the account has grants and no second factor, another administrator agrees on their home page before the link works.',
  },
  linksAwaiting: { zh: '等您同意的链接', en: 'Links that wait for you to agree' },
  linksAwaitingNote: {
    zh: '这些链接单独就能登录有授权的账号，所以不由一位管理员说了算。',
    en: 'Each of these alone leads into an account with grants, so one administrator does not decide it.',
  },
  agree: { zh: '同意', en: 'Agree' },
  agreeTo: { zh: '同意{name}使用链接', en: 'Let {name} use the link' },
  agreeNote: {
    zh: '请先向本人核实，确是本人要的。同意后给您一个口令，由您直接告诉本人。',
    en: 'Ask the person first whether they wanted it. You get a code then, to tell them yourself.',
  },
  codeTitle: { zh: '{name}的口令', en: 'The code for {name}' },
  codeNote: {
    zh: '请直接告诉本人，不要经过给链接的人。口令只在这里显示一次，用链接时要填。丢了请对方重发链接。',
    en: 'Tell it to the person yourself, and not through whoever made the link. It is shown here only; the link asks for it.',
  },
  code: { zh: '口令', en: 'Code' },
  reason: { zh: '依据', en: 'Why' },
  resetFactor: { zh: '清除验证码', en: 'Take the second factor away' },
  resetFactorNote: {
    zh: '本人手机和恢复码都丢了时用。密码一并清除、设备全部退出，之后要给本人新的链接。',
    en: 'For who lost the device and the recovery codes. The password goes too and every session ends; then make a new link.',
  },
  makeLink: { zh: '给出链接', en: 'Make the link' },
  give: { zh: '授权', en: 'Give a grant' },
  giveNote: {
    zh: '给谁、做什么、多大范围、到哪天、凭什么；授给自己不行，收回要写原因。账号此前无授权、凭未经同意的链接设的密码等，授权时一律作废：请系统管理员再给链接，由您同意。',
    en: 'To whom, what, how far, until when and why. Not to yourself; taking it back asks for a reason. Where an account had none before, the password set by a link that nobody agreed to ends: the system administrator makes another, and you agree to it.',
  },
} as const satisfies Record<string, Label>;
