import { defineWords } from '../../platform/errors/errors.ts';

export const words = defineWords('honours', {
  yearInFuture: { zh: '年度 {year} 在今年之后', en: 'The year {year} lies in the future' },
  dateInFuture: { zh: '日期 {date} 在今天之后', en: 'The date {date} lies in the future' },
  enterpriseNameTaken: { zh: '已有同名企业', en: 'There is an enterprise of this name' },
  otherYear: {
    zh: '年度为 {year}，日期却是 {date}，按年度统计',
    en: 'The year is {year} but the date is {date}; it counts in the year',
  },
});
