import { demoConsents, demoPurposes } from '../demo/rights.ts';
import { application } from '../modules/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { type Batch, closeBatch } from '../platform/record/batch.ts';
import { createRecord } from '../platform/record/operations.ts';
import { actNow, batchFor } from './act.ts';
import type { Opened } from './open.ts';

/** Purposes, and what the demonstration's member agreed to and asks for, so that my record shows something. Made once. */
export async function makeDemonstrationRights(opened: Opened): Promise<void> {
  const { database, scope } = opened;
  const there = await database.read(scope, { text: 'select 1 from purpose limit 1' });
  if (there.length > 0) return;
  const batch = batchFor(opened, actNow('command line', '示例'));
  await database.inTransaction(scope, async (tx) => {
    const made = new Map<unknown, string>();
    for (const values of demoPurposes) made.set(values.name, await create(tx, batch, 'purpose', values));
    const [member] = await tx.query<{ person: string; school: string | null }>(
      `select a.person, p.school from account a join person p on p.jurisdiction = a.jurisdiction and p.id = a.person
       where a.jurisdiction = $1 and a.user_name like '示例%' limit 1`,
      [batch.jurisdiction],
    );
    if (member) await askAs(tx, batch, member, made);
    await closeBatch(tx, batch);
  });
}

async function askAs(
  tx: Tx,
  batch: Batch,
  { person, school }: { readonly person: string; readonly school: string | null },
  purposes: ReadonlyMap<unknown, string>,
): Promise<void> {
  const givenOn = batch.act.today;
  for (const name of demoConsents) {
    await create(tx, batch, 'consent', { person, purpose: purposes.get(name), givenOn, how: '示例：书面同意' });
  }
  const valueWanted = school === '示例大学 公共管理' ? '示例大学 经济学' : '示例大学 公共管理';
  await create(tx, batch, 'correction', {
    ...{ person, what: 'person.school', valueWanted, reason: '示例：毕业证上的写法' },
  });
}

function create(tx: Tx, batch: Batch, record: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const definition = application.definitions.get(record);
  if (!definition) throw new TypeError(`no record ${record}`);
  return createRecord(tx, batch, application.effects, definition, values);
}
