import { defineConfig } from '@playwright/test';
import { chromiumFlags, installedChromium } from '../support/chromium.ts';

// npm test names the browser; `npx playwright test -c tests/e2e/playwright.config.ts` looks for one, once for all workers.
process.env.CHROMIUM ||= installedChromium() ?? '';

export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  forbidOnly: true,
  workers: 1,
  timeout: 60_000,
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM || undefined, args: chromiumFlags },
  },
});
