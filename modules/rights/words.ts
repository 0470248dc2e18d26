import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('rights', {
  theirsAlone: { zh: '“我的档案”只有本人能看', en: 'My record is for its owner alone' },
  monthsNeeded: { zh: '请填写此后保存几个月', en: 'Say for how many months it is kept after that' },
  eventNeeded: { zh: '请选择保存期限自何时起算', en: 'Say from when the months are counted' },
  consentIsNoDuty: {
    zh: '以同意为基础的，本人随时可以撤回，期限不能是法定的',
    en: 'Consent can be withdrawn at any time, so its time is not set by law',
  },
  givenInFuture: { zh: '同意日期 {day} 在今天之后', en: 'Consent was given on {day}, which lies in the future' },
  purposeNameTaken: { zh: '已有同名的处理目的', en: 'There is a purpose of this name' },
  consentTwice: { zh: '已经同意过，没有撤回', en: 'Consent was given before and not withdrawn' },
  erasureTwice: { zh: '已有一份删除申请等待答复', en: 'A request for erasure waits for an answer already' },
  needsNoConsent: {
    zh: '“{name}”不以同意为基础，无须同意',
    en: '"{name}" does not rest on consent, so none is needed',
  },
  notLinked: {
    zh: '您的账号没有对应的人员，或没有“成员”的授权，因此没有“我的档案”。请办公室或支部负责人在您的人员页上邀请您',
    en: 'Your account stands for nobody in the records, or has no grant as a member, so there is no record of your own. Ask the office or your secretary to invite you from your page',
  },
  notOfPerson: { zh: '这条记录不是此人的', en: 'That record is not of this person' },
  rowNeeded: { zh: '请指明是哪一条记录', en: 'Say which record is meant' },
  sameValue: { zh: '要改成的内容与现在的一样', en: 'What is wanted is what is there now' },
  changedSince: {
    zh: '“{what}”在申请之后已改为别的内容，请先核对；不再适用的，请不予更正并说明',
    en: '"{what}" has been changed since this was asked. Look at it first; decline with an answer if it no longer applies',
  },
  officeErases: { zh: '只有办公室能看和办理这些事项', en: 'The office alone sees and does this' },
  alreadyErased: { zh: '此人的信息已经删除', en: 'This person has been erased already' },
  nothingGoes: {
    zh: '没有可以删除的内容：都有继续保存的依据。请不予删除并写明依据',
    en: 'Nothing can be erased: there is a basis for all of it. Refuse, and say the basis',
  },
  beforeInFuture: {
    zh: '日期 {day} 在今天之后，只能列出，不能删除',
    en: 'The day {day} lies in the future: it can be listed, not carried out',
  },

  keptFor: { zh: '{name}（依据：{basis}）', en: '{name} (by: {basis})' },
  keptUntil: { zh: '{name}（依据：{basis}），至 {until}', en: '{name} (by: {basis}), until {until}' },
  keptInForce: { zh: '仍在册、在任或在申请中', en: 'Still on the roll, in office or applying' },
  keptMonths: { zh: '{event}之后 {months} 个月', en: '{months, plural, one {# month} other {# months}} from: {event}' },
  keptMonthsByLaw: {
    zh: '{event}之后 {months} 个月（法定）',
    en: '{months, plural, one {# month} other {# months}} from: {event} (by law)',
  },
  keptAsLong: { zh: '目的存续期间', en: 'As long as the purpose lasts' },
  created: { zh: '新建', en: 'Created' },
  edited: { zh: '修改', en: 'Edited' },
  opened: { zh: '查看', en: 'Opened' },
  erased: { zh: '删除个人信息', en: 'Erased' },
  changed: { zh: '改动', en: 'Changed' },

  myRecord: { zh: '我的档案', en: 'My record' },
  asOf: { zh: '{name}，{place}，截至 {day}', en: '{name}, {place}, on {day}' },
  keptOfMe: { zh: '保存了我的哪些信息', en: 'What is kept of me' },
  purposesTitle: { zh: '为什么保存、依据和期限', en: 'Why, on which ground and for how long' },
  logTitle: { zh: '谁看过、谁改过', en: 'Who opened it and who changed it' },
  purpose: { zh: '目的', en: 'Purpose' },
  covers: { zh: '涉及的信息', en: 'Covers' },
  basis: { zh: '依据', en: 'Basis' },
  retention: { zh: '保存期限', en: 'Kept for' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '何人', en: 'Who' },
  whatDone: { zh: '做了什么', en: 'What' },
  why: { zh: '理由', en: 'Why' },
  item: { zh: '项目', en: 'Item' },
  content: { zh: '内容', en: 'Content' },

  wentAnswer: { zh: '已删除：', en: 'Erased: ' },
  staysAnswer: { zh: '依法或依规继续保存：', en: 'Kept by a basis: ' },

  timeIsOver: { zh: '保存期满。', en: 'The time of keeping is over. ' },
  staysCounted: {
    zh: '以化名保留{list}和出生年份：往年的数字按它们分类，去掉会改变已公布的结果',
    en: 'Under the pseudonym stay {list} and the year of birth: figures of past years are broken down by them',
  },
  staysInLog: {
    zh: '日志里本人作为操作人的姓名：网络安全法第二十一条要求留存日志，日志不能改动；日志里关于本人的内容随密钥销毁',
    en: 'The name under which they acted themselves stays in the log, which the Cybersecurity Law (article 21) asks to be kept and which cannot be changed; what it says about them goes with their key',
  },
  staysSealed: {
    zh: '已封存的报告不含姓名，只有记录编号，保持原样',
    en: 'Sealed reports hold no names, only numbers of records, and stay as they are',
  },
  staysInBackups: {
    zh: '此前的备份仍有原来的内容，到备份保存期满为止；恢复旧备份后要重新删除',
    en: 'Backups of before hold what was there until they expire; after restoring one, erase again',
  },
  staysNamesakes: {
    zh: '另有 {count} 位同名人员：只写了姓名、没有关联到本人的地方未动，请自行核对',
    en: 'There are {count} others of this name: where only the name stands and no person is linked, nothing is changed; look there yourself',
  },

  keptWithIdentity: { zh: '随身份信息一起', en: 'With who one is' },
  goesIdentity: {
    zh: '姓名改为化名，其余清空；记录留在原处供统计',
    en: 'The name becomes a pseudonym, the rest is emptied; rows stay for figures',
  },
  goesAccount: { zh: '账号注销，登录资料清空', en: 'The account is closed and emptied' },
  goesName: { zh: '记录中的姓名改为化名', en: 'The name in the records becomes a pseudonym' },
  goesFields: { zh: '清空：{list}', en: 'Emptied: {list}' },
});
