import type { Label } from '../../platform/errors/errors.ts';
import type { Definitions } from '../../platform/record/batch.ts';
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

/** What has no fields of its own that could go stays, or goes, with who they are. */
const withIdentity = new Set(['honours', 'account']);

/** Of each kind of data, whether it stays. */
export function verdicts(purposes: readonly KeptPurpose[], row: StandingRow, asked: Asked): Verdict[] {
  const standing = standingOf(row, purposes);
  const all = dataCategory.entries.map(({ code }) => verdictOn(code, purposes, standing, asked));
  const stays = all.some((one) => one.category === 'identity' && one.stays);
  return all.map((one) => (withIdentity.has(one.category) ? { ...one, stays, isOver: one.isOver && !stays } : one));
}

export function toldVerdict(
  { category, stays, by }: Verdict,
  definitions: Definitions,
  language: Language,
): ToldVerdict {
  const label = inLanguage(labelIn(dataCategory.byCode, category), language);
  if (!stays) return { category, label, stays, why: goesOf(category, definitions, language) };
  const reasons = by.map(({ purpose, until }) => {
    const params = { name: purpose.name, basis: basisOf(purpose, language), until: until ?? '' };
    return say(until ? words.keptUntil : words.keptFor, params, language);
  });
  const otherwise = withIdentity.has(category) ? words.keptWithIdentity : words.keptInForce;
  const why = reasons.length > 0 ? reasons : [inLanguage(otherwise, language)];
  return { category, label, stays, why: why.join(language === 'en' ? '; ' : '；') };
}

/** Which fields are emptied; the rows themselves stay, for figures. */
function goesOf(category: string, definitions: Definitions, language: Language): string {
  if (category === 'identity') return inLanguage(words.goesIdentity, language);
  if (category === 'account') return inLanguage(words.goesAccount, language);
  const { person = [], records = {} } = dataCategory.byCode.get(category) ?? {};
  const labels = [['person', person] as const, ...Object.entries(records)].flatMap(([record, fields]) =>
    fields.flatMap((field) => definitions.get(record)?.fields[field]?.label ?? []),
  );
  if (labels.length === 0) return inLanguage(words.goesName, language);
  const list = labels.map((one) => inLanguage(one, language)).join(language === 'en' ? ', ' : '、');
  return say(words.goesFields, { list }, language);
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
