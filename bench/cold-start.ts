import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endOf, runScript, startServer } from './child.ts';
import { atMost, cookies, jsonOf, type Line, median } from './measure.ts';

const ROUNDS = 3;
const root = join(import.meta.dirname, '..');

/**
 * From the command to the first page, on the database of the demonstration: the console's document and the first page of
 * people; by hand the database is started and the same page of people answered.
 */
export async function coldStartLines(folder: string): Promise<Line[]> {
  const data = join(folder, 'demonstration');
  await runScript('apps/cli/main.ts', ['demo', '--data', data]);
  // Builds the console, where that is to be done.
  await ourStart(data);
  await startByHand(data);
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await ourStart(data));
    byHand.push(await startByHand(data));
  }
  const seconds = `${median(ours).toFixed(2)} s to ${median(byHand).toFixed(2)} s`;
  return [atMost('From a cold start to the first page', median(ours) / median(byHand), 4, seconds)];
}

const page = '/api/people?sex=2&education=20&sort=name&size=50';

async function ourStart(data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const words = ['apps/server/main.ts', '--data', data, '--port', String(port), '--no-open'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = endOf(child);
  let code: number | null | undefined;
  ended.then((end) => {
    code = end;
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    while (!(await isAnswered(`${origin}/`))) {
      if (code !== undefined) throw new Error(`the server ended with ${code}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await signIn(origin);
    await jsonOf(origin + page);
    return (performance.now() - began) / 1_000;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function startByHand(data: string): Promise<number> {
  const began = performance.now();
  const server = await startServer('bench/by-hand.ts', ['--embedded', data]);
  while (!(await isAnswered(`${server.addresses.district}${page}`))) await new Promise((r) => setTimeout(r, 10));
  const seconds = (performance.now() - began) / 1_000;
  await server.stop();
  return seconds;
}

async function signIn(origin: string): Promise<void> {
  const body = JSON.stringify({ userName: '示例办公室工作人员' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/api/sign-in/demonstration`, { method: 'POST', headers, body });
  cookies.set(origin, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
}

async function isAnswered(address: string): Promise<boolean> {
  return fetch(address).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
