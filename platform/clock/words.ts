import { defineWords } from '../errors/errors.ts';

export const words = defineWords('clock', {
  notStarted: { zh: '时限还没有开始', en: 'The clock has not started' },
  startedTwice: { zh: '时限已经开始', en: 'The clock has started already' },
  afterEnd: { zh: '时限已经结束', en: 'The clock has ended' },
  outOfOrder: {
    zh: '{day} 在上一步的 {before} 之前',
    en: '{day} lies before {before}, the day of the step before it',
  },
  alreadyPaused: { zh: '时限已经暂停', en: 'The clock is paused already' },
  notPaused: { zh: '时限没有暂停', en: 'The clock is not paused' },
  noExtension: { zh: '此项时限不能延长', en: 'This deadline cannot be extended' },
  tooLateToExtend: {
    zh: '期限已于 {due} 届满，延长须在此前批准',
    en: 'The time was over on {due}; an extension has to be approved before that',
  },
  notLonger: { zh: '延长之后应晚于 {due}', en: 'An extension must end after {due}' },
  beyondMost: { zh: '最晚只能延长到 {most}', en: 'It cannot be extended beyond {most}' },
});
