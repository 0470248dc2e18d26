import type { Label } from '../../../platform/errors/errors.ts';

export const words = {
  // Signing in
  signIn: { zh: '登录', en: 'Sign in' },
  name: { zh: '用户名、工号或手机号', en: 'User name, staff number or phone' },
  userName: { zh: '用户名', en: 'User name' },
  fullName: { zh: '姓名', en: 'Name' },
  password: { zh: '密码', en: 'Password' },
  show: { zh: '显示', en: 'Show' },
  hide: { zh: '隐藏', en: 'Hide' },
  forgotten: { zh: '忘记密码，请向系统管理员要重设链接', en: 'Forgotten? The system administrator gives you a link' },
  waiting: { zh: '请等 {seconds} 秒', en: 'Wait {seconds} s' },
  or: { zh: '或', en: 'or' },
  byPasskey: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
  passkeyFailed: { zh: '没有用通行密钥登录', en: 'The passkey was not used' },
  secondFactor: { zh: '第二步：验证码', en: 'Second step: the code' },
  code: { zh: '验证器上的 6 位数字', en: 'The 6 digits that your device shows' },
  recoveryCode: { zh: '恢复码', en: 'Recovery code' },
  noDevice: { zh: '设备不在身边，用恢复码', en: 'Without the device: use a recovery code' },
  withDevice: { zh: '用设备上的验证码', en: 'Use the code of the device' },
  proceed: { zh: '继续', en: 'Continue' },
  startAgain: { zh: '重新登录', en: 'Start again' },
  sessionEnded: { zh: '登录已结束，请重新登录', en: 'Your session has ended; sign in again' },
  sessionEndedNote: {
    zh: '这一页和您填写的内容都还在，登录后接着做',
    en: 'This page and what you typed are still here; go on once you are in',
  },
  leave: { zh: '不登录，离开', en: 'Leave without signing in' },
  demonstration: { zh: '示例区：选一个身份进入', en: 'Demonstration: choose who to be' },
  demonstrationNote: {
    zh: '人员都是虚构的。每个身份只看到自己该看的。',
    en: 'Nobody here exists. Each sees what their role may see.',
  },
  // Invitations
  welcome: { zh: '{name}，您好', en: 'Welcome, {name}' },
  invited: {
    zh: '您受邀使用同舟。设好密码就可以登录。',
    en: 'You are invited to Tongzhou. Choose a password to sign in.',
  },
  invitedMember: {
    zh: '请您使用同舟，查看本人的档案。设好用户名和密码就可以登录。',
    en: 'You are invited to see your own record in Tongzhou. Choose a user name and a password to sign in.',
  },
  linkSignedIn: {
    zh: '已有账号？先在这个浏览器登录，再打开这个链接，就对应到您的账号。',
    en: 'You have an account? Sign in with this browser first and open this link again, and it becomes yours.',
  },
  linkOwnNote: {
    zh: '您已登录为{account}。您就是{name}本人的话，可以把本人档案对应到这个账号。',
    en: 'You are signed in as {account}. If you are {name}, your own record can be linked to this account.',
  },
  linkOwn: { zh: '对应到我的账号', en: 'Link it to my account' },
  orNew: { zh: '或者另设一个账号：', en: 'Or choose a new account:' },
  linkWaits: {
    zh: '您的账号有授权，这个链接要另一位管理员同意后才能用。请告诉给您链接的人。',
    en: 'Your account has grants, so another administrator has to agree before this link works. Tell whoever gave it to you.',
  },
  linkCode: { zh: '口令', en: 'Code' },
  linkCodeHint: {
    zh: '12 位数字，由同意这个链接的管理员直接告诉您',
    en: '12 digits, which the administrator who agreed to this link tells you directly',
  },
  resetTitle: { zh: '设置新密码', en: 'Choose a new password' },
  resetNote: {
    zh: '设好后，原来的密码作废，其他设备都要重新登录。',
    en: 'The old password is void then, and every other device has to sign in again.',
  },
  firstTitle: { zh: '第一位管理员', en: 'The first administrator' },
  firstNote: {
    zh: '您将是系统管理员：开设账号、管设置，看不到业务记录。授权和审计另有两位管理员，各有各的链接，设好后给您。',
    en: 'You will be the system administrator: accounts and settings, no business records. Two others give grants and audit; you get their links when you are done.',
  },
  until: { zh: '链接有效至 {when}', en: 'The link lasts until {when}' },
  userNameHint: { zh: '两个字以上，可以就是姓名', en: 'Two characters or more; your name will do' },
  newPassword: { zh: '新密码', en: 'New password' },
  passwordHint: {
    zh: '10 个字符以上；一句只有自己知道的话最好',
    en: 'Ten characters or more; a phrase only you know is best',
  },
  setPassword: { zh: '设好密码，登录', en: 'Set the password and sign in' },
  linkGone: { zh: '链接打不开', en: 'This link does not work' },
  toSignIn: { zh: '去登录', en: 'To sign in' },
  twoOthers: { zh: '请把这两个链接分别交给两个人', en: 'Hand these two links to two people' },
  twoOthersNote: {
    zh: '系统、安全、审计三位管理员必须是三个人。链接只在这里显示一次，各能用一次，7 天内有效；当面、电话或内部即时消息转交都可以。丢了可在“账号”里重发。',
    en: 'The three administrators are three people. The links are shown here only, work once each and last 7 days; hand them over as you like. One that is lost is made again under Accounts.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  handedOver: { zh: '已经转交，进入工作台', en: 'Handed over; go to home' },
  linkOf: { zh: '{role}的链接', en: 'Link of the {role}' },
} as const satisfies Record<string, Label>;
