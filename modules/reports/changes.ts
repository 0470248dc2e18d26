import type { FigureValue, Ground } from '../../platform/figures/ask.ts';
import { countsOf, type Figure, isRatio } from '../../platform/figures/define.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import { valuesOf } from './annual.ts';
import type { SealedFigure, SealedReport } from './seal.ts';
import { evidenceRows } from './sealing.ts';

export interface FigureChange {
  readonly figure: string;
  readonly label: string;
  readonly sealed: number | null;
  readonly now: number | null;
  /** Breakdowns that read otherwise, such as the members of a party: a person who moved changes no sum. */
  readonly parts: readonly PartChange[];
  /** Of what the records are; null for a ratio, whose two counts are listed themselves. */
  readonly record: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

interface PartChange {
  readonly by: string;
  readonly key: string;
  readonly label: string;
  readonly sealed: number | null;
  readonly now: number | null;
}

/** What a sealed report would say otherwise today, figure by figure, with the records that make the difference. */
export async function changesSince(
  ground: Ground,
  figures: readonly Figure[],
  sealed: SealedReport,
  language: Language,
): Promise<FigureChange[]> {
  const { during } = sealed.report;
  const asked = sealed.figures.flatMap(({ id }) => figures.filter((figure) => figure.id === id));
  const today = new Map((await valuesOf(ground, asked, during)).map((value) => [value.figure.id, value]));
  const changes: FigureChange[] = [];
  for (const then of sealed.figures) {
    const now = today.get(then.id);
    if (!now) continue;
    const change = {
      ...{ figure: then.id, label: then.definition.label, sealed: then.value, now: now.value },
      parts: partsChanged(then, now, language),
      ...(await recordsChanged(ground, now.figure, then, during)),
    };
    const same = change.sealed === change.now && change.parts.length === 0;
    if (!same || change.added.length + change.removed.length + change.changed.length > 0) changes.push(change);
  }
  return changes;
}

function partsChanged(then: SealedFigure, { figure, by = {} }: FigureValue, language: Language): PartChange[] {
  return Object.entries(then.by).flatMap(([dimension, parts]) => {
    const before = new Map(parts);
    const now = new Map((by[dimension] ?? []).map((part) => [part.key, part]));
    const codes = countsOf(figure)[0]?.by[dimension]?.codes;
    return [...new Set([...before.keys(), ...now.keys()])]
      .map((key) => {
        const label = now.get(key)?.label ?? codes?.byCode.get(key) ?? key;
        return {
          ...{ by: dimension, key, label: typeof label === 'string' ? label : inLanguage(label, language) },
          ...{ sealed: before.get(key) ?? null, now: now.get(key)?.value ?? null },
        };
      })
      .filter((part) => part.sealed !== part.now);
  });
}

async function recordsChanged(ground: Ground, figure: Figure, { evidence }: SealedFigure, during: string) {
  if (isRatio(figure) || !evidence) return { record: null, added: [], removed: [], changed: [] };
  const now = new Map(await evidenceRows(ground, figure, during));
  const then = new Map(evidence.rows);
  return {
    record: evidence.record,
    added: [...now.keys()].filter((row) => !then.has(row)),
    removed: [...then.keys()].filter((row) => !now.has(row)),
    changed: [...now].filter(([row, digest]) => then.has(row) && then.get(row) !== digest).map(([row]) => row),
  };
}
