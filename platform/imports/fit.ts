import type { Remembered } from '../sheets/columns.ts';
import { fitOf } from '../sheets/table.ts';
import type { Sheet, Workbook } from '../sheets/workbook.ts';
import { fold } from '../text/fold.ts';
import type { ImportKind } from './kind.ts';

/** What a file is called counts as two columns that only one kind has. */
const CALLED = 6;

/** The kinds whose tables a workbook could be, the best first. */
export function kindsOf(
  workbook: Workbook,
  kinds: readonly ImportKind[],
  remembered: Remembered,
  fileName = '',
): ImportKind[] {
  const fits = (kind: ImportKind) => sheetsShown(workbook).map((sheet) => weightOf(sheet, kind, fileName, remembered));
  return kinds
    .map((kind) => ({ kind, score: Math.max(...fits(kind)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ kind }) => kind);
}

function weightOf(sheet: Sheet, kind: ImportKind, fileName: string, remembered: Remembered): number {
  const { score, title } = fitOf(sheet, kind.tables, remembered);
  const isCalled = kind.called?.test(fold(`${title} ${sheet.name} ${fileName}`)) ?? false;
  return score > 0 && isCalled ? score + CALLED : score;
}

/** A hidden sheet is an old copy or a list behind a drop-down: nobody means it to come in. */
export function sheetsShown({ sheets }: Workbook): readonly Sheet[] {
  const shown = sheets.filter(({ hidden }) => !hidden);
  return shown.length > 0 ? shown : sheets;
}

/** Of a workbook of several kinds the sheets that fit another better: awards beside a roster make no members. */
export function otherKinds(
  workbook: Workbook,
  kind: ImportKind,
  { fileName, kinds }: { readonly fileName: string; readonly kinds: readonly ImportKind[] },
  remembered: Remembered,
): ReadonlyMap<Sheet, ImportKind> {
  const found = sheetsShown(workbook).flatMap((sheet) => {
    const weights = kinds.map((one) => weightOf(sheet, one, fileName, one.kind === kind.kind ? remembered : new Map()));
    const best = kinds[weights.indexOf(Math.max(...weights))];
    const own = weights[kinds.findIndex((one) => one.kind === kind.kind)] ?? 0;
    return best && Math.max(...weights) > own ? [[sheet, best] as const] : [];
  });
  // Where somebody chose a kind that no sheet is of, they know better.
  return new Map(found.length < sheetsShown(workbook).length ? found : []);
}
