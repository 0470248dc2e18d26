import { fold } from '../../platform/text/fold.ts';
import { winnersOf } from './rules.ts';

/** What is left of the identity of a row when blanks and scripts no longer matter. */
export function identity(parts: readonly unknown[]): string {
  return parts.map((part) => fold(String(part ?? ''))).join('|');
}

/** Year, name, level, body, date and winners (domain, section 7), in whatever order joint winners are named. */
export function awardIdentity(values: Readonly<Record<string, unknown>>): string {
  const winners = winnersOf(String(values.winners ?? ''))
    .map(fold)
    .sort()
    .join('、');
  return identity([values.year, values.name, values.level, values.awardedBy, values.awarded, winners]);
}
