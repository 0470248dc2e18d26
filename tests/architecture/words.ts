import { code, type Sources } from './sources.ts';

const literal = /(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/.source;
const chinese = new RegExp(`\\bzh:\\s*(${literal})(,\\s*en\\b(?::\\s*(${literal}))?)?`, 'g');
const han = /\p{Script=Han}/u;

/** Each text stands in both languages, side by side, and each in its own; a sign (%) is Chinese enough. */
export function textsAreInBothLanguages(sources: Sources): string[] {
  return code(sources).flatMap(([path, source]) =>
    [...source.matchAll(chinese)].flatMap(([, zh = '', english, en]) => {
      if (!english) return [`${path}: ${zh} has no English beside it`];
      if (/\p{L}/u.test(zh) && !han.test(zh)) return [`${path}: ${zh} is not Chinese`];
      return en && (han.test(en) || !/\w/.test(en)) ? [`${path}: ${en} is not English`] : [];
    }),
  );
}

const page = /^(modules\/[^/]+\/ui|platform\/ui|apps\/console)\//;
const comment = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;

/** A page that holds a Chinese text alone shows it to readers of English too. */
export function pagesSayNothingInOneLanguage(sources: Sources): string[] {
  return code(sources)
    .filter(([path]) => page.test(path))
    .flatMap(([path, source]) => {
      const rest = source.replaceAll(comment, '').replaceAll(chinese, '');
      return rest.split('\n').flatMap((line) => (han.test(line) ? [`${path}: ${line.trim()}`] : []));
    });
}
