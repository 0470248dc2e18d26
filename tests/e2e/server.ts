import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

const main = join(import.meta.dirname, '../../apps/server/main.ts');
const STARTING = 240_000;

interface Servers {
  /** Address of a server with the demonstration district, shared by the tests of a worker. */
  readonly demonstration: string;
  /** Address of a server without any record. */
  readonly empty: string;
}

/** Tests with the real server behind them, as `npm start` starts it, on a database of its own. */
export const test = base.extend<object, Servers>({
  demonstration: [
    async ({ browserName: _ }, use) => {
      const server = await start([]);
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker', timeout: STARTING },
  ],
  empty: [
    async ({ browserName: _ }, use) => {
      const server = await start(['--empty']);
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker', timeout: STARTING },
  ],
});

async function start(options: readonly string[]): Promise<{ address: string; stop: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'tongzhou-e2e-'));
  const server = spawn(process.execPath, [main, '--data', data, '--port', '0', '--no-open', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then(() => reject(new Error(`the server ended before it was ready:\n${said}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { address, stop };
}
