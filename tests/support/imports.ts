import { dirname, join, normalize } from 'node:path';

export interface Import {
  /** A path of the repository, or the name of a package or of a part of Node.js. */
  readonly target: string;
  readonly names: readonly string[];
  /** Gone when it runs. */
  readonly typeOnly: boolean;
}

const statement =
  /^(?:import|export)\s+(type\s+)?(?:([\w*{][^'";]*?)\s*from\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

/** Every import and re-export with a fixed name, dynamic ones too; static ones stand at the start of a line. */
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

/** All that can be reached. */
export function closure<T>(start: Iterable<T>, next: (one: T) => Iterable<T>): Set<T> {
  const reached = new Set<T>(start);
  for (const one of reached) for (const other of next(one)) reached.add(other);
  return reached;
}
