import { isTest, lineCount, type Sources } from './sources.ts';

/** Every folder of modules/ has what a newcomer looks for; a front door, where others come in, is only a door. */
export function modulesAreWhole(sources: Sources): string[] {
  const folders = new Set([...sources.keys()].flatMap((path) => /^modules\/[^/]+\//.exec(path) ?? []));
  return [...folders].flatMap((folder) => {
    const missing = ['README.md', 'module.ts'].filter((file) => !sources.has(folder + file));
    const tested = [...sources.keys()].some((path) => path.startsWith(folder) && isTest(path));
    return [
      ...missing.map((file) => `${folder}${file} is missing`),
      ...(tested ? [] : [`${folder} has no test`]),
      ...tooLong(sources, `${folder}README.md`, 40),
      ...tooLong(sources, `${folder}index.ts`, 30),
    ];
  });
}

function tooLong(sources: Sources, path: string, most: number): string[] {
  const count = lineCount(sources.get(path) ?? '');
  return count > most ? [`${path} has ${count} lines; at most ${most}`] : [];
}
