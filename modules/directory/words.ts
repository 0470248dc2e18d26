import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('directory', {
  bornInFuture: { zh: '出生日期 {born} 在今天之后，请核对', en: 'Born on {born} lies in the future; check it' },
  tooOld: { zh: '出生日期 {born} 距今超过 120 年，请核对', en: 'Born on {born} is over 120 years ago; check it' },
  idCheckDigit: {
    zh: '身份证号校验位不对，应查原件',
    en: 'The check digit of the ID number is wrong; look at the original',
  },
  idShape: { zh: '身份证号应为 18 位（或旧 15 位）', en: 'An ID number has 18 digits (15 on old cards)' },
  idOtherSex: {
    zh: '身份证号表明性别为{sex}，与所填不同',
    en: 'The ID number says {sex}, which differs from the sex given',
  },
  idOtherBirth: {
    zh: '身份证号表明出生于 {born}，与所填不同',
    en: 'The ID number says born {born}, which differs from the date given',
  },
  phoneShape: {
    zh: '电话“{phone}”不像号码：应为 11 位手机号或带区号的座机',
    en: 'The phone "{phone}" is no number: 11 digits, or a landline with its area code',
  },
  emailShape: { zh: '电子邮箱“{email}”格式不对', en: '"{email}" is no e-mail address' },
  joinedInFuture: { zh: '加入时间 {joined} 在今天之后', en: 'Joined on {joined}, which lies in the future' },
  joinedAsChild: {
    zh: '加入时年龄为 {age} 岁，请核对出生日期和加入时间',
    en: 'Was {age} when joining; check the birth date and the joining date',
  },
  endsBeforeBegins: { zh: '终止日期早于起始日期', en: 'The last day is before the first' },
  endInFuture: { zh: '终止日期 {ends} 在今天之后', en: 'The last day {ends} lies in the future' },
  mergeIntoItself: { zh: '不能并入本人', en: 'A person cannot be merged into themselves' },
  mergeIntoMerged: {
    zh: '所选的人已并入他人，请选那个人',
    en: 'The person chosen is merged into another; choose that one',
  },
  mergeBothAccounts: {
    zh: '两人都有对应的账号：请先解除其中一个的对应，再合并',
    en: 'Both have an account: part one of them from its account first',
  },
  mergeHasMerged: {
    zh: '有 {count} 人已并入此人，请先重新分开',
    en: '{count} people are merged into this one; part them first',
  },
  transferToSame: { zh: '转往的组织就是现在的组织', en: 'The organisation transferred to is the present one' },
  transferOtherParty: { zh: '转往的组织属于另一党派', en: 'The organisation transferred to is of another party' },
  transferBeforeBegin: {
    zh: '转入之日 {on} 须晚于在现组织的起始日期',
    en: 'The first day there, {on}, must be after the first day here',
  },
  alreadyMember: {
    zh: '此人在该党派已有在册关系：{organisation}，请用转出',
    en: 'This person already has an active membership of that party: {organisation}; use a transfer',
  },
  changeInFuture: { zh: '日期 {on} 在今天之后', en: 'The date {on} lies in the future' },
  changeBeforeFounded: { zh: '日期早于成立日期 {founded}', en: 'That is before it was founded ({founded})' },
  termEndsBeforeBegins: { zh: '任期届满早于任职时间', en: 'The term ends before the tenure begins' },
  partOfTransfer: {
    zh: '这段组织关系由转入而来，不能单独撤回；请更正转出的日期，或再转回',
    en: 'It came by a transfer and cannot be withdrawn alone; correct the days of the transfer, or transfer back',
  },
  beginsByTransfer: {
    zh: '起始日期由转入之日决定（{begins}），不能单独修改',
    en: 'The first day is that of the transfer ({begins}) and cannot be changed alone',
  },
  overlaps: {
    zh: '与在“{organisation}”的组织关系日期重叠，一天不能计两次',
    en: 'It overlaps with the membership at "{organisation}": no day counts twice',
  },
  tiesOfOthers: {
    zh: '海外关系只为致公党、台盟成员保存',
    en: 'Overseas ties are kept of members of Zhigong and Taimeng only',
  },
  tiesWithoutConsent: {
    zh: '保存海外关系须经本人同意，请填写同意日期',
    en: 'Overseas ties are kept by consent only; enter the day of the consent',
  },
  organisationInUse: {
    zh: '有 {count} 条组织关系、职务或下级组织属于它，不能撤回；请用“撤销”',
    en: '{count} memberships, posts or organisations belong to it, so it cannot be withdrawn; dissolve it',
  },
  levelMustRise: { zh: '升格后的级别须高于现级别', en: 'The new level must be above the present one' },
  dissolvedBeforeFounded: { zh: '撤销日期早于成立日期', en: 'Dissolved before it was founded' },
  stillHasMembers: {
    zh: '还有 {count} 名在册成员，请先转出，或改用“并入另一组织”',
    en: 'It still has {count} active members; transfer them, or merge it into another organisation',
  },
  ownParent: {
    zh: '上级组织不能是自己或自己的下级',
    en: 'The parent cannot be the organisation itself or one below it',
  },
  parentOtherParty: { zh: '上级组织属于另一党派', en: 'The parent is of another party' },
  usccCheck: { zh: '统一社会信用代码校验位不对', en: 'The check character of the USCC is wrong' },
  postWithoutPlace: { zh: '职务须属于一个机构或一个党派组织', en: 'A post belongs to a body or to an organisation' },
  idNumberTaken: {
    zh: '已有人使用这个身份证号，请查找后修改或合并',
    en: 'Somebody has this ID number already; find and edit or merge them',
  },
  alreadyOnRoll: { zh: '此人在该党派已有在册关系', en: 'This person is on the roll of that party already' },
  numberTaken: { zh: '该党派已有成员使用这个证号', en: 'Another member of the party has this number' },
  organisationNameTaken: { zh: '该党派已有同名组织', en: 'The party has an organisation of this name' },
  bodyNameTaken: { zh: '已有同名机构', en: 'There is a body of this name' },
  ownDayTaken: { zh: '这一天已经设过', en: 'That day is set already' },
  settingTaken: { zh: '已有这项规定，请修改原来的', en: 'This rule is set already; edit it' },
  tiesNotKept: {
    zh: '海外关系只为致公党、台盟成员保存，这一格未采用',
    en: 'Overseas ties are kept for members of Zhigong and Taimeng only; this cell is not taken',
  },
  organisationMissing: { zh: '没有写所在支部', en: 'The branch is missing' },
  newOrganisation: {
    zh: '没有“{name}”，写入时将新建；若是笔误请选择已有的组织',
    en: 'There is no "{name}"; it will be created. If it is a slip, choose an existing one',
  },
  whichOrganisation: {
    zh: '“{name}”可能指几个组织，请选择',
    en: '"{name}" may mean several organisations; choose one',
  },
  parentUnknown: {
    zh: '没有上级组织“{name}”，这一格未采用',
    en: 'There is no parent organisation "{name}"; this cell is not taken',
  },
  createNew: { zh: '新建', en: 'Create new' },
  otherOrganisation: {
    zh: '在册于“{name}”，与表中不同；接受即自 {on} 起调动，此前不变',
    en: 'On the roll at "{name}", unlike the sheet; accepting it is a transfer on {on}, and nothing before changes',
  },
  otherOrganisationBefore: {
    zh: '在册于“{name}”，与表中不同；此表（{on}）早于到该组织之日，接受即保持原样',
    en: 'On the roll at "{name}", unlike the sheet, which is of {on}, before that began; accepting it keeps what is there',
  },
  correctOrganisation: { zh: '原来登记有误，按表更正', en: 'It was entered wrongly: correct it' },
  keepOrganisation: { zh: '保持原样', en: 'Keep as it is' },
  sameNumber: { zh: '党派证号相同', en: 'The same party number' },
  sameIdNumber: { zh: '身份证号相同', en: 'The same ID number' },
  sameNameAndBirth: { zh: '姓名相同、出生日期相符', en: 'The same name and an agreeing birth date' },
  sameName: { zh: '党派内只有这一个同名的人', en: 'The only one of this name in the party' },
  chosen: { zh: '由您选定', en: 'Chosen by you' },
  otherName: { zh: '证号与在册的“{name}”相同，姓名不同', en: 'The number is that of "{name}", whose name differs' },
  numbersDiffer: {
    zh: '党派证号是“{one}”的，身份证号是“{other}”的，请核对',
    en: 'The party number is that of {one}, the ID number that of {other}; check both',
  },
  numberOfAnother: {
    zh: '党派证号是“{name}”的，姓名和出生日期都不同，请核对',
    en: 'The party number is that of {name}, whose name and birth date are other ones; check it',
  },
  whichPerson: {
    zh: '有 {count} 个“{name}”，请选择是哪一位',
    en: 'There are {count} people called "{name}"; choose one',
  },
  rankOfSeveral: {
    zh: '有 {count} 人任“{post}”，只把此人的职级改为{rank}',
    en: '{count} people are "{post}"; the rank of this one alone becomes {rank}',
  },
  treeTitle: { zh: '组织架构', en: 'Structure' },
  treeNote: { zh: '{count} 个组织；人数含下级', en: '{count} organisations; numbers include those below' },
  treeOn: { zh: '截至', en: 'On' },
  treeEmpty: { zh: '这一天还没有组织', en: 'There were no organisations on this day' },
  treeImport: { zh: '导入花名册或组织表', en: 'Import rosters or organisations' },
  organisationMismatch: {
    zh: '所在组织不属于所填党派',
    en: 'The organisation is not of the party given',
  },
});
