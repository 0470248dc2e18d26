import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countLine, countOf, playwrightCount, sum, vitestCount } from './count.ts';

const twoPassed = {
  status: 'passed',
  assertionResults: [{ status: 'passed' }, { status: 'passed' }, { status: 'pending' }],
};

describe('counting a vitest run', () => {
  it('counts what passed and failed, and nothing that was skipped', () => {
    const oneFailed = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    expect(vitestCount({ testResults: [twoPassed, oneFailed] })).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that did not load as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(vitestCount({ testResults: [twoPassed, broken] })).toEqual({ passed: 2, failed: 1 });
  });
});

describe('counting a Playwright run', () => {
  it('counts a test that passed only when tried again as failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1 };
    expect(playwrightCount({ stats, errors: [] })).toEqual({ passed: 4, failed: 2 });
  });

  it('counts an error outside the tests', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 0 };
    expect(playwrightCount({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 1 });
  });
});

describe('holding a report against how the runner ended', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongzhou-count-'));
    path = join(folder, 'report.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const report = (...testResults: unknown[]): void => writeFileSync(path, JSON.stringify({ testResults }));

  it('believes a run that ended well', () => {
    report(twoPassed);
    expect(countOf(path, 0, vitestCount)).toEqual({ passed: 2, failed: 0 });
  });

  it('does not believe one that ended badly and names no failure', () => {
    report(twoPassed);
    expect(countOf(path, 1, vitestCount)).toEqual({ passed: 2, failed: 1 });
  });

  it('fails a run without a report', () => {
    expect(countOf(path, 0, vitestCount)).toEqual({ passed: 0, failed: 1 });
  });

  it('fails a run in which nothing ran', () => {
    report();
    expect(countOf(path, 0, vitestCount)).toEqual({ passed: 0, failed: 1 });
  });
});

it('ends with one line that adds everything up', () => {
  const counts = [
    { passed: 310, failed: 1 },
    { passed: 24, failed: 2 },
  ];
  expect(countLine(sum(counts))).toBe('334 passed, 3 failed');
});
