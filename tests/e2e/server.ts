import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base } from '@playwright/test';
import { type Administrators, administratorsOf, demonstratedAdministrators, invited, type Signed } from './people.ts';

const main = join(import.meta.dirname, '../../apps/server/main.ts');
const STARTING = 240_000;

/** A server with the people who work there. */
export interface Place {
  readonly address: string;
  readonly administrators: Administrators;
  /** A clerk of the office. */
  readonly office: Signed;
}

interface Servers {
  /** With the demonstration district, shared by the tests of a worker. */
  readonly demonstrated: Place;
  /** Without any record. */
  readonly emptied: Place;
}

interface Addresses {
  /** Of the server with the demonstration district; the page is signed in there as the office. */
  readonly demonstration: string;
  /** Of the server without any record; the page is signed in there as the office. */
  readonly empty: string;
}

/** Tests with the real server behind them, as `npm start` starts it, on a database of its own. */
export const test = base.extend<Addresses, Servers>({
  demonstrated: [placed([]), { scope: 'worker', timeout: STARTING }],
  emptied: [placed(['--empty']), { scope: 'worker', timeout: STARTING }],
  demonstration: async ({ context, demonstrated }, use) => {
    await context.addCookies(demonstrated.office.cookies);
    await use(demonstrated.address);
  },
  empty: async ({ context, emptied }, use) => {
    await context.addCookies(emptied.office.cookies);
    await use(emptied.address);
  },
});

function placed(options: readonly string[]) {
  return async ({ browser }: { browser: Browser }, use: (place: Place) => Promise<void>) => {
    const { address, link, stop } = await start(options);
    const administrators = link
      ? await administratorsOf(browser, address, link)
      : await demonstratedAdministrators(browser, address);
    const office = await invited(browser, address, administrators, { name: '王芳', grant: { role: 'office' } });
    await use({ address, administrators, office });
    await stop();
  };
}

export interface Started {
  readonly address: string;
  /** Of the first administrator; empty where somebody has an account. */
  readonly link: string;
  stop(): Promise<void>;
}

export async function start(options: readonly string[]): Promise<Started> {
  const data = mkdtempSync(join(tmpdir(), 'tongzhou-e2e-'));
  const server = spawn(process.execPath, [main, '--data', data, '--port', '0', '--no-open', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  let said = '';
  const [link, address] = await new Promise<string[]>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const ready = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      const invited = /http:\S+\/invitations\/[\w-]+/.exec(said);
      if (ready && (invited || !options.includes('--empty'))) resolve([invited?.[0] ?? '', ready[0]]);
    });
    void ended.then(() => reject(new Error(`the server ended before it was ready:\n${said}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { address: address ?? '', link: link ?? '', stop };
}
