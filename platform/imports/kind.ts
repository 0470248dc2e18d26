import type { Tx } from '../db/database.ts';
import type { Finding, Label } from '../errors/errors.ts';
import type { Batch } from '../record/batch.ts';
import type { RowValues } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import type { NewRow } from '../record/write.ts';

/** One column that a kind of table may have. */
export interface ImportColumn {
  readonly label: Label;
  /** The usual headers, in Simplified; matched in both scripts, without spaces and remarks in brackets. */
  readonly synonyms: readonly string[];
  /** Headers among them that count only where no column has another. */
  readonly weaker?: readonly string[];
  /** A table without it is not of this kind. */
  readonly required?: boolean;
  /** Tells this kind of table from the others. */
  readonly distinctive?: boolean;
  /** How the cell is read; text where absent. */
  readonly field?: Field;
  /** What cannot be read is left out with a warning, where it would otherwise be an error. */
  readonly lenient?: boolean;
  /** Several columns of a sheet may be of it: what they say stands together. */
  readonly joins?: boolean;
  /** A blank cell below a filled one belongs to the same group, also where the merge is lost. */
  readonly carries?: boolean;
  /** What a line that stands alone above rows says of each of them; null where it says nothing. */
  readonly above?: (line: string) => string | null;
}

export type ImportColumns = Readonly<Record<string, ImportColumn>>;

/** A cell as it was read: what it means, how it is written, and what is wrong with it. */
export interface ReadCell {
  readonly value: unknown;
  readonly text: string;
  readonly problems: readonly Finding[];
}

/** One row of a table, by the kind's column names; a column the sheet has not is missing. */
export interface ReadRow {
  readonly table: string;
  readonly sheet: string;
  /** The sheet's own number. */
  readonly row: number;
  readonly cells: Readonly<Record<string, ReadCell>>;
  /** Answers that people gave to questions about this row, by column. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface Choice {
  readonly id: string;
  readonly label: Label | string;
}

export interface Problem extends Finding {
  /** What can be answered to it. */
  readonly choices?: readonly Choice[];
}

export interface Creation extends NewRow {
  readonly record: string;
}

export interface Change {
  readonly record: string;
  readonly id: string;
  readonly values: RowValues;
  readonly state?: string;
}

export interface PlannedRow {
  readonly row: ReadRow;
  readonly outcome: 'new' | 'update' | 'unchanged';
  readonly problems: readonly Problem[];
  /** Who or what the row was taken to be, and why. */
  readonly match?: { readonly record: string; readonly id: string; readonly title: string; readonly why: Finding };
  readonly creations: readonly Creation[];
  readonly changes: readonly Change[];
  /** Keys of the shared creations that this row needs. */
  readonly needs?: readonly string[];
}

/** Something several rows need and none of them is: a branch, a body, a post. Made where a row that needs it is written. */
export interface SharedCreation extends Creation {
  readonly key: string;
  readonly title: string;
  /** The name of what it belongs to, where its title alone does not tell it from others. */
  readonly of?: string;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly shared: readonly SharedCreation[];
}

/** What the file as a whole says, beside its rows. */
export interface FileContext {
  readonly fileName: string;
  /** By sheet: the text above the header. */
  readonly titles: Readonly<Record<string, string>>;
  /** By sheet: headers as they stand, for words such as 入盟时间. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Chosen by a person; else null. */
  readonly party: string | null;
}

/**
 * A kind of workbook. `load` reads, in a fixed number of statements, everything known that rows may match; `plan` is
 * pure: the same rows and the same knowledge give the same plan.
 */
export interface ImportKind<Known = never> {
  readonly kind: string;
  readonly label: Label;
  /** How files, sheets and titles of the kind are called, in Simplified; for columns that leave a doubt. */
  readonly called?: RegExp;
  /** The tables a workbook of this kind may hold, sheet by sheet. */
  readonly tables: Readonly<Record<string, ImportColumns>>;
  /** The party that the rows are of, where the kind needs one: from the file's own words, null where it must be asked. */
  partyOf?(rows: readonly ReadRow[], context: FileContext): string | null;
  /** What a table calls the party, for rows that are handed back without what told it. */
  partyName?(party: string): string;
  load(tx: Tx, batch: Batch): Promise<Known>;
  plan(rows: readonly ReadRow[], known: Known, context: PlanContext): Plan;
}

export interface PlanContext extends FileContext {
  readonly today: string;
  /** Makes ids for new rows. */
  newId(): string;
}

/** Forgets what a kind knows, which only its own functions need. */
export function importKind<Known>(kind: ImportKind<Known>): ImportKind {
  return kind as unknown as ImportKind;
}
