import { DomainError } from '../../platform/errors/errors.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { awardIdentity } from './identity.ts';
import { words } from './words.ts';

/** The same award twice would be counted twice. One that was there twice before may still be edited in what it says else. */
export const awardKept: Effect = async (tx, batch, { row, before }) => {
  const own = awardIdentity(row);
  if (before?.state === row.state && awardIdentity(before) === own) return;
  const others = await tx.query<Record<string, unknown>>(
    `select year, name, level, awarded_by as "awardedBy", awarded, winners from award
     where jurisdiction = $1 and year = $2 and level = $3 and id <> $4 and state = 'kept'`,
    [batch.jurisdiction, row.year, row.level, row.id],
  );
  if (others.some((other) => awardIdentity(other) === own))
    throw new DomainError('rule', words.awardTwice, { name: row.name as string });
};
