import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedChromium, missingChineseFont, unpackedChromium } from './chromium.ts';
import { type Count, countOf, playwrightCount, sum, vitestCount } from './count.ts';
import { closure, importsOf } from './imports.ts';
import { root, run, section } from './terminal.ts';

interface Choice {
  /** Also the tests in a browser. */
  readonly browser: boolean;
  /** Of vitest's, only those on a database: what another PostgreSQL could change. */
  readonly onlyDatabase: boolean;
}

/** @throws TypeError for an option there is not. */
export function choiceFrom(words: readonly string[]): Choice {
  const options = { 'no-browser': { type: 'boolean' }, 'only-database': { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...words], options });
  const onlyDatabase = values['only-database'] ?? false;
  return { onlyDatabase, browser: !onlyDatabase && !values['no-browser'] };
}

/** Runs the tests chosen, showing what they say, and counts them. */
export async function runTests(choice: Choice): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-tests-'));
  try {
    const counts = [await unitTests(folder, choice.onlyDatabase)];
    if (choice.browser) counts.push(await browserTests(folder));
    return sum(counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The test files that reach tests/support/database.ts. */
function databaseTests(): string[] {
  const targets = (path: string): string[] =>
    importsOf(path, readFileSync(join(root, path), 'utf8'))
      .map(({ target }) => target)
      .filter((target) => target.startsWith('tests/support/') && existsSync(join(root, target)));
  return globSync('{apps,bench,demo,modules,platform,tests}/**/*.test.ts', { cwd: root })
    .filter((path) => closure([path], targets).has('tests/support/database.ts'))
    .sort();
}

async function unitTests(folder: string, onlyDatabase: boolean): Promise<Count> {
  const where = process.env.TEST_DATABASE_URL ? 'the PostgreSQL of TEST_DATABASE_URL' : 'the embedded PostgreSQL';
  section(`${onlyDatabase ? 'Database tests' : 'Tests'}, on ${where}`);
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const files = onlyDatabase ? databaseTests() : [];
  // Without a file vitest would run all of them.
  if (onlyDatabase && files.length === 0) return countOf(report, 1, vitestCount);
  const exitCode = await run('vitest', ['run', '--allowOnly=false', ...reporters, ...files]);
  return countOf(report, exitCode, vitestCount);
}

async function browserTests(folder: string): Promise<Count> {
  section('Tests in the browser');
  const browser = chromiumIn(folder);
  if (!browser) return { passed: 0, failed: 1 };
  const font = missingChineseFont();
  if (font) console.warn(font);
  const report = join(folder, 'playwright.json');
  const exitCode = await run(
    'playwright',
    ['test', '--config=tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return countOf(report, exitCode, playwrightCount);
}

/** A Chromium to test with, or null once it is said what is missing. */
function chromiumIn(folder: string): string | null {
  try {
    const path = installedChromium() ?? unpackedChromium(folder);
    console.log(`Chromium: ${path}`);
    return path;
  } catch (problem) {
    console.error(`${problem instanceof Error ? problem.message : problem}

No Chromium starts on this machine, and the tests in the browser need one. Any of these helps:
  Debian, Ubuntu:       apt-get install chromium fonts-noto-cjk
  elsewhere:            npx playwright install --with-deps chromium
  one you have already: CHROMIUM=/path/to/chromium npm test
Without a browser: npm test -- --no-browser runs all other tests.`);
    return null;
  }
}
