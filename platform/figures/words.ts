import { defineWords } from '../errors/errors.ts';

export const words = defineWords('figures', {
  noSuchFigure: { zh: '没有指标“{figure}”', en: 'There is no figure "{figure}"' },
  noSuchDimension: {
    zh: '指标 {figure} 不能按“{dimension}”分',
    en: 'The figure {figure} has no breakdown "{dimension}"',
  },
  noPeriod: {
    zh: '“{during}”不是期间：应如 2017、2017-Q3 或 2017-01-01/2017-06-30',
    en: '"{during}" is no period: write 2017, 2017-Q3 or 2017-01-01/2017-06-30',
  },
  periodBackwards: { zh: '期间“{during}”的终点早于起点', en: 'The period "{during}" ends before it begins' },
  noDay: { zh: '“{day}”不是日期：应如 2018-07-19', en: '"{day}" is no day: write 2018-07-19' },
  flowOnDay: {
    zh: '指标 {figure} 按期间统计，请用 --during',
    en: 'The figure {figure} counts over a period; ask it --during',
  },
  noFigures: {
    zh: '您的工作不涉及记录，没有可看的数字',
    en: 'You work with no records, so there are no figures for you',
  },
  notFilled: { zh: '未填写', en: 'Not given' },
});
