import type { Rule } from '../../platform/clock/rule.ts';

/** Office steps have the usual ten working days; where the statute of a place says otherwise, settings do (settings.ts). */
const step = { length: { workingDays: 10 }, soon: 3, long: 10 } as const;

/** The deadlines of a proposal, each shown on its page; those of departments and signers run once for each of them. */
export const proposalClocks = {
  revise: { ...step, label: { zh: '修改后再提交', en: 'Revise and hand in again' } },
  sign: { ...step, label: { zh: '确认是否联名', en: 'Sign or decline' } },
  screen: { ...step, label: { zh: '审查立案', en: 'Screen' } },
  assign: { ...step, label: { zh: '交办', en: 'Assign' } },
  accept: { ...step, length: { workingDays: 5 }, soon: 2, label: { zh: '签收或提出异议', en: 'Accept or object' } },
  rule: { ...step, length: { workingDays: 5 }, soon: 2, label: { zh: '裁定异议', en: 'Rule on the objection' } },
  opinion: {
    ...{ length: { months: 1 }, most: { months: 2 }, soon: 5, long: 15 },
    label: { zh: '提交会办意见', en: 'Give the opinion' },
  },
  reply: {
    ...{ length: { months: 3 }, most: { months: 6 }, soon: 10, long: 30 },
    label: { zh: '答复提案者', en: 'Reply to the proposers' },
  },
  check: { ...step, label: { zh: '审核答复', en: 'Check the reply' } },
  feedback: { ...step, length: { workingDays: 15 }, label: { zh: '反馈意见', en: 'Give feedback' } },
  promise: { length: { days: 1 }, soon: 20, long: 30, label: { zh: '兑现承诺', en: 'Keep the promise' } },
} as const satisfies Readonly<Record<string, Rule>>;

export type ProposalClock = keyof typeof proposalClocks;
