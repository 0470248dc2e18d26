import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('honours', {
  yearInFuture: { zh: '年度 {year} 在今年之后', en: 'The year {year} lies in the future' },
  dateInFuture: { zh: '日期 {date} 在今天之后', en: 'The date {date} lies in the future' },
  sameHonour: { zh: '已有相同的记录', en: 'The same record is there already' },
  awardTwice: {
    zh: '已有相同的奖项“{name}”：年度、名称、级别、授奖单位、日期、获奖人都一样',
    en: 'The award "{name}" is there already: the same year, name, level, body, date and winners',
  },
  whichWinner: {
    zh: '有 {count} 名成员叫“{name}”，请选择；不选则只记姓名',
    en: '{count} members are called "{name}"; choose one, or only the name is kept',
  },
  nobodyNamed: {
    zh: '成员和组织中没有“{name}”，只记姓名，不计入个人',
    en: 'No member or organisation is called "{name}"; only the name is kept',
  },
  leaveUnlinked: { zh: '只记姓名', en: 'Keep the name only' },
  enterpriseNameTaken: { zh: '已有同名企业', en: 'There is an enterprise of this name' },
  otherYear: {
    zh: '年度为 {year}，日期却是 {date}，按年度统计',
    en: 'The year is {year} but the date is {date}; it counts in the year',
  },
});
