import { defineWords, type Label } from '../../platform/errors/errors.ts';

export const words = defineWords('log', {
  notYours: { zh: '日志由审计管理员查看', en: 'The log is for the audit administrator' },
  unknownPlace: { zh: '没有这个辖区，或您不能查看', en: 'There is no such jurisdiction, or you may not see it' },
  tooMany: {
    zh: '共 {count, number} 条，一个工作簿最多 {most, number} 条：请缩小范围，或导出 CSV',
    en: '{count, number} entries, and a workbook takes {most, number}: narrow them down, or export CSV',
  },
  verifying: { zh: '正在核对，请等这一次完成', en: 'The log is being verified; wait for it to end' },
});

/** Columns of the export, which the page uses too. */
export const columns = {
  seq: { zh: '批次', en: 'Batch' },
  at: { zh: '时间', en: 'When' },
  actor: { zh: '人员', en: 'Who' },
  actorId: { zh: '人员编号', en: 'Whose id' },
  via: { zh: '途径', en: 'Via' },
  action: { zh: '操作', en: 'What' },
  record: { zh: '记录', en: 'Record' },
  title: { zh: '名称', en: 'Title' },
  id: { zh: '记录编号', en: 'Id' },
  fields: { zh: '涉及的项', en: 'Fields' },
  details: { zh: '说明', en: 'Details' },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Record<string, Label>;

export const ways: Readonly<Record<string, Label>> = {
  console: { zh: '控制台', en: 'Console' },
  'command line': { zh: '命令行', en: 'Command line' },
  import: { zh: '导入', en: 'Import' },
  token: { zh: '令牌', en: 'Token' },
};

/** What the log tells of besides records. */
export const things: Readonly<Record<string, Label>> = {
  log: { zh: '日志', en: 'The log' },
  import: { zh: '导入的文件', en: 'Imported file' },
  annual_report: { zh: '年度报告', en: 'Yearly report' },
  sealed_report: { zh: '封存的报告', en: 'Sealed report' },
  keyring: { zh: '密钥', en: 'Keys' },
};

/** What is told of an entry that changed nothing. */
export const details: Readonly<Record<string, Label>> = {
  rows: { zh: '行数', en: 'Rows' },
  format: { zh: '格式', en: 'Format' },
  filters: { zh: '条件', en: 'Filters' },
  columns: { zh: '列', en: 'Columns' },
  figure: { zh: '指标', en: 'Figure' },
  where: { zh: '分类', en: 'Part' },
  at: { zh: '截至', en: 'On' },
  during: { zh: '期间', en: 'During' },
  party: { zh: '党派', en: 'Party' },
  by: { zh: '方式', en: 'By' },
  address: { zh: '地址', en: 'Address' },
  secondFactor: { zh: '第二步', en: 'Second step' },
  mediaType: { zh: '类型', en: 'Type' },
  size: { zh: '字节', en: 'Bytes' },
  batches: { zh: '批数', en: 'Batches' },
  entries: { zh: '条数', en: 'Entries' },
  anchors: { zh: '存证', en: 'Anchors' },
  problem: { zh: '不符之处', en: 'What does not match' },
  // What a filter of a list or of the log is by.
  q: { zh: '查找', en: 'Search' },
  state: { zh: '状态', en: 'State' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  actor: { zh: '人员', en: 'Who' },
  via: { zh: '途径', en: 'Via' },
  record: { zh: '记录', en: 'Record' },
  action: { zh: '操作', en: 'What' },
  id: { zh: '记录编号', en: 'Id' },
};

/** Values that are words of the program. */
export const values: Readonly<Record<string, Label>> = {
  password: { zh: '密码', en: 'password' },
  passkey: { zh: '通行密钥', en: 'passkey' },
  'single-sign-on': { zh: '统一认证', en: 'single sign-on' },
  demonstration: { zh: '示例', en: 'demonstration' },
  code: { zh: '验证码', en: 'code' },
  'recovery-code': { zh: '恢复码', en: 'recovery code' },
  aside: { zh: '待改正的行', en: 'rows to correct' },
  file: { zh: '原文件', en: 'the file as uploaded' },
  typed: { zh: '（输入的文字，不记）', en: '(typed, not kept)' },
};
