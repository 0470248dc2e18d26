import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The checkout. */
export const root = join(import.meta.dirname, '../..');

export function section(title: string): void {
  console.log(`\n== ${title}`);
}

/**
 * Runs a command of the packages (vitest, biome ...) in the checkout on the pinned Node.js, with its words going
 * straight to the terminal.
 * @returns its exit code; 1 where a signal ended it.
 */
export function run(command: string, words: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const commands = join(root, 'node_modules/.bin');
  const child = spawn(join(commands, command), words, {
    cwd: root,
    env: { ...process.env, PATH: `${commands}:${process.env.PATH}`, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
