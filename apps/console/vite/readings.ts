import { pinyin } from 'pinyin-pro';
import type { Plugin } from 'vite';
import { navigation, newOf } from '../navigation.ts';

const NAME = 'virtual:readings';

/** How the names of pages are read, so that they are found by pinyin: the dictionary has no room in a browser. */
export function pageReadings(): Plugin {
  return {
    name: 'page-readings',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export const readings = ${JSON.stringify(readings())};` : null),
  };
}

/** By the Chinese name: 组织架构 is `zuzhijiagou zzjg`. */
function readings(): Record<string, string> {
  const pages = navigation.flatMap((group) => group.pages);
  const names = pages.flatMap(({ label, creates }) => [label.zh, ...(creates ? [newOf(creates.label).zh] : [])]);
  return Object.fromEntries(names.map((name) => [name, reading(name)]));
}

function reading(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  return `${syllables.join('')} ${syllables.map((syllable) => syllable[0]).join('')}`;
}
