import type { Who } from '../platform/record/define.ts';

/**
 * Of a record without a lifecycle of its own: nothing is deleted, and what was entered by mistake is withdrawn with a
 * reason. It stays in its place and its history, and no figure counts it. `who` makes and edits it and takes it back.
 */
export function withdrawable(who: Who) {
  return {
    create: who,
    edit: who,
    states: { kept: { zh: '有效', en: 'Kept' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' } },
    editableIn: ['kept'],
    transitions: {
      withdraw: { label: { zh: '撤回', en: 'Withdraw' }, from: ['kept'], to: 'withdrawn', who, reason: true },
      restore: { label: { zh: '恢复', en: 'Restore' }, from: ['withdrawn'], to: 'kept', who, reason: true },
    },
  } as const;
}
