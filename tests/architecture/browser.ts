import { closure, importsOf } from '../support/imports.ts';
import { code, type Sources } from './sources.ts';

/** What is loaded into a browser: definitions, rules and words, which the server shares, and the pages. */
const starts = [
  /^modules\/definitions\.ts$/,
  /^modules\/[^/]+\/(rules|words|codes)\.ts$/,
  /^(modules\/[^/]+|platform)\/ui\//,
  /^apps\/console\/(?!vite)/,
];

/** The packages made for it. One that is not named here (pg, kysely, fastify, node:*) is the server's. */
const packages =
  /^(react|react-dom|@tanstack\/react-(router|query)|@simplewebauthn\/browser|intl-messageformat|typebox|uqr)(\/|$)/;

/** Follows every import that is still there when it runs, and names the way to each server file. */
export function browserIsWithoutServer(sources: Sources): string[] {
  const files = new Map(code(sources));
  const targets = (path: string): string[] =>
    importsOf(path, files.get(path) ?? '')
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ target }) => target);
  const loaded = closure(
    [...files].filter(([path, source]) => isStart(path, source)).map(([path]) => path),
    (path) => targets(path).filter((target) => files.has(target)),
  );
  return [...loaded].flatMap((path) =>
    targets(path)
      .filter((target) => isPackage(target) && !packages.test(target))
      .map((target) => `${path} is loaded into the browser and imports ${target}`),
  );
}

function isStart(path: string, source: string): boolean {
  const defines = path.startsWith('modules/') && source.includes('defineRecord(');
  return defines || starts.some((start) => start.test(path));
}

function isPackage(target: string): boolean {
  return !/^(apps|bench|data|demo|modules|platform|tests)\/|^virtual:/.test(target);
}
