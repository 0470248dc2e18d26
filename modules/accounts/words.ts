import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('accounts', {
  noEmail: { zh: '邮箱地址的写法不对', en: 'That is not how an e-mail address is written' },
  mayNotSeeAs: {
    zh: '只有办公室人员可以这样查看，且不能以办公室人员或管理员的身份',
    en: 'The office may look so, and never as another of the office or an administrator',
  },
  seeingOnly: {
    zh: '您正在以他人身份查看，只能看，不能办理',
    en: 'You are looking as somebody else: you see and do not act',
  },
  readOnly: { zh: '这个令牌只能读取', en: 'This token reads and does not write' },
  noUserName: {
    zh: '用户名要有两个字以上，用文字、字母或数字（不能只有数字），可以有 . _ -',
    en: 'A user name has two characters or more, letters or digits (not digits alone), and may have . _ -',
  },
  noStaffNumber: { zh: '工号只用文字、字母或数字', en: 'A staff number is made of letters and digits' },
  noPhone: { zh: '不是电话号码', en: 'This is no phone number' },
  nameTaken: { zh: '“{name}”已被另一个账号用来登录', en: '"{name}" is what another account signs in with' },
  userNameTaken: { zh: '这个用户名已被另一个账号用来登录', en: 'Another account signs in with this user name' },
  staffNumberTaken: { zh: '这个工号已被另一个账号用来登录', en: 'Another account signs in with this staff number' },
  phoneTaken: { zh: '这个手机号已被另一个账号用来登录', en: 'Another account signs in with this phone' },
  wrong: { zh: '名称或密码不对，或账号不可用', en: 'The name or the password is wrong, or the account cannot be used' },
  wrongCode: { zh: '验证码不对，或已经用过', en: 'The code is wrong, or was used before' },
  wrongPassword: { zh: '密码不对', en: 'The password is wrong' },
  wait: { zh: '尝试太多，请等 {seconds} 秒后再试', en: 'Too many attempts; wait {seconds} seconds' },
  hasSecondFactor: {
    zh: '已开启验证码：要换设备，请先关闭',
    en: 'There is a second factor; to change the device, remove it first',
  },
  noSecondFactor: {
    zh: '没有开启验证码，不需要恢复码',
    en: 'There is no second factor, so no recovery codes are needed',
  },
  wrongPasskey: { zh: '通行密钥没有通过，请重试', en: 'The passkey was not accepted; try again' },
  noPasskey: { zh: '没有这个通行密钥', en: 'There is no such passkey' },
  noProvider: { zh: '没有设置这个统一认证', en: 'There is no such single sign-on' },
  providerAway: {
    zh: '统一认证现在连不上，请稍后再试',
    en: 'The single sign-on cannot be reached now; try again later',
  },
  wrongIdentity: { zh: '统一认证没有通过，请重试', en: 'The single sign-on was not accepted; try again' },
  unknownIdentity: {
    zh: '这个统一认证身份还没有关联账号：请先用密码登录，再到“我的账号”里关联',
    en: 'No account belongs to this identity yet: sign in with your password and link it in your account',
  },
  identityTaken: { zh: '这个统一认证身份已关联另一个账号', en: 'This identity belongs to another account' },
  noIdentity: { zh: '没有关联这个统一认证身份', en: 'There is no such identity' },
  noToken: { zh: '没有这个令牌，或已撤销', en: 'There is no such token, or it was revoked' },
  notYourRole: { zh: '令牌只能带您自己现有的角色', en: 'A token carries roles that you have' },
  tokenDay: {
    zh: '令牌的最后一天应在今天到一年之后',
    en: 'The last day of a token lies between today and a year from now',
  },
  signInFirst: { zh: '请先登录', en: 'Sign in first' },
  signInAgain: { zh: '登录已过时，请重新登录', en: 'Too much time has passed; sign in again' },
  notByToken: { zh: '这件事要登录后做，不能用令牌', en: 'This is done signed in, not with a token' },
  noInvitation: {
    zh: '这个链接不存在、已用过或已过期，请向管理员要一个新的',
    en: 'There is no such link, or it was used or has expired; ask the administrator for another',
  },
  notKept: { zh: '已并入他人或已删除的人员不能邀请', en: 'Nobody is invited who was merged into another or erased' },
  personHasAccount: { zh: '此人已有对应的账号“{name}”', en: 'This person has the account "{name}" already' },
  personTaken: { zh: '此人已有对应的账号', en: 'This person has an account already' },
  accountHasPerson: {
    zh: '这个账号已对应一位人员：一个账号只对应一人',
    en: 'This account stands for a person already, and stands for one alone',
  },
  noAccount: { zh: '此人没有对应的账号', en: 'This person has no account' },
  whyPart: { zh: '请写明原因', en: 'Say why' },
  ownInvitation: {
    zh: '这是您自己发出的邀请，要由受邀的人接受',
    en: 'You made this invitation yourself; whom it is for accepts it',
  },
  mayNotInvite: { zh: '您不能邀请', en: 'You may not invite' },
  notAgreed: {
    zh: '这个链接要另一位管理员同意后才能用：账号有授权，又没有验证码',
    en: 'Another administrator has to agree to this link first: the account has grants and no second factor',
  },
  wrongLinkCode: {
    zh: '这个链接还要口令：同意的管理员会直接告诉您',
    en: 'This link needs its code: the administrator who agreed tells it to you directly',
  },
  nothingWaits: { zh: '没有等您同意的链接', en: 'No link waits for you to agree' },
  whyAgree: { zh: '请写明依据，如“已当面核实”', en: 'Say why, "asked them in person" for instance' },
  whyReset: { zh: '请写明原因', en: 'Say why' },
  staffNumberHeld: {
    zh: '有授权的账号不能改工号：统一认证按工号登录。请安全管理员先收回授权',
    en: 'The staff number of an account with grants stays: a single sign-on may let in by it. The security administrator takes the grants back first',
  },
  cannotInvite: { zh: '停用或注销的账号不能邀请', en: 'Nobody is invited to an account that is suspended or closed' },
  accountsExist: { zh: '已有账号，请向管理员要邀请', en: 'There are accounts; ask an administrator for an invitation' },
});
