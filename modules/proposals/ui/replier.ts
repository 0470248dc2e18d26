import { type Actor, idOf } from '../../../platform/record/define.ts';
import type { Row } from '../../../platform/ui/format.ts';
import { isOffice } from '../../roles.ts';
import { partOf, type Whole } from './whole.ts';

/** For which department somebody writes the reply of this round, and the reply as far as there is one; null where they do not. */
export function replierOf(whole: Whole, actor: Actor): { readonly handling: Row; readonly row: Row | null } | null {
  const { state, round } = whole.proposal;
  if (state !== 'handling') return null;
  const replies = partOf(whole, 'proposal_reply').filter((row) => row.round === round);
  const own = partOf(whole, 'proposal_handling').filter((row) => {
    const body = idOf(row.body) ?? '';
    const theirs = isOffice(actor) || (actor.bodies ?? []).includes(body);
    return theirs && row.role !== 'co' && row.state === 'accepted';
  });
  for (const handling of own) {
    const row = replies.find(({ body }) => idOf(body) === idOf(handling.body)) ?? null;
    if (!row || row.allowed.includes('edit')) return { handling, row };
  }
  return null;
}
