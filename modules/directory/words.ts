import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('directory', {
  bornInFuture: { zh: '出生日期 {born} 在今天之后，请核对', en: 'Born on {born} lies in the future; check it' },
  tooOld: { zh: '出生日期 {born} 距今超过 120 年，请核对', en: 'Born on {born} is over 120 years ago; check it' },
  idCheckDigit: {
    zh: '身份证号校验位不对，应查原件',
    en: 'The check digit of the ID number is wrong; look at the original',
  },
  idShape: { zh: '身份证号应为 18 位（或旧 15 位）', en: 'An ID number has 18 digits (15 on old cards)' },
  idOtherSex: { zh: '身份证号表明性别为{sex}，与所填不同', en: 'The ID number says {sex}, which differs from the sex given' },
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
  levelMustRise: { zh: '升格后的级别须高于现级别', en: 'The new level must be above the present one' },
  dissolvedBeforeFounded: { zh: '撤销日期早于成立日期', en: 'Dissolved before it was founded' },
  stillHasMembers: {
    zh: '还有 {count} 名在册成员，请先转出，或改用“并入另一组织”',
    en: 'It still has {count} active members; transfer them, or merge it into another organisation',
  },
  ownParent: { zh: '上级组织不能是自己或自己的下级', en: 'The parent cannot be the organisation itself or one below it' },
  parentOtherParty: { zh: '上级组织属于另一党派', en: 'The parent is of another party' },
  usccCheck: { zh: '统一社会信用代码校验位不对', en: 'The check character of the USCC is wrong' },
  postWithoutPlace: { zh: '职务须属于一个机构或一个党派组织', en: 'A post belongs to a body or to an organisation' },
  idNumberTaken: { zh: '已有人使用这个身份证号，请查找后修改或合并', en: 'Somebody has this ID number already; find and edit or merge them' },
  alreadyOnRoll: { zh: '此人在该党派已有在册关系', en: 'This person is on the roll of that party already' },
  numberTaken: { zh: '该党派已有成员使用这个证号', en: 'Another member of the party has this number' },
  organisationNameTaken: { zh: '该党派已有同名组织', en: 'The party has an organisation of this name' },
  bodyNameTaken: { zh: '已有同名机构', en: 'There is a body of this name' },
  organisationMismatch: {
    zh: '所在组织不属于所填党派',
    en: 'The organisation is not of the party given',
  },
});
