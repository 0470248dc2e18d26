import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { traditional } from '../../../platform/text/traditional.ts';

const NAME = 'virtual:traditional';
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = ['apps/console', 'modules', 'platform', 'data'];
const literal = /'((?:[^'\\\n]|\\.)*\p{Script=Han}(?:[^'\\\n]|\\.)*)'/gu;
const field = /"((?:[^"\\\n]|\\.)*\p{Script=Han}(?:[^"\\\n]|\\.)*)"/gu;

/**
 * The Traditional texts of the console as a file of its own: every Chinese text in its sources, converted when it is built,
 * because the dictionary has no room in a browser.
 */
export function traditionalTexts(): Plugin {
  return {
    name: 'traditional-texts',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export const texts = ${JSON.stringify(converted())};` : null),
  };
}

/** Only what differs. */
function converted(): Record<string, string> {
  const texts = folders.flatMap((folder) => sourcesIn(join(root, folder))).flatMap(textsIn);
  return Object.fromEntries(
    texts.map((text) => [text, traditional(text)] as const).filter(([text, other]) => text !== other),
  );
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|json)$/.test(path) && !path.includes('.test.') && !/(^|\/)dist\//.test(path))
    .map((path) => join(folder, path));
}

function textsIn(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(path.endsWith('.json') ? field : literal)].map(([, text = '']) =>
    text.replaceAll("\\'", "'"),
  );
}
