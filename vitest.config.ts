import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,bench,data,demo,modules,platform,tests}/**/*.test.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**'],
    globalSetup: ['tests/support/engine.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
