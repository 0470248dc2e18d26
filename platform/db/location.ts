import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Location {
  /** Of the server to use; null for the embedded one in the folder. */
  readonly url: string | null;
  /** Holds the keys, and the embedded database where there is one. */
  readonly folder: string;
}

/** What was asked for, else what the environment says, else the embedded database in the default folder. */
export function locationOf({ data, database }: { readonly data?: string; readonly database?: string }): Location {
  const url = database ?? (data === undefined ? process.env.DATABASE_URL : undefined) ?? null;
  return { url, folder: resolve(data ?? process.env.TONGZHOU_DATA ?? defaultFolder()) };
}

/** Outside the checkout, where the system keeps such things. */
function defaultFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/tongzhou';
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'tongzhou');
}
