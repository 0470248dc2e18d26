import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test, vi } from 'vitest';
import { code, committed } from '../../tests/architecture/sources.ts';
import { root } from '../../tests/support/terminal.ts';
import { type Language, say, setTraditional } from '../text/say.ts';
import { traditional } from '../text/traditional.ts';
import type { Label, Word } from './errors.ts';

const defined = vi.hoisted(() => [] as Word[]);

vi.mock(import('./errors.ts'), async (original) => {
  const errors = await original();
  return {
    ...errors,
    defineWords: (area, texts) => {
      const words = errors.defineWords(area, texts);
      defined.push(...Object.values<Word>(words));
      return words;
    },
  };
});

setTraditional(traditional);
const files = code(committed()).filter(
  ([path, source]) => path.endsWith('/words.ts') || /\bdefineWords\(/.test(source),
);
/** Of the pages, which need no codes. */
const labels: [name: string, label: Label][] = [];
for (const [path] of files) {
  const exported = (await import(join(root, path))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported)) labels.push(...labelsIn(`${path} ${name}`, value));
}
const sentences = [...defined.map((word): (typeof labels)[number] => [word.code, word]), ...labels];

function labelsIn(name: string, value: unknown): typeof labels {
  if (typeof value !== 'object' || value === null || 'code' in value) return [];
  if ('zh' in value && 'en' in value) return [[name, value as Label]];
  return Object.entries(value).flatMap(([key, inner]) => labelsIn(`${name}.${key}`, inner));
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the parameters; the kinds of parts that have none are 0 (text) and 7 (the number of a plural). */
function parametersOf(text: string, language: Language): string[] {
  const inside = (parts: readonly Part[]): string[] =>
    parts.flatMap((part) => {
      const options = 'options' in part ? Object.values(part.options).flatMap(({ value }) => inside(value)) : [];
      return part.type === 0 || part.type === 7 ? [] : [part.value, ...options];
    });
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  return [...new Set(inside(message.getAst()))].sort();
}

describe('every sentence', () => {
  test('of every module and of the platform is among them', () => {
    const areas = new Set(defined.map(({ code }) => code.split('.')[0]));
    for (const area of ['directory', 'honours', 'reports', 'record', 'figures', 'imports', 'sheets', 'http'])
      expect(areas).toContain(area);
    expect(labels.length).toBeGreaterThan(50);
  });

  test.each(sentences)('%s is an ICU message with the same parameters in every language', (_, label) => {
    const parameters = parametersOf(label.zh, 'zh-Hans');
    expect(parametersOf(label.en, 'en')).toEqual(parameters);
    expect(parametersOf(traditional(label.zh), 'zh-Hant')).toEqual(parameters);
    const filled = Object.fromEntries(parameters.map((name) => [name, 7]));
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const)
      expect(say(label, filled, language)).not.toMatch(/[{}]/);
  });
});

test('no two words have the same code', () => {
  const codes = defined.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('no sentence says the same in both languages', () => {
  expect(sentences.filter(([, { zh, en }]) => zh === en && /\p{L}/u.test(zh.replaceAll(/\{\w+\}/g, '')))).toEqual([]);
});
