/** What is open (desks.ts, boardStatement). */
export interface BoardRow {
  readonly id: string;
  readonly number: number | null;
  readonly title: string;
  readonly state: string;
  readonly subject: string | null;
  readonly party: string | null;
  readonly proposerName: string | null;
  readonly round: number | null;
  /** The day on which it came to its stage. */
  readonly since: string | null;
  readonly key: boolean;
  readonly departments: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly state: string;
  }[];
}

export interface Chosen {
  readonly stage?: string | undefined;
  readonly subject?: string | undefined;
  readonly department?: string | undefined;
  readonly party?: string | undefined;
}

export const stages = ['submitted', 'returned', 'filed', 'handling', 'replied'];

const DAY = 86_400_000;

export function daysOf({ since }: Pick<BoardRow, 'since'>, today: string): number {
  return since ? Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / DAY)) : 0;
}

export function fits(row: BoardRow, { stage, subject, department, party }: Chosen): boolean {
  return (
    (!stage || row.state === stage) &&
    (!subject || row.subject === subject) &&
    (!party || row.party === party) &&
    (!department || row.departments.some(({ id }) => id === department))
  );
}
