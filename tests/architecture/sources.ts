import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/terminal.ts';

/** Text by path from the root of the repository: what is committed, or a few lines made up for a canary. */
export type Sources = ReadonlyMap<string, string>;

const binary = /\.(png|jpe?g|gif|ico|woff2?|pdf|docx|xlsx?|ods|zip)$/;

/** What is committed and what would be: everything that is not ignored. */
export function committed(): Sources {
  // A checkout may belong to another user than the one who tests.
  const words = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = execFileSync('git', words, { cwd: root, encoding: 'utf8' }).split('\0');
  const texts = paths.filter((path) => path && !binary.test(path) && existsSync(join(root, path)));
  return new Map(texts.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/');
}

/** TypeScript that is part of the product. */
export function code(sources: Sources): [path: string, source: string][] {
  return [...sources].filter(([path]) => /\.tsx?$/.test(path) && !isTest(path) && !path.endsWith('.config.ts'));
}

export function lineCount(source: string): number {
  return source.split('\n').length - 1;
}
