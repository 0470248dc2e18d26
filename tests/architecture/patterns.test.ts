import { check } from 'recheck';
import { describe, expect, it, vi } from 'vitest';
import { type Pattern, patternsIn, patternsMadeIn } from './patterns.ts';
import { committed } from './sources.ts';

vi.setConfig({ testTimeout: 240_000 });

/** What is found counts, not how long a busy machine takes to find it. */
const patient = { timeout: 240_000, incubationTimeout: 60_000, attackTimeout: 60_000, skipRecall: true };

/** Those that take longer than the text is long, with a text that shows it. */
async function slow(patterns: readonly Pattern[]): Promise<string[]> {
  const found: string[] = [];
  for (const { path, source, flags } of patterns) {
    const said = await check(source, flags, patient);
    const shown = said.status === 'vulnerable' ? said.attack.pattern : '';
    if (said.status !== 'safe') found.push(`${path}: /${source}/${flags} is ${said.status}: ${shown}`);
  }
  return found;
}

const canary = (text: string) => slow(patternsIn(new Map([['modules/directory/rules.ts', text]])));

describe('regular expressions take a time in proportion to the text', () => {
  it('wherever what comes from outside can meet them', async () => {
    const patterns = patternsIn(committed());
    expect(patterns.length).toBeGreaterThan(100);
    expect(await slow(patterns)).toEqual([]);
  });

  it.each([
    ['an exponential one', 'const name = /^(\\w+\\s?)*$/;'],
    ['a quadratic one', 'text.replace(/\\s+$/, "")'],
    ['a lazy one that finds no end', 'title.replaceAll(/[（(].*?[)）]/g, "")'],
  ])('would be seen broken: %s', async (_, text) => {
    expect(await canary(text)).toHaveLength(1);
  });

  it('lets pass what is sound', async () => {
    expect(await canary('const day = /^\\d{4}-\\d{2}$/; const other = "/(a+)+$/";')).toEqual([]);
  });

  it('also where they are put together from parts', async () => {
    expect(patternsMadeIn(committed())).toEqual([
      'modules/directory/rules.ts',
      'platform/db/backup-file.ts',
      'platform/sheets/no-data.ts',
    ]);
    const made: Pattern[] = [];
    const Plain = RegExp;
    class Seen extends Plain {
      constructor(source: string | RegExp, flags?: string) {
        super(source, flags);
        made.push({ path: 'made', source: this.source, flags: this.flags });
      }
    }
    vi.stubGlobal('RegExp', Seen);
    const [{ postRoleOf }] = await Promise.all([
      import('../../modules/directory/rules.ts'),
      import('../../platform/db/backup-file.ts'),
      import('../../platform/sheets/no-data.ts'),
    ]);
    for (const kind of [null, 'government', 'congress', 'conference', 'party']) postRoleOf('副局长、科长', kind);
    vi.unstubAllGlobals();
    expect(made.length).toBeGreaterThan(6);
    expect(await slow(made)).toEqual([]);
  });
});
