import type { Label } from '../../platform/errors/errors.ts';
import { inLanguage, type Language, say } from '../../platform/text/say.ts';
import { dataCategory, lawfulBasis, retentionEvent } from './codes.ts';
import { type Asked, type KeptPurpose, type Verdict, verdictOn } from './rules.ts';
import { type StandingRow, standingOf } from './standing.ts';
import { words } from './words.ts';

export interface ToldPurpose {
  readonly id: string;
  readonly name: string;
  readonly covers: string;
  readonly description: string;
  readonly basis: string;
  readonly article: string;
  readonly source: string | null;
  readonly retention: string;
  readonly needsConsent: boolean;
}

/** What would become of one kind of data, were erasure asked for today. */
export interface ToldVerdict {
  readonly category: string;
  readonly label: string;
  readonly stays: boolean;
  readonly why: string;
}

/** Of each kind of data, whether it stays. */
export function verdicts(purposes: readonly KeptPurpose[], row: StandingRow, asked: Asked): Verdict[] {
  const standing = standingOf(row, purposes);
  return dataCategory.entries.map(({ code }) => verdictOn(code, purposes, standing, asked));
}

export function toldVerdict({ category, stays, by }: Verdict, language: Language): ToldVerdict {
  const reasons = by.map(({ purpose, until }) =>
    say(
      until ? words.keptUntil : words.keptFor,
      { name: purpose.name, basis: basisOf(purpose, language), until: until ?? '' },
      language,
    ),
  );
  const inForce = stays && by.length === 0 ? [inLanguage(words.keptInForce, language)] : [];
  return {
    category,
    label: inLanguage(labelIn(dataCategory.byCode, category), language),
    stays,
    why: [...reasons, ...inForce].join(language === 'en' ? '; ' : '；'),
  };
}

/** The ground in the law, and the office's own paper. */
function basisOf({ basis, source }: Pick<KeptPurpose, 'basis' | 'source'>, language: Language): string {
  const ground = lawfulBasis.byCode.get(basis);
  return [ground ? `${inLanguage(ground, language)} ${ground.article}` : basis, source].filter(Boolean).join(', ');
}

export function toldPurpose(purpose: KeptPurpose, language: Language): ToldPurpose {
  const { id, name, covers, description, basis, source, event, months, statutory } = purpose;
  const ground = lawfulBasis.byCode.get(basis);
  const params = { event: labelIn(retentionEvent.byCode, event ?? ''), months: months ?? 0 };
  const retention = event ? say(statutory ? words.keptMonthsByLaw : words.keptMonths, params, language) : '';
  return {
    ...{ id, name, description, source, retention: retention || inLanguage(words.keptAsLong, language) },
    covers: inLanguage(labelIn(dataCategory.byCode, covers), language),
    basis: ground ? inLanguage(ground, language) : basis,
    article: ground?.article ?? '',
    needsConsent: basis === 'consent',
  };
}

function labelIn(entries: ReadonlyMap<string, Label>, code: string): Label {
  return entries.get(code) ?? { zh: code, en: code };
}
