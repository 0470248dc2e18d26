import type { Tx } from '../db/database.ts';
import { differs, KEPT, keptColumns, keptValues } from './kept.ts';
import { calendarOf } from './own-days.ts';
import { type Kept, reckon } from './reckon.ts';
import type { ClockEvent, Terms } from './rule.ts';

interface Open {
  readonly id: string;
  readonly terms: Terms;
  readonly events: readonly [ClockEvent, ...ClockEvent[]];
  readonly kept: readonly unknown[];
}

/** Reckons what runs in a place anew where its calendar has changed. Returns how many clocks were moved. */
export async function reckonAgain(tx: Tx, jurisdiction: number): Promise<number> {
  const calendar = await calendarOf(tx, jurisdiction);
  const open = await tx.query<Open>(
    `select id, terms, events, ${KEPT} as kept from clock where jurisdiction = $1 and ended is null
     order by id for update`,
    [jurisdiction],
  );
  let moved = 0;
  for (const { id, terms, events, kept } of open) {
    const reckoned = reckon(terms, events, calendar, events[0].day);
    if (!differs(kept, reckoned)) continue;
    keep(tx, jurisdiction, id, reckoned);
    moved += 1;
  }
  return moved;
}

/** What is kept of a clock; its row is locked. */
export function keep(tx: Tx, jurisdiction: number, id: string, kept: Kept): void {
  const set = keptColumns.map((column, index) => `${column} = $${index + 3}`).join(', ');
  tx.send(`update clock set ${set} where jurisdiction = $1 and id = $2`, [jurisdiction, id, ...keptValues(kept)], 1);
}

/** At the start of a server: its version may bring the holidays of another year. */
export async function reckonEverywhere(tx: Tx): Promise<number> {
  const places = await tx.query<{ jurisdiction: number }>(
    'select distinct jurisdiction from clock where ended is null order by jurisdiction',
  );
  let moved = 0;
  for (const { jurisdiction } of places) moved += await reckonAgain(tx, jurisdiction);
  return moved;
}
