import type { Label } from '../../platform/errors/errors.ts';
import { type Choice, type Opened, open } from '../open.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface Words {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** How it is called, without the program's name. */
  readonly usage: string;
  readonly label: Label;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  run(words: Words, terminal: Terminal): Promise<ExitCode>;
}

/** Said wrongly: the usage is shown and the command ends with 2. */
export class WrongUse extends Error {}

export function textOption({ options }: Words, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Opens the database for the time of the work and closes it whatever happens. */
export async function withDatabase<T>(
  words: Words,
  terminal: Terminal,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const opened = await open(words.options as Choice, terminal.progress);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
