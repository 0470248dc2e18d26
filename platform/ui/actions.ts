import type { Label } from '../errors/errors.ts';
import type { Definition } from '../record/define.ts';
import { words } from './words.ts';

/** What happens to a record besides its transitions, and to an account when somebody signs in with it. */
const actions: Readonly<Record<string, Label>> = {
  create: words.created,
  edit: words.edited,
  reveal: words.revealed,
  undo: words.undone,
  'follow-merger': words.followedMerger,
  part: words.parted,
  transferWithMerger: words.followedMerger,
  invite: { zh: '给出邀请链接', en: 'Made an invitation' },
  'reset-password': { zh: '给出重设密码的链接', en: 'Made a link for a new password' },
  'set-password': { zh: '设置了密码', en: 'Chose a password' },
  'change-password': { zh: '修改了密码', en: 'Changed the password' },
  'sign-in': { zh: '登录', en: 'Signed in' },
  'sign-in-begun': { zh: '输对密码，等验证码', en: 'Gave the password, before the second factor' },
  'sign-in-failed': { zh: '登录失败', en: 'Failed to sign in' },
  'sign-out': { zh: '退出', en: 'Signed out' },
  'sign-out-everywhere': { zh: '全部退出', en: 'Signed out everywhere' },
  'second-factor-begun': { zh: '开始设置验证码', en: 'Began a second factor' },
  'second-factor-added': { zh: '开启验证码', en: 'Added a second factor' },
  'second-factor-failed': { zh: '验证码没有通过', en: 'Failed at the second factor' },
  'second-factor-removed': { zh: '关闭验证码', en: 'Removed the second factor' },
  'recovery-codes-made': { zh: '重发恢复码', en: 'Made new recovery codes' },
  'passkey-added': { zh: '添加通行密钥', en: 'Added a passkey' },
  'passkey-removed': { zh: '删除通行密钥', en: 'Removed a passkey' },
  'identity-linked': { zh: '关联统一认证', en: 'Linked a single sign-on' },
  'identity-removed': { zh: '取消关联统一认证', en: 'Unlinked a single sign-on' },
  'token-made': { zh: '新建令牌', en: 'Made a token' },
  'token-revoked': { zh: '撤销令牌', en: 'Revoked a token' },
};

/** What somebody did, in words: the transition's own name where it was one. */
export function labelOfAction(definition: Definition, action: string): Label {
  return definition.transitions?.[action]?.label ?? actions[action] ?? { zh: action, en: action };
}
