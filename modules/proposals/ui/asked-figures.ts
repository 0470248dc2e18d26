import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';

interface Part {
  readonly key: string | null;
  readonly label: Label;
  readonly value: number | null;
}
export interface Value {
  readonly id: string;
  readonly label: Label;
  readonly unit: Label;
  readonly value: number | null;
  readonly by?: Readonly<Record<string, readonly Part[]>>;
}

/** Opens the evidence of a figure, or of one part of it. */
export type Open = (figure: string, where?: string) => void;

const named = (names: readonly string[]) => names.map((name) => `proposals.${name}`).join(',');

/** Figures of proposals in a period, whole or by a dimension. */
export function useFigures(names: readonly string[], during: string | null, by?: string) {
  return useAnswer<{ figures: readonly Value[] }>(
    during ? `/api/figures/values${queryOf({ ids: named(names), during, by })}` : null,
  );
}
