import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** Root cannot have Chromium's own sandbox, and the pages are ours; the rest keeps it quiet and off the network. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * The Chromium this machine has: the one CHROMIUM names, one on the PATH, Playwright's own; null where none starts.
 * A stub that only says how to install the browser does not start and is passed over.
 * @throws where CHROMIUM names one that does not start, since another one is not what was asked for.
 */
export function installedChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) {
    const problem = whyNotStarting(named);
    if (problem) throw new Error(`CHROMIUM names ${named}, which does not start: ${problem}`);
    return named;
  }
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].flatMap(onPath);
  return [...usual, chromium.executablePath()].find((path) => !whyNotStarting(path)) ?? null;
}

/**
 * Unpacks the Chromium that comes with the packages (x64 Linux) into a folder of the caller's, in about two seconds
 * and 210 MB, and returns what starts it.
 * @throws where it does not start, with what it complained of.
 */
export function unpackedChromium(folder: string): string {
  const unpacking = spawnSync(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
    encoding: 'utf8',
    // Taken for Lambda, it unpacks its shared libraries as well.
    env: {
      ...process.env,
      TMPDIR: folder,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    },
  });
  const start = join(folder, 'start-chromium');
  writeFileSync(start, startScript(folder));
  chmodSync(start, 0o700);
  const problem = unpacking.status === 0 ? whyNotStarting(start) : complaint(unpacking.stderr);
  if (problem) throw new Error(problem);
  return start;
}

/** Its libraries are for the browser alone: in the environment of the tests they would reach PostgreSQL too. */
function startScript(folder: string): string {
  const fonts = existsSync('/etc/fonts/fonts.conf') ? '' : `export FONTCONFIG_FILE='${ownFonts(folder)}'\n`;
  return `#!/bin/sh\nexport LD_LIBRARY_PATH='${folder}/al2023/lib'\n${fonts}exec '${folder}/chromium' "$@"\n`;
}

/** Chromium crashes without any font; a machine without fontconfig has no list of them either. */
function ownFonts(folder: string): string {
  const path = join(folder, 'fonts.conf');
  const dirs = [`${folder}/fonts`, '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  writeFileSync(path, `<fontconfig>${dirs}<cachedir>${folder}/font-cache</cachedir></fontconfig>\n`);
  return path;
}

/** Where Chinese would be blank in screenshots and documents: what to do about it; else null. */
export function missingChineseFont(): string | null {
  if (process.platform !== 'linux') return null;
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (fonts.stdout?.trim()) return null;
  return 'No Chinese font is installed: Chinese is blank in screenshots. On Debian: apt-get install fonts-noto-cjk';
}

function onPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

function whyNotStarting(path: string): string | null {
  if (!existsSync(path)) return 'no such file';
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 60_000 });
  if (run.error) return run.error.message;
  return run.status === 0 ? null : complaint(run.stderr || run.stdout);
}

/** The line that says what is wrong, before the stack and the advice. */
function complaint(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /error/i.test(line)) || lines[0] || 'it says nothing';
}
