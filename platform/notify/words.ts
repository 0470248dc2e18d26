import type { Label } from '../errors/errors.ts';
import type { NoticeKind } from './notices.ts';

/** What a notice says: whose move it is, and never what is in a record. */
export const kinds: Readonly<Record<NoticeKind, Label>> = {
  move: { zh: '等您办理', en: 'It is your move' },
  soon: { zh: '即将到期', en: 'Due soon' },
  overdue: { zh: '已超期', en: 'Overdue' },
  head: { zh: '本单位超期未办', en: 'Overdue in your department' },
  office: { zh: '有单位超期未办', en: 'Overdue elsewhere' },
};

export const words = {
  subject: {
    zh: '同舟：{count} 件事项等您查看',
    en: 'Tongzhou: {count, plural, one {# matter} other {# matters}} to look at',
  },
  until: { zh: '{line}（{due} 到期）', en: '{line} (due {due})' },
  open: { zh: '登录后查看：{address}', en: 'Sign in to read: {address}' },
  footer: {
    zh: '邮件中不写具体内容。如不想收到，可在“我的账号”中更改。',
    en: 'Mail says nothing of what is in the records. Change what you get in My account.',
  },
  calendar: { zh: '同舟待办', en: 'Tongzhou: my move' },
} as const satisfies Record<string, Label>;
