import { defineWords } from '../../../platform/errors/errors.ts';

/** What taking in a register of proposals has to say. */
export const words = defineWords('proposal-register', {
  sameNumber: { zh: '届次和提案号相同', en: 'Same session and number' },
  sameTitle: { zh: '届次和案由相同', en: 'Same session and title' },
  otherTitle: { zh: '该提案号现在的案由是“{title}”', en: 'The title under this number is "{title}" now' },
  notNumber: { zh: '“{value}”不是提案号，应如 23 或 第23号', en: '"{value}" is no number of a proposal; write 23' },
  numbered: {
    zh: '没有提案号，按表中顺序编为 {number}',
    en: 'Without a number; in the order of the sheet it gets {number}',
  },
  notSession: {
    zh: '“{value}”不是届次，应如 八届二次',
    en: '"{value}" is no session; write its term and number, as in the Chinese',
  },
  sessionWillBeMade: {
    zh: '还没有{session}，将按 {opens} 开幕新建；请核对，或选择已有的届次',
    en: '{session} is not there yet and will be made, opening on {opens}; check it, or choose another',
  },
  whichSession: {
    zh: '是哪一次会议的提案？请选择；也可在标题写明，如：八届二次会议（2018年1月）',
    en: 'Of which session are these? Choose; or write it into the title, with its month',
  },
  sessionAsked: { zh: '请先回答第 {row} 行的届次', en: 'First answer which session, at row {row}' },
  makeSession: { zh: '新建{session}，{year} 年召开', en: 'Make {session}, held in {year}' },
  notParty: { zh: '看不出“{value}”是哪个党派，未采用', en: '"{value}" is no party that is known; it is not taken' },
  whichPerson: {
    zh: '“{name}”有 {count} 人，请选择；不选则只留姓名',
    en: '{count} people are called "{name}": choose; otherwise the name stands alone',
  },
  nobodyNamed: {
    zh: '没有找到“{name}”，只留姓名；请核对是否写错',
    en: 'Nobody is known as "{name}": the name stands alone; check it',
  },
  nameAlone: { zh: '不对应，只留姓名', en: 'Nobody of them: keep the name' },
  whichBody: { zh: '“{name}”可能是 {count} 个单位，请选择', en: '"{name}" may be {count} bodies: choose' },
  newBody: { zh: '新建单位', en: 'Make a new one' },
  severalLeads: {
    zh: '主办写了几个单位，又有会办：只留一个主办，其余写入会办或分办',
    en: 'Several leads beside co-handlers: leave one, and write the others as co-handlers or apart',
  },
  takenApart: { zh: '承办单位不止一个，按分办处理', en: 'Several departments: taken as handling it apart' },
  takenAsLead: { zh: '分办只有一个单位，按主办处理', en: 'One department alone: taken as the lead' },
  leadMissing: {
    zh: '写了办理情况，请写明主办或分办单位',
    en: 'It was handled: name the lead, or who handled it apart',
  },
  notScreening: {
    zh: '“{value}”不是审查结果，应为：立案、不予立案、并案、转社情民意、退回修改、待审查、撤案',
    en: '"{value}" is no result of screening: filed, not filed, merged, passed on, returned, to be screened or withdrawn',
  },
  groundAsText: {
    zh: '“{value}”不在不立案理由之中，写入意见',
    en: '"{value}" is not one of the grounds; it is kept as what the office says',
  },
  notOutcome: { zh: '“{value}”不是办理结果，应为 A、B 或 C', en: '"{value}" is no class; write A, B or C' },
  notSatisfaction: {
    zh: '“{value}”不是满意度，应为满意、基本满意或不满意',
    en: '"{value}" is no feedback: satisfied, basically satisfied or not',
  },
  notBetween: { zh: '“{value}”应为大会或平时', en: '"{value}" must be in session or between sessions' },
  dayUnknown: { zh: '{label}没有写日，记为 {day}', en: '{label} has no day; kept as {day}' },
  intoMissing: {
    zh: '请写明并入的一件提案号，如：并入第12号',
    en: 'Write the number of the one it was merged into',
  },
  intoUnknown: {
    zh: '并入的第 {number} 号不在表中，也没有登记',
    en: 'Number {number} is neither in the sheet nor known',
  },
  intoCircle: { zh: '并案绕成了圈，请改正并入的提案号', en: 'The mergers form a circle; correct the numbers' },
  runs: {
    zh: '这件提案正在系统内办理（{now}），表中的“{told}”不写入；请在提案页面办理下一步',
    en: 'It is being handled here ({now}): what the sheet says, "{told}", is not written; take the next step on its page',
  },
  stays: {
    zh: '现为“{now}”，表中是“{told}”：状态不改',
    en: 'It is "{now}" now and the sheet says "{told}": the state stays',
  },
});
