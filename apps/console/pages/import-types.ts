import type { Label } from '../../../platform/errors/errors.ts';
import { words } from '../words.ts';

/** The answers of /api/imports, as documented at /api/openapi.json. */
export interface Counts {
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly warnings: number;
  readonly errors: number;
  readonly aside: number;
}

export type ImportState = 'ready' | 'committed' | 'undone' | 'discarded' | 'refused';

export interface ImportSummary {
  readonly id: string;
  readonly version: number;
  readonly state: ImportState;
  readonly kind: string | null;
  readonly label: Label | null;
  readonly party: string | null;
  readonly file: string;
  readonly counts: Partial<Counts> | null;
  /** Each row once; the counts tell one that asks for confirmation also as new or updated. */
  readonly states: Readonly<Record<RowState, number>> | null;
  readonly at: string;
  readonly by: string;
}

/** What is made beside the rows; a post says of what body or organisation it is. */
export interface Created {
  readonly record: string;
  readonly title: string;
  readonly of: string | null;
  readonly rows: number;
}

export interface ImportKindLabel {
  readonly kind: string;
  readonly label: Label;
}

export interface ImportColumn {
  readonly sheet: string;
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
  /** Why it is read so: by its header, as in an earlier file of the office, or as somebody chose here. */
  readonly by: 'header' | 'remembered' | 'chosen';
  readonly sample: readonly string[];
}

export interface ImportField {
  readonly table: string;
  readonly field: string;
  readonly label: Label;
  readonly required: boolean;
  /** What a cell of it may say, where it is one of a few. */
  readonly choices?: readonly string[];
}

export interface Conversation extends ImportSummary {
  readonly kinds: readonly ImportKindLabel[];
  readonly needsParty: boolean;
  readonly refused: { readonly code: string; readonly message: string | null } | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly table: string | null;
    readonly headerRows: readonly number[] | null;
    readonly rows: number;
    readonly skipped: readonly { readonly row: number; readonly why: string }[];
    readonly notices: readonly { readonly column: string; readonly code: string; readonly message: string }[];
  }[];
  readonly columns: readonly ImportColumn[];
  readonly fields: readonly ImportField[];
  readonly wouldCreate: readonly Created[];
  readonly undo: {
    readonly possible: boolean;
    readonly count: number;
    readonly because: readonly {
      readonly record: string;
      readonly id: string;
      readonly title: string;
      readonly why: 'changed' | 'refers';
    }[];
  } | null;
}

export type RowState = 'new' | 'update' | 'unchanged' | 'warning' | 'error' | 'aside';

export interface RowProblem {
  readonly field: string;
  readonly column: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

export interface PreviewRow {
  readonly sheet: string;
  readonly row: number;
  readonly state: RowState;
  /** What it would do, whether or not it asks for confirmation. */
  readonly outcome: 'new' | 'update' | 'unchanged';
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
  readonly match?: { readonly plural: string; readonly id: string; readonly title: string; readonly why: string };
  readonly changes: readonly { readonly field: string; readonly label: Label | null; readonly after: unknown }[];
}

/** What a person says to an import; `null` takes something back. */
export interface Answers {
  readonly kind?: string;
  readonly party?: string;
  readonly mapping?: readonly { readonly sheet: string; readonly index: number; readonly field: string | null }[];
  readonly automatic?: readonly { readonly sheet: string; readonly index: number }[];
  readonly fixes?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly field: string;
    readonly value: string | null;
  }[];
  readonly answers?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly field: string;
    readonly choice: string | null;
  }[];
  readonly aside?: readonly { readonly sheet: string; readonly row: number; readonly aside: boolean }[];
}

export const stateLabels: Readonly<Record<ImportState, Label>> = {
  ready: words.stateReady,
  committed: words.stateCommitted,
  undone: words.stateUndone,
  discarded: words.stateDiscarded,
  refused: words.stateRefused,
};

export const rowStates = ['new', 'update', 'unchanged', 'warning', 'error', 'aside'] as const satisfies RowState[];

/** How many rows became what: before the writing each row once, afterwards what was written and what was left out. */
export function countOf({ state, states, counts }: ImportSummary, row: RowState): number {
  if (state === 'ready' || !counts) return states?.[row] ?? 0;
  const { new: made = 0, updated = 0, unchanged = 0, errors = 0, aside = 0 } = counts;
  return { new: made, update: updated, unchanged, warning: 0, error: 0, aside: errors + aside }[row];
}

export const rowTones = {
  new: 'done',
  update: 'accent',
  unchanged: 'plain',
  warning: 'soon',
  error: 'late',
  aside: 'plain',
} as const;
