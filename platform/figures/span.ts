import { DomainError } from '../errors/errors.ts';
import { firstDay, lastDay, parsePartialDate } from '../text/partial-date.ts';
import type { Figure, Span } from './define.ts';
import { words } from './words.ts';

/** What a reader asks: a day, or a period. */
export type Asked = { readonly at: string } | { readonly during: string };

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];

/** `2017`, `2017-07`, `2017-Q3`, `2017-07-19` or `FROM/TO`, both days included. */
export function periodOf(during: string): { from: string; to: string } {
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(during);
  if (quarter) {
    const [, year, number] = quarter;
    const index = Number(number) - 1;
    return { from: `${year}-${String(index * 3 + 1).padStart(2, '0')}-01`, to: `${year}-${quarterEnds[index]}` };
  }
  const [from = '', to = from, ...more] = during.split('/');
  if (more.length > 0 || !isDate(from) || !isDate(to)) throw new DomainError('invalid', words.noPeriod, { during });
  const period = { from: firstDay(from), to: lastDay(to) };
  if (period.from > period.to) throw new DomainError('invalid', words.periodBackwards, { during });
  return period;
}

/** The span a figure is counted over: a stock asked for a period is that of its last day; a flow has no day. */
export function spanOf(asked: Figure, when: Asked): Span {
  if ('at' in when) {
    if (asked.time === 'flow') throw new DomainError('invalid', words.flowOnDay, { figure: asked.id });
    if (!isDate(when.at) || when.at.length !== 10) throw new DomainError('invalid', words.noDay, { day: when.at });
    return { on: when.at, from: when.at, to: when.at };
  }
  const { from, to } = periodOf(when.during);
  return asked.time === 'stock' ? { on: to, from: to, to } : { on: to, from, to };
}

/** Under which a value is kept. */
export function spanKey(asked: Figure, span: Span): string {
  return asked.time === 'stock' ? span.on : `${span.from}/${span.to}`;
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && parsePartialDate(text) === text;
}
