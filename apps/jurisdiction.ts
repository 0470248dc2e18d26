import { isTenant, jurisdictions } from '../data/jurisdictions.ts';
import { DomainError, defineWords } from '../platform/errors/errors.ts';

const words = defineWords('jurisdiction', {
  unknown: {
    zh: '没有行政区划代码“{code}”，应为六位，如 440106（天河区）',
    en: 'There is no jurisdiction "{code}"; it has six digits, such as 440106 (Tianhe)',
  },
  notTenant: {
    zh: '{place}由下辖的区县组成，记录属于区县：请用区县的代码',
    en: '{place} is made of its districts, and records belong to those: use the code of a district',
  },
});

/** The jurisdiction that is worked for; 440106 where none is named. Throws DomainError jurisdiction.unknown. */
export function jurisdictionNamed(code = '440106'): number {
  if (!jurisdictions.has(code) || code.length !== 6) throw new DomainError('invalid', words.unknown, { code });
  return Number(code);
}

/** Records belong to a county, or to a prefecture without counties: above those one can ask, not write. */
export function requireTenant(jurisdiction: number): void {
  const code = String(jurisdiction);
  if (isTenant(code)) return;
  throw new DomainError('rule', words.notTenant, { place: jurisdictions.get(code) ?? code });
}
