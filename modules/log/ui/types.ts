/** The log as the server tells it (modules/log/page.ts). */
export interface LogEntry {
  readonly n: number;
  readonly record: string;
  readonly id: string;
  readonly action: string;
  readonly title: string | null;
  readonly fields: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LogBatch {
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly via: string;
  readonly reason: string | null;
  readonly entries: number;
  readonly parts: readonly { readonly record: string; readonly action: string; readonly entries: number }[];
  readonly shown: readonly LogEntry[];
}

export interface LogPageAnswer {
  readonly rows: readonly LogBatch[];
  readonly next: number | null;
  readonly total: number;
  readonly more: boolean;
}

/** What stands in the address. */
export type LogSearch = Readonly<Record<string, string | undefined>>;
export type Narrow = (next: LogSearch) => void;
