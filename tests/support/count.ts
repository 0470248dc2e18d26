import { existsSync, readFileSync } from 'node:fs';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, count) => total + count.passed, 0),
    failed: counts.reduce((total, count) => total + count.failed, 0),
  };
}

/** The last line of every command that tests. */
export function countLine({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A file that did not load has no tests to count and is one failure. */
export function vitestCount({ testResults }: VitestReport): Count {
  return sum(
    testResults.map(({ status, assertionResults }) => {
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      const failed = assertionResults.filter((test) => test.status === 'failed').length;
      return { passed, failed: status === 'failed' ? Math.max(failed, 1) : failed };
    }),
  );
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** One that passes only when tried again has failed; an error outside the tests is a failure too. */
export function playwrightCount({ stats, errors }: PlaywrightReport): Count {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * What a runner's report says, held against how the runner ended: no report, an exit code that no failure explains,
 * and a run in which nothing passed or failed are each one failure.
 */
export function countOf<Report>(path: string, exitCode: number, read: (report: Report) => Count): Count {
  const told = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
  const unexplained = told.failed === 0 && (exitCode !== 0 || told.passed === 0);
  return unexplained ? { ...told, failed: 1 } : told;
}
