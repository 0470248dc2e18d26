import { type Tx, widely } from '../db/database.ts';
import { DomainError } from '../errors/errors.ts';
import type { Batch } from '../record/batch.ts';
import { newId } from '../record/ids.ts';
import type { Day } from '../text/partial-date.ts';
import { keep } from './again.ts';
import type { Calendar } from './calendar.ts';
import { keptColumns, keptValues } from './kept.ts';
import { calendarOf } from './own-days.ts';
import { extensionVerdict, type Kept, reckon } from './reckon.ts';
import type { ClockEvent, Mover, Outcome, Terms } from './rule.ts';
import { words } from './words.ts';

/** Which clock: of a row, by a rule, and where several run by it, about which other row. */
export interface Clock {
  readonly record: string;
  readonly row: string;
  readonly name: string;
  readonly part?: string | null;
}

interface KeptClock {
  readonly id: string;
  readonly record: string;
  readonly row: string;
  readonly name: string;
  readonly part: string | null;
  readonly terms: Terms;
  readonly events: readonly ClockEvent[];
}

/** What happens on the day of the act. */
export type Happening = ClockEvent extends infer Event
  ? Event extends { readonly kind: 'started' }
    ? never
    : Event extends ClockEvent
      ? Omit<Event, 'day'>
      : never
  : never;

/** Begins to count on the day after; `terms` are kept with it, so that a rule that changes later changes nothing here. Returns what is kept. */
export async function startClock(
  tx: Tx,
  batch: Batch,
  { record, row, name, part = null }: Clock,
  { terms, mover, day = batch.act.today }: { readonly terms: Terms; readonly mover: Mover; readonly day?: Day },
): Promise<Kept> {
  const events: ClockEvent[] = [{ kind: 'started', day, mover }];
  const fixed: Terms = {
    length: terms.length,
    soon: terms.soon,
    long: terms.long,
    ...(terms.most ? { most: terms.most } : {}),
  };
  return widely(tx, async () => {
    const kept = reckon(fixed, events, await calendarOf(tx, batch.jurisdiction), day);
    const id = newId(batch.act.at);
    tx.send(
      `insert into clock (jurisdiction, id, record, row_id, name, part, terms, events, ${keptColumns.join(', ')})
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        ...[batch.jurisdiction, id, record, row, name, part, JSON.stringify(fixed), JSON.stringify(events)],
        ...keptValues(kept),
      ],
    );
    tellMover(tx, batch, id, 1);
    return kept;
  });
}

/**
 * Notes what happened to a clock that runs, and reckons it anew. Throws clock.not-started where none does: see
 * `changeClockIfAny` for what may have come in without one.
 */
export async function changeClock(tx: Tx, batch: Batch, clock: Clock, happening: Happening): Promise<void> {
  if (!(await changeClockIfAny(tx, batch, clock, happening))) throw new DomainError('rule', words.notStarted);
}

/** The same where an import may have brought the row in without its clock; false where none runs. */
export function changeClockIfAny(tx: Tx, batch: Batch, clock: Clock, happening: Happening): Promise<boolean> {
  return widely(tx, async () => {
    const [found] = await running(tx, batch, clock);
    if (!found) return false;
    await append(tx, batch, found, happening, await calendarOf(tx, batch.jurisdiction));
    return true;
  });
}

/** Ends what runs for a row, all of it or what is named; nothing where nothing runs. */
export async function endClocks(
  tx: Tx,
  batch: Batch,
  clock: Pick<Clock, 'record' | 'row'> & Partial<Clock>,
  outcome: Outcome,
): Promise<void> {
  await widely(tx, async () => {
    const found = await running(tx, batch, clock);
    if (found.length === 0) return;
    const calendar = await calendarOf(tx, batch.jurisdiction);
    for (const one of found) await append(tx, batch, one, { kind: 'ended', outcome }, calendar);
  });
}

/** Locked, so that two that happen at once happen one after the other. */
function running(tx: Tx, batch: Batch, { record, row, name, part }: Partial<Clock>): Promise<KeptClock[]> {
  return tx.query<KeptClock>(
    `select id, record, row_id as row, name, part, terms, events from clock
     where jurisdiction = $1 and record = $2 and row_id = $3 and ended is null
       and ($4::text is null or name = $4) and ($5::uuid is null or part = $5) order by id for update`,
    [batch.jurisdiction, record, row, name ?? null, part ?? null],
  );
}

async function append(tx: Tx, batch: Batch, clock: KeptClock, happening: Happening, calendar: Calendar): Promise<void> {
  const { today } = batch.act;
  const last = clock.events.at(-1)?.day ?? today;
  // What was entered for a later day has happened before what is entered now.
  const [, day = today] = [last, today].toSorted();
  if (happening.kind === 'extended') {
    const verdict = extensionVerdict(clock.terms, clock.events, { day, to: happening.to }, calendar);
    if (verdict) throw new DomainError('rule', verdict.word, verdict.params);
  }
  const event = { ...happening, day } as ClockEvent;
  const events = [...clock.events, event];
  const kept = reckon(clock.terms, events, calendar, today);
  // What happened before is not written again: events are only added to.
  const added = [batch.jurisdiction, clock.id, JSON.stringify([event])];
  tx.send('update clock set events = events || $3 where jurisdiction = $1 and id = $2', added, 1);
  keep(tx, batch.jurisdiction, clock.id, kept);
  if (handsOver.includes(happening.kind)) tellMover(tx, batch, clock.id, events.length);
}

/** What makes it somebody's move, who is told of it in the same transaction. */
const handsOver: readonly ClockEvent['kind'][] = ['started', 'handed', 'resumed'];

function tellMover(tx: Tx, { jurisdiction, act }: Batch, clock: string, event: number): void {
  tx.send('select tell_mover($1, $2, $3, $4)', [jurisdiction, clock, String(event), act.today]);
}
