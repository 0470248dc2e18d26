import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installedChromium } from './chromium.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongzhou-chromium-'));
  vi.stubEnv('CHROMIUM', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

describe('looking for a Chromium', () => {
  it('takes the one that is named', () => {
    const path = program('mine', 'echo Chromium 1');
    vi.stubEnv('CHROMIUM', path);
    expect(installedChromium()).toBe(path);
  });

  it('refuses a named one that does not start, and says why', () => {
    vi.stubEnv('CHROMIUM', program('mine', 'echo no library here >&2; exit 127'));
    expect(installedChromium).toThrow('no library here');
  });

  it('passes over a stub on the PATH', () => {
    program('chromium', 'echo install the snap; exit 1');
    const path = program('google-chrome', 'echo Chrome 1');
    vi.stubEnv('PATH', folder);
    expect(installedChromium()).toBe(path);
  });
});
