import type { Label } from '../errors/errors.ts';

export const attachmentWords = {
  files: { zh: '附件', en: 'Attachments' },
  none: { zh: '还没有附件', en: 'There are none yet' },
  drop: { zh: '把文件拖到这里，或', en: 'Drop files here, or' },
  add: { zh: '添加附件', en: 'Add files' },
  taken: {
    zh: '{types}；每个最多 {max} MB。照片里的拍摄地点会去掉',
    en: '{types}; up to {max} MB each. The place is removed from photographs',
  },
  sending: { zh: '正在上传“{name}”', en: 'Sending "{name}"' },
  added: { zh: '已添加 {count} 个附件', en: '{count, plural, one {# file} other {# files}} added' },
  download: { zh: '下载', en: 'Download' },
  downloadOf: { zh: '下载“{name}”', en: 'Download "{name}"' },
  opensNew: { zh: '{name}（在新标签页打开）', en: '{name} (opens in a new tab)' },
  withdraw: { zh: '撤下', en: 'Take away' },
  withdrawOf: { zh: '撤下“{name}”', en: 'Take away "{name}"' },
  withdrawn: { zh: '已撤下“{name}”', en: '"{name}" was taken away' },
  withdrawnOnes: { zh: '已撤下 {count} 个', en: '{count} taken away' },
  restore: { zh: '恢复', en: 'Bring back' },
  restoreOf: { zh: '恢复“{name}”', en: 'Bring back "{name}"' },
  restored: { zh: '已恢复“{name}”', en: '"{name}" is back' },
} as const satisfies Record<string, Label>;
