import { DomainError } from '../../platform/errors/errors.ts';
import type { Actor } from '../../platform/record/define.ts';
import type { Gate } from './gate.ts';
import { mayInvite } from './grant-rules.ts';
import { activeAccount } from './sign-in.ts';
import { actorWith, standingNow } from './standing.ts';
import { words } from './words.ts';

interface Invitation {
  readonly jurisdiction: number;
  readonly person: string;
  readonly madeBy: string | null;
}

/** Whoever made an invitation, while they still may: their account is in use, and they see the person, whom they may invite. */
export async function inviterOf(gate: Gate, { jurisdiction, person, madeBy }: Invitation): Promise<Actor> {
  const known = madeBy === null ? null : await activeAccount(gate, jurisdiction, madeBy);
  if (known) {
    const standing = await standingNow(gate.database, known, gate.now());
    const inviter = actorWith(known, standing);
    const scope = { lo: jurisdiction, hi: jurisdiction, ...standing.reach, account: known.account };
    const text = 'select 1 from person where jurisdiction = $1 and id = $2';
    const seen = await gate.database.read(scope, { text, values: [jurisdiction, person] });
    if (seen.length > 0 && !mayInvite(inviter, person)) return inviter;
  }
  throw new DomainError('not-found', words.noInvitation);
}
