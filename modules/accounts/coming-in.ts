import { jurisdictionOf } from '../../platform/access/opaque.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { RowValues } from '../../platform/record/define.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { readValues } from '../../platform/record/validate.ts';
import { createRows } from '../../platform/record/write.ts';
import { account as definition } from './account.ts';
import { waits } from './agreeing.ts';
import { type Gate, stranger } from './gate.ts';
import { invitedBy } from './invitations.ts';
import { accountFindings } from './rules.ts';
import { words } from './words.ts';

export interface Accepted {
  readonly password: string;
  /** Of the first administrator alone; others are called as whoever invited them wrote. */
  readonly name?: string;
  /** Of the first administrator, and of a person who is to be a member. */
  readonly userName?: string;
  /** What the administrator who agreed to the link told its owner. */
  readonly code?: string;
}

/** What a link is for, while it can be followed, with the account where there is one. */
export async function readInvitation(gate: Gate, token: string) {
  const jurisdiction = jurisdictionOf(token);
  if (jurisdiction === null) throw new DomainError('not-found', words.noInvitation);
  return gate.write({ jurisdiction, actor: stranger }, async (tx, batch) => {
    const invited = await invitedBy(tx, token, gate.now());
    const row = invited.account === null ? null : await keptRow(tx, batch, definition, invited.account);
    const waiting = invited.account !== null && (await waits(tx, batch, invited.account));
    return { ...invited, jurisdiction, row, waiting };
  });
}

/** What a person who is invited is called in the records. */
export async function nameOf({ database }: Gate, jurisdiction: number, person: string): Promise<string> {
  const [found] = await database.read<{ name: string }>(
    { lo: jurisdiction, hi: jurisdiction, person },
    {
      text: `select name from person where jurisdiction = $1 and id = $2 and state = 'kept'`,
      values: [jurisdiction, person],
    },
  );
  if (!found) throw new DomainError('not-found', words.noInvitation);
  return found.name;
}

/** What whoever comes in for the first time is called. */
export function namesTyped(sent: { readonly name: string | null; readonly userName: string | null }) {
  const { values, findings } = readValues(definition.fields, sent, { whole: true });
  const [first, ...more] = [...findings, ...accountFindings(values)];
  if (first) throw new DomainError('invalid', first.word, first.params, [first, ...more]);
  return values as RowValues & { readonly name: string; readonly userName: string };
}

/** An account that is active from the beginning, as the first one and those of the demonstration are. */
export async function makeActive(tx: Tx, batch: Batch, id: string, values: Readonly<Record<string, unknown>>) {
  await createRows(tx, batch, definition, [{ id, values, state: 'active' }]);
}
