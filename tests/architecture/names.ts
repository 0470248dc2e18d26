import type { Sources } from './sources.ts';

/** Words that say nothing. In a module, service and handler are the domain's own. */
const empty = /(^|-)(manager|helper|util|utils|dto|service|handler)(-|$)/;
const emptyInModules = /(^|-)(manager|helper|util|utils|dto)(-|$)/;
const exported = /^export\s+(?:async\s+)?(?:function\*?|const|let|(?:abstract\s+)?class|interface|type)\s+(\w+)/gm;

export function namesSaySomething(sources: Sources): string[] {
  return [...sources].flatMap(([path, source]) => {
    if (!/\.tsx?$/.test(path)) return [];
    const forbidden = path.startsWith('modules/') ? emptyInModules : empty;
    const file = path.replace(/^.*\//, '').replace(/\..*$/, '');
    const names = [...source.matchAll(exported)].map(([, name]) => name ?? '');
    const wrong = [file, ...names].filter((name) => forbidden.test(kebab(name)) || /^I[A-Z][a-z]/.test(name));
    return wrong.map((name) => `${path}: ${name}`);
  });
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

const mark = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\b/;

export function nothingIsLeftOver(sources: Sources): string[] {
  return linesWith(mark, sources, (path) => /\.(tsx?|css|sql)$/.test(path));
}

const folderOfOneMachine = /(?<![\w.*-])\/(home|Users|root|work)\/\w|\b[A-Z]:\\\w/;
const registryHost = /\bregistry\.[a-z]|\bnpmjs\.(org|com)|\bnpmmirror|\bartifactory\b|\bdeb\.debian\.org/;

export function nothingNamesAMachine(sources: Sources): string[] {
  return [
    ...linesWith(folderOfOneMachine, sources, () => true),
    ...linesWith(registryHost, sources, () => true),
    ...linesWith(/"resolved":/, sources, (path) => path === 'package-lock.json'),
  ];
}

/** The canaries beside this file break every rule and are passed over. */
function linesWith(pattern: RegExp, sources: Sources, of: (path: string) => boolean): string[] {
  return [...sources]
    .filter(([path]) => of(path) && !path.startsWith('tests/architecture/'))
    .flatMap(([path, source]) =>
      source.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1}: ${line.trim()}`] : [])),
    );
}
