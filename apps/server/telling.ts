import type { Keyring } from '../../platform/access/keyring.ts';
import { reckonEverywhere } from '../../platform/clock/again.ts';
import { type Database, everything, type Tx } from '../../platform/db/database.ts';
import { type OutgoingMail, postingScope, postMail } from '../../platform/notify/mail.ts';
import { remindIn } from '../../platform/notify/notices.ts';
import type { Definition } from '../../platform/record/define.ts';
import { today } from '../../platform/text/today.ts';

const EVERY = 60_000;

export interface Telling {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly account: Definition;
  /** Null where no mail is sent. */
  readonly service: OutgoingMail | null;
  now(): Date;
}

/** Reminders of the day, and the mail that waits. Whatever fails is tried again the next time. */
export async function tellOnce(telling: Telling): Promise<void> {
  const { database, service, now } = telling;
  const day = today(now());
  await database.inTransaction(everything, async (tx) => {
    for (const place of await placesWithClocks(tx)) await remindIn(tx, place, day);
  });
  const within = <T>(work: (tx: Tx) => Promise<T>) => database.inTransaction(postingScope, work);
  if (service) await postMail({ ...telling, service, within });
}

/** What runs is reckoned by the calendar that this start brought. */
async function reckonAll({ database }: Pick<Telling, 'database'>): Promise<void> {
  await database.inTransaction(everything, reckonEverywhere);
}

async function placesWithClocks(tx: { query<Row>(text: string): Promise<Row[]> }): Promise<number[]> {
  const rows = await tx.query<{ place: number }>(
    'select distinct jurisdiction as place from clock where ended is null order by 1',
  );
  return rows.map(({ place }) => place);
}

/** Every minute, one after the other; `stop` waits for what is under way. */
export function keepTelling(telling: Telling, complain: (error: unknown) => void): { stop(): Promise<void> } {
  let underWay: Promise<void> = reckonAll(telling).catch(complain);
  const tick = () => {
    underWay = underWay.then(() => tellOnce(telling)).catch(complain);
  };
  tick();
  const timer = setInterval(tick, EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      return underWay;
    },
  };
}
