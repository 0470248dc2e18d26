import { closure, importsOf } from '../support/imports.ts';
import { code, type Sources } from './sources.ts';

/** Each may import itself and what stands before it. Tests and benchmarks may import everything. */
const layers = ['platform', 'data', 'modules', 'demo', 'apps'];

export function layersHold(sources: Sources): string[] {
  return edges(sources).flatMap(({ from, to }) => {
    const [above, below] = [layers.indexOf(folder(from)), layers.indexOf(folder(to))];
    const foreign = to.includes('/') && sources.has(to) && below < 0 && above >= 0;
    return foreign || (above >= 0 && below > above) ? [`${from} imports ${to}`] : [];
  });
}

export function frontDoorsHold(sources: Sources): string[] {
  return edges(sources).flatMap(({ from, to }) => {
    const [here, there] = [moduleOf(from), moduleOf(to)];
    if (!here || !there || here === there) return [];
    if (there === 'reports') return [`${from} imports ${to}: no module reads reports`];
    return to === `modules/${there}/index.ts` ? [] : [`${from} imports ${to}, not modules/${there}/index.ts`];
  });
}

export function modulesAreWithoutCycles(sources: Sources): string[] {
  const reached = new Map<string, Set<string>>();
  for (const { from, to } of edges(sources)) {
    const [here, there] = [moduleOf(from), moduleOf(to)];
    if (here && there && here !== there) reached.set(here, (reached.get(here) ?? new Set()).add(there));
  }
  return [...reached.keys()]
    .filter((module) => closure(reached.get(module) ?? [], (next) => reached.get(next) ?? []).has(module))
    .map((module) => `module ${module} reaches itself through others`);
}

/** Where a transaction may be opened: at the doors, in the machinery that serves them, and where figures are kept. */
const opensTransactions = /^(apps\/|bench\/|tests\/|platform\/(db|http)\/|platform\/figures\/kept\.ts)/;

export function onlyAppsOpenTransactions(sources: Sources): string[] {
  return code(sources)
    .filter(([path]) => !opensTransactions.test(path))
    .filter(([, source]) => source.includes('.inTransaction('))
    .map(([path]) => `${path} opens a transaction`);
}

function edges(sources: Sources): { from: string; to: string }[] {
  return code(sources).flatMap(([from, source]) => importsOf(from, source).map(({ target }) => ({ from, to: target })));
}

function folder(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The module a file is in; the lists directly under modules/ are in none. */
function moduleOf(path: string): string | null {
  return /^modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}
