import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleFolder } from './console.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['apps/console', 'platform', 'modules', 'data', 'package-lock.json'];

/**
 * Builds the console where it is missing or older than its sources, told by their content, in a process of its own that
 * gives its memory back. Returns whether it built.
 */
export async function buildConsole(begin: () => void): Promise<boolean> {
  const mark = join(consoleFolder, 'built-from');
  const digest = digestOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return false;
  begin();
  await run(process.execPath, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    'apps/console',
    '--logLevel',
    'error',
  ]);
  writeFileSync(mark, digest);
  return true;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (!path.endsWith('package-lock.json')) {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'dist' && entry.name !== 'node_modules') addTo(hash, inner);
      } else if (!entry.name.endsWith('.test.ts')) hash.update(inner.slice(root.length)).update(readFileSync(inner));
    }
    return;
  }
  hash.update(readFileSync(path));
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the console could not be built (vite ended with ${code})`)),
    );
  });
}
