import type { Expression, Kysely } from 'kysely';
import type { CodeTable } from '../codes/codes.ts';
import type { Label } from '../errors/errors.ts';

/** When a figure is asked: a stock on a day, a flow from a day to a day, both included. A stock is given `from` = `to` = `on`. */
export interface Span {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

export interface Dimension {
  readonly label: Label;
  /** Keys are codes of this table. */
  readonly codes?: CodeTable;
  /** Keys are ids of this record. */
  readonly record?: string;
  /** Labels of keys that are neither, such as age bands. */
  readonly keys?: Readonly<Record<string, Label>>;
  /** Every key of the table is given, with 0 where nothing is counted, so that the parties stand side by side. */
  readonly complete?: boolean;
}

/** What `rows` must select: one row for each thing counted or more; each `record` counts once. */
export interface CountedRow {
  readonly jurisdiction: number;
  readonly record: string;
}

interface Described {
  /** `module.name`, as in the catalogue. */
  readonly id: string;
  /** The number of the figure in the district's yearly review. */
  readonly fact?: string;
  readonly label: Label;
  /** What exactly is counted, and what is not. */
  readonly means: Label;
  readonly unit: Label;
  readonly time: 'stock' | 'flow';
}

/**
 * A count, defined once as the rows it counts. From it come the value, the breakdown, the evidence, the kept roll-up
 * and the SQL that reviewers see.
 */
export interface Count<Tables = never> extends Described {
  /** The tables read: a write to one of them makes kept values stale. */
  readonly sources: readonly string[];
  /** The record that is counted and listed as evidence. */
  readonly evidence: string;
  readonly by: Readonly<Record<string, Dimension>>;
  /** Further columns of the rows that the evidence shows beside the title. */
  readonly shows?: Readonly<Record<string, Dimension>>;
  /** Selects `jurisdiction`, `record`, a column for each dimension and each one shown. */
  rows(db: Kysely<Tables>, span: Span): Expression<CountedRow>;
}

/** One count over another: `times` 100 gives percent or per hundred. Its evidence is that of what is above the line. */
export interface Ratio extends Described {
  readonly of: Count;
  readonly over: Count;
  readonly times: number;
}

export type Figure = Count | Ratio;

/** Forgets the tables' types, which only the rows query needs. */
export function figure<Tables>(definition: Count<Tables>): Count {
  return definition as unknown as Count;
}

export function isRatio(asked: Figure): asked is Ratio {
  return 'over' in asked;
}

/** The counts a figure is made of. */
export function countsOf(asked: Figure): readonly Count[] {
  return isRatio(asked) ? [asked.of, asked.over] : [asked];
}

export const units = {
  people: { zh: '人', en: 'people' },
  organisations: { zh: '个', en: 'organisations' },
  branches: { zh: '个', en: 'branches' },
  posts: { zh: '项', en: 'posts' },
  departments: { zh: '个', en: 'departments' },
  awards: { zh: '项', en: 'awards' },
  papers: { zh: '篇', en: 'papers' },
  enterprises: { zh: '家', en: 'enterprises' },
  proposals: { zh: '件', en: 'proposals' },
  replies: { zh: '份', en: 'replies' },
  percent: { zh: '%', en: 'percent' },
} as const satisfies Record<string, Label>;
