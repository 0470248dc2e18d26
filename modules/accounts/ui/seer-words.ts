import type { Label } from '../../../platform/errors/errors.ts';

export const words = {
  open: { zh: '谁能看到', en: 'Who can see it' },
  title: { zh: '谁能看到“{title}”', en: 'Who can see “{title}”' },
  note: {
    zh: '按现在的授权，下列账号能看到这条记录。打开过敏感内容的，见右侧的历史。',
    en: 'By the grants in force these accounts see this record. Who opened something sensitive stands in its history.',
  },
  who: { zh: '账号', en: 'Account' },
  by: { zh: '凭什么角色', en: 'By which role' },
  reach: { zh: '范围', en: 'Reach' },
  why: { zh: '授权依据', en: 'Why it was given' },
  whole: { zh: '全区', en: 'The whole district' },
  own: { zh: '本人', en: 'Their own' },
  look: { zh: '以此身份查看', en: 'See what they see' },
  lookTitle: { zh: '以“{name}”的身份查看', en: 'See what {name} sees' },
  seeing: { zh: '您正在以“{name}”的身份查看：只能看，不能办理', en: 'You see what {name} sees, and do not act' },
  end: { zh: '结束', en: 'End' },
} as const satisfies Record<string, Label>;
