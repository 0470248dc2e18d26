import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { inLanguage, type Language, say } from '../../platform/text/say.ts';
import { goingIn, judged } from './carrying-out.ts';
import { counted } from './emptying.ts';
import { type ErasurePlan, planErasure } from './erasing.ts';
import { erasure } from './erasure.ts';
import { type ToldVerdict, toldVerdict } from './told-purposes.ts';
import { words } from './words.ts';

export interface Preview {
  readonly verdicts: readonly ToldVerdict[];
  /** Who they are goes: a pseudonym is left. */
  readonly whole: boolean;
  /** Rows that would change, by record. */
  readonly rows: readonly { readonly record: string; readonly label: string; readonly count: number }[];
  /** Files whose rows would be emptied. */
  readonly uploads: readonly { readonly id: string; readonly fileName: string }[];
  /** What stays in any case, and why. */
  readonly stays: readonly string[];
}

/** What carrying out a request would do now; nothing is done. */
export async function previewOf(tx: Tx, batch: Batch, id: string, language: Language): Promise<Preview> {
  const { person } = await keptRow(tx, batch, erasure, id);
  const all = await judged(tx, batch, String(person), true);
  const plan = await planErasure(tx, batch, String(person), goingIn(all));
  const byRecord = Map.groupBy(plan.changes, ({ definition }) => definition);
  return {
    verdicts: all.map((verdict) => toldVerdict(verdict, batch.definitions, language)),
    whole: plan.whole,
    rows: [...byRecord].map(([{ name, label }, changes]) => ({
      ...{ record: name, label: inLanguage(label, language), count: changes.length },
    })),
    uploads: plan.uploads.map(({ id: upload, before }) => ({ id: upload, fileName: before })),
    stays: staysOf(plan, batch, language),
  };
}

function staysOf({ whole, namesakes }: ErasurePlan, { definitions }: Batch, language: Language): string[] {
  const fields = counted.map((name) => definitions.get('person')?.fields[name]?.label ?? { zh: name, en: name });
  const list = fields.map((label) => inLanguage(label, language)).join(language === 'en' ? ', ' : '、');
  return [
    ...(whole ? [say(words.staysCounted, { list }, language)] : []),
    inLanguage(words.staysInLog, language),
    inLanguage(words.staysSealed, language),
    inLanguage(words.staysInBackups, language),
    ...(whole && namesakes > 0 ? [say(words.staysNamesakes, { count: namesakes }, language)] : []),
  ];
}
