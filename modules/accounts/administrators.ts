import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { newId } from '../../platform/record/ids.ts';
import { createRows } from '../../platform/record/write.ts';
import { roles } from '../roles.ts';
import { accessGrant } from './access-grant.ts';
import { account as definition } from './account.ts';
import { type Link, makeLink } from './invitations.ts';

/** The link by which another administrator comes in, for the first one to hand on. */
interface AdministratorLink extends Link {
  readonly role: string;
}

/** The first one administers the system. The two others get accounts and links: they are to be other people. */
export async function firstThree(tx: Tx, batch: Batch, first: string): Promise<AdministratorLink[]> {
  await give(tx, batch, first, 'system-administrator');
  const links: AdministratorLink[] = [];
  for (const role of ['security-administrator', 'audit-administrator']) {
    const id = newId(batch.act.at);
    const name = roles.byCode.get(role)?.zh ?? role;
    await createRows(tx, batch, definition, [{ id, values: { name, userName: name } }]);
    await give(tx, batch, id, role);
    links.push({ role, ...(await makeLink(tx, batch, 'invitation', { account: id, agreedBy: first })) });
  }
  return links;
}

/** A grant of the beginning, when nobody is there yet to give one. */
export async function give(tx: Tx, batch: Batch, account: string, role: string, part: object = {}): Promise<void> {
  const values = { account, role, ...part, begins: batch.act.today, why: '启用' };
  await createRows(tx, batch, accessGrant, [{ id: newId(batch.act.at), values }]);
}
