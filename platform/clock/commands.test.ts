import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody, refusal } from '../../tests/support/office.ts';
import { testKeys } from '../../tests/support/records.ts';
import { everything, type Tx, wholly } from '../db/database.ts';
import type { Batch } from '../record/batch.ts';
import { newId } from '../record/ids.ts';
import { reckonAgain, reckonEverywhere } from './again.ts';
import { changeClock, endClocks, type Happening, startClock } from './commands.ts';
import type { Mover, Outcome } from './rule.ts';

const HERE = 440106;
const { database } = await testDatabase();
const scope = wholly({ lo: HERE, hi: HERE });
const office: Mover = { kind: 'office', id: null };
const asker: Mover = { kind: 'person', id: newId('2025-09-01T02:00:00.000Z') };
const terms = { length: { workingDays: 10 }, most: { workingDays: 30 }, soon: 3, long: 10 };

interface Kept {
  readonly due: string | null;
  readonly paused: boolean;
  readonly ended: string | null;
  readonly ended_late: boolean | null;
  readonly mover_kind: string;
  readonly kinds: string[];
}

function batchOn(today: string): Batch {
  const act = { actor: nobody, at: `${today}T02:00:00.000Z`, today, via: 'console' } as const;
  return { act, jurisdiction: HERE, keyring: testKeys, definitions: application.definitions, entries: [] };
}

/** A clock of a row that is nobody's, and what can happen to it on a day. */
async function running(day = '2025-09-01') {
  const clock = { record: 'correction', row: newId(`${day}T02:00:00.000Z`), name: 'answer' };
  const on = <T>(today: string, work: (tx: Tx, batch: Batch) => Promise<T>) =>
    database.inTransaction(scope, (tx) => work(tx, batchOn(today)));
  const start = () => on(day, (tx, batch) => startClock(tx, batch, clock, { terms, mover: office }));
  await start();
  return {
    clock,
    start,
    happens: (today: string, happening: Happening) =>
      on(today, (tx, batch) => changeClock(tx, batch, clock, happening)),
    ends: (today: string, outcome: Outcome = 'done') => on(today, (tx, batch) => endClocks(tx, batch, clock, outcome)),
    kept: async () => {
      const [row] = await database.read<Kept>(scope, {
        text: `select due, paused, ended, ended_late, mover_kind,
          (select array_agg(e ->> 'kind' order by n) from jsonb_array_elements(events) with ordinality as x (e, n)) as kinds
          from clock where row_id = $1`,
        values: [clock.row],
      });
      return row as Kept;
    },
  };
}

test('what happens is added to what happened, and the day is kept beside', async () => {
  const { happens, ends, kept } = await running();
  // 1 September 2025 is a Monday: ten working days later is the 15th.
  expect(await kept()).toMatchObject({ due: '2025-09-15', paused: false });
  await happens('2025-09-03', { kind: 'paused', mover: asker, reason: '请补充' });
  expect(await kept()).toMatchObject({ due: null, paused: true, mover_kind: 'person' });
  await happens('2025-09-10', { kind: 'resumed' });
  expect(await kept()).toMatchObject({ due: '2025-09-22', mover_kind: 'office' });
  await happens('2025-09-11', { kind: 'extended', to: { until: '2025-10-03' }, reason: '须查档案', approver: office });
  // The 3rd of October lies in the National Day.
  expect(await kept()).toMatchObject({ due: '2025-10-09' });
  await ends('2025-10-10');
  expect(await kept()).toMatchObject({ ended: '2025-10-10', ended_late: true });
  expect((await kept()).kinds).toEqual(['started', 'paused', 'resumed', 'extended', 'ended']);
});

test('what cannot happen in that order changes nothing', async () => {
  const { start, happens, ends, kept } = await running();
  const before = await kept();
  expect(await refusal(happens('2025-09-02', { kind: 'resumed' }))).toBe('clock.not-paused');
  expect(await refusal(start())).toBe('clock_running');
  const extended = { kind: 'extended', reason: '须查档案', approver: office } as const;
  const beyond = happens('2025-09-02', { ...extended, to: { until: '2025-12-31' } });
  expect(await refusal(beyond)).toBe('clock.beyond-most');
  const late = happens('2025-09-16', { ...extended, to: { until: '2025-09-30' } });
  expect(await refusal(late)).toBe('clock.too-late-to-extend');
  expect(await kept()).toEqual(before);
  await ends('2025-09-05', 'withdrawn');
  expect(await refusal(happens('2025-09-06', { kind: 'handed', mover: asker }))).toBe('clock.not-started');
  expect(await kept()).toMatchObject({ ended: '2025-09-05', ended_late: null });
  // What has ended may run again, as another clock.
  expect(await refusal(start())).toBe('done');
});

test('of two at once one comes after the other, and sees what it did', async () => {
  const { clock, happens, kept } = await running();
  const paused = { kind: 'paused', mover: asker, reason: '请补充' } as const;
  const second = await database.inTransaction(scope, async (tx) => {
    await changeClock(tx, batchOn('2025-09-03'), clock, paused);
    const waits = refusal(happens('2025-09-03', paused));
    // Long enough for it to have read what it was to wait for.
    await setTimeout(300);
    return { waits };
  });
  expect(await second.waits).toBe('clock.already-paused');
  expect((await kept()).kinds).toEqual(['started', 'paused']);
});

test('a day of the place moves what crosses it, by whatever way it came', async () => {
  const { kept } = await running('2025-11-03');
  const other = await running('2025-12-01');
  expect([(await kept()).due, (await other.kept()).due]).toEqual(['2025-11-17', '2025-12-15']);
  const again = () => database.inTransaction(scope, (tx) => reckonAgain(tx, HERE));
  await again();
  expect(await again()).toBe(0);
  await database.inTransaction(scope, (tx) =>
    tx.query(
      `insert into own_day (jurisdiction, id, state, day, works, why) values ($1, $2, 'kept', $3, false, '停电')`,
      [...[HERE, newId('2025-11-03T02:00:00.000Z'), '2025-11-10']],
    ),
  );
  expect(await database.inTransaction(everything, reckonEverywhere)).toBe(1);
  expect([(await kept()).due, (await other.kept()).due]).toEqual(['2025-11-18', '2025-12-15']);
});

test('the application cannot take a clock away', async () => {
  const { kept } = await running();
  const removed = database.inTransaction(scope, (tx) => tx.query('delete from clock'));
  await expect(removed).rejects.toThrow(/permission denied/);
  expect(await kept()).toMatchObject({ ended: null });
});
