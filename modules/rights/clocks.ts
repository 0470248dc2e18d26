import type { Rule } from '../../platform/clock/rule.ts';

/**
 * What somebody asks about what is kept of them is answered in fifteen working days. 个人信息保护法, article 50, asks for a
 * convenient way and a reason where it is refused, and leaves the number to whoever keeps the data.
 */
export const requestClocks = {
  answer: { length: { workingDays: 15 }, soon: 5, long: 15, label: { zh: '答复申请', en: 'Answer the request' } },
} as const satisfies Readonly<Record<string, Rule>>;
