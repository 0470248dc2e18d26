import { give, makeActive } from '../modules/accounts/index.ts';
import { roles } from '../modules/roles.ts';
import { credentialScope } from '../platform/access/credentials.ts';
import type { Tx } from '../platform/db/database.ts';
import { type Batch, closeBatch } from '../platform/record/batch.ts';
import { newId } from '../platform/record/ids.ts';
import { actNow, batchFor } from './act.ts';
import type { Opened } from './open.ts';

/** What marks an account of the demonstration: whoever opens the sign-in page may use it without a password. */
const MARK = '示例';

export interface DemonstrationAccount {
  readonly userName: string;
  readonly name: string;
  readonly role: string;
}

/** One for each role, in the order of the roles. */
export function demonstrationAccounts({ database, jurisdiction }: Pick<Opened, 'database' | 'jurisdiction'>) {
  return database.read<DemonstrationAccount>(credentialScope(jurisdiction), {
    text: `select a.user_name as "userName", a.name, g.role from account a
      join access_grant g on g.jurisdiction = a.jurisdiction and g.account = a.id and g.state = 'given'
      where a.user_name like $1 and a.state = 'active' order by array_position($2::text[], g.role)`,
    values: [`${MARK}%`, roles.entries.map(({ code }) => code)],
  });
}

/** Makes them where they are missing; the part of the records that each is for is chosen by size, so always the same. */
export async function makeDemonstrationAccounts(opened: Opened): Promise<void> {
  if ((await demonstrationAccounts(opened)).length > 0) return;
  const part = await exampleOf(opened);
  const batch = batchFor(opened, actNow('command line', MARK));
  await opened.database.inTransaction(credentialScope(opened.jurisdiction), async (tx) => {
    for (const role of roles.entries) await makeOne(tx, batch, role, part);
    await closeBatch(tx, batch);
  });
}

async function makeOne(tx: Tx, batch: Batch, { code, zh, reach }: (typeof roles.entries)[number], part: Example) {
  const id = newId(batch.act.at);
  const person = code === 'member' ? part.person : null;
  const name = `${MARK}${zh}`;
  await makeActive(tx, batch, id, { name, userName: name, person });
  const { party, organisation, body } = part;
  await give(tx, batch, id, code, reach in part ? { [reach]: { party, organisation, body }[reach as 'party'] } : {});
}

interface Example {
  readonly party: string;
  readonly organisation: string;
  readonly person: string;
  readonly body: string;
}

/** A party, its largest branch, a member of it who sits in the CPPCC, and the department that leads most proposals. */
async function exampleOf({ database, scope, jurisdiction }: Opened): Promise<Example> {
  const [found] = await database.read<Example>(scope, {
    text: `select o.party, o.id as organisation,
        coalesce(min(m.person::text) filter (where m.person in (select person from cppcc_members($1, current_date))),
          min(m.person::text)) as person,
        (select b.id from body b left join proposal_handling h on h.jurisdiction = b.jurisdiction and h.body = b.id
          and h.role = 'lead' group by b.jurisdiction, b.id order by count(h.id) desc, b.name limit 1) as body
      from organisation o join membership m on m.jurisdiction = o.jurisdiction and m.organisation = o.id and m.state = 'active'
      where o.level = 'branch' and o.state = 'standing' group by o.party, o.id order by count(*) desc, o.id limit 1`,
    values: [jurisdiction],
  });
  if (!found) throw new Error('the demonstration has no branch with members');
  return found;
}
