import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
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
  return [...sources].filter(
    ([path]) => /\.tsx?$/.test(path) && !isTest(path) && !path.endsWith('.config.ts'),
  );
}

export function lineCount(source: string): number {
  return source.split('\n').length - 1;
}

export interface Import {
  /** A path of the repository, or the name of a package or of a part of Node.js. */
  readonly target: string;
  readonly names: readonly string[];
  /** Gone when it runs. */
  readonly typeOnly: boolean;
}

const statement =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*{][^'";]*?)\s*from\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

/** Every import and re-export with a fixed name, dynamic ones too. */
export function importsOf(path: string, source: string): Import[] {
  return [...source.matchAll(statement)].map(([, type, names, fixed, dynamic]) => ({
    target: targetOf(path, fixed ?? dynamic ?? ''),
    names: (names ?? '').match(/\w+/g) ?? [],
    typeOnly: type !== undefined,
  }));
}

function targetOf(from: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '');
  return bare.startsWith('.') ? normalize(join(dirname(from), bare)) : bare;
}
