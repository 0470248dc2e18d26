import type { Calendar } from '../clock/calendar.ts';
import { differs, KEPT } from '../clock/kept.ts';
import { calendarWith } from '../clock/own-days.ts';
import { reckon } from '../clock/reckon.ts';
import type { ClockEvent, Terms } from '../clock/rule.ts';
import type { Day } from '../text/partial-date.ts';
import type { Check } from './check.ts';

interface Kept {
  readonly jurisdiction: number;
  readonly id: string;
  readonly title: string;
  readonly terms: Terms;
  readonly events: readonly ClockEvent[];
  readonly due: Day | null;
  readonly kept: readonly unknown[];
}

/** What runs is asked by what was kept of it; a holiday that was published since is looked for as well. */
export const keptClocks: Check = {
  name: 'kept-clocks',
  label: { zh: '时限的到期日与按记录推算的一致', en: 'Deadlines equal what is reckoned from their events' },
  remedy: {
    zh: '节假日安排更新后请重新启动服务；否则有人绕过程序改动了记录',
    en: 'Start the server anew where the published holidays have changed; else records were changed past the program',
  },
  async find(_, look) {
    const days = await look<{ jurisdiction: number; day: Day; works: boolean | null; why: string }>(
      `select jurisdiction, day::text as day, works, why from own_day where state = 'kept'`,
    );
    const open = await look<Kept>(
      `select jurisdiction, id, record || ' ' || name as title, terms, events, due::text as due,
         ${KEPT} as kept from clock where ended is null
       order by id`,
    );
    const calendars = new Map(
      [...new Set(open.map(({ jurisdiction }) => jurisdiction))].map((place) => [
        place,
        calendarWith(days.filter(({ jurisdiction }) => jurisdiction === place)),
      ]),
    );
    return open.flatMap(({ jurisdiction, id, title, terms, events, due, kept }) => {
      const reckoned = reckon(terms, events, calendars.get(jurisdiction) as Calendar, events.at(-1)?.day ?? '');
      return differs(kept, reckoned) ? [{ id, title: `${title}: ${due} ≠ ${reckoned.due}` }] : [];
    });
  },
};
