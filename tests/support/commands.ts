import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Command, Words } from '../../apps/cli/command.ts';
import type { ExitCode, Terminal } from '../../apps/cli/terminal.ts';
import { inLanguage } from '../../platform/text/say.ts';
import type { TestDatabase } from './database.ts';

interface Ran {
  readonly code: ExitCode;
  /** For machines, as `--json` gives it. */
  readonly answer: unknown;
  /** For people, on either output. */
  readonly lines: readonly string[];
}

export interface CommandLine {
  /** An empty folder, for files; gone when the tests have ended. */
  readonly folder: string;
  run(command: Command, positionals: readonly string[], options?: Words['options']): Promise<Ran>;
}

/** Commands as the terminal runs them, in Chinese, on a test's database. */
export function commandLine({ url }: TestDatabase): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-commands-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    run: async (command, positionals, options = {}) => {
      let answer: unknown = null;
      const lines: string[] = [];
      const terminal: Terminal = {
        language: 'zh-Hans',
        json: true,
        say: (label) => lines.push(typeof label === 'string' ? label : inLanguage(label, 'zh-Hans')),
        answer: (value) => {
          answer = JSON.parse(JSON.stringify(value));
        },
        progress: () => {},
        complain: (text) => lines.push(text),
      };
      const code = await command.run({ positionals, options: { ...options, database: url, data: folder } }, terminal);
      return { code, answer, lines };
    },
  };
}
