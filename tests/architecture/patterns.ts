import { parseSync } from 'vite';
import { code, type Sources } from './sources.ts';

export interface Pattern {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

interface Node {
  readonly type?: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
}

/** Every regular expression that what comes from outside can meet: all but those that build the console. */
export function patternsIn(sources: Sources): Pattern[] {
  return nodesIn(sources).flatMap(([path, { regex }]) =>
    regex ? [{ path, source: regex.pattern, flags: regex.flags }] : [],
  );
}

/** Where one is put together from parts, which reading the source does not show. */
export function patternsMadeIn(sources: Sources): string[] {
  const made = nodesIn(sources).filter(
    ([, { type, callee }]) => /^(New|Call)Expression$/.test(type ?? '') && callee?.name === 'RegExp',
  );
  return [...new Set(made.map(([path]) => path))].sort();
}

function nodesIn(sources: Sources): [path: string, node: Node][] {
  return code(sources)
    .filter(([path]) => /^(apps|modules|platform|data)\//.test(path) && !path.startsWith('apps/console/vite/'))
    .flatMap(([path, text]) => within(parseSync(path, text).program).map((node): [string, Node] => [path, node]));
}

function within(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(within);
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}
