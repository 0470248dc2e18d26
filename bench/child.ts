import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface Server {
  /** The addresses it listens on, by the scope they serve; with `Cookie`, what opens it. */
  readonly addresses: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts a script that prints one line of JSON with its addresses when it is ready. */
export async function startServer(script: string, words: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [join(root, script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = endOf(child);
  let said = '';
  const addresses = await new Promise<Server['addresses']>((resolve, reject) => {
    ended.then((code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece;
      const line = said.split('\n').find((text) => text.startsWith('{'));
      if (line && said.includes('\n')) resolve(JSON.parse(line) as Server['addresses']);
    });
  });
  return {
    addresses,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export interface Ended {
  readonly seconds: number;
  /** The most memory it held, in MB; null where the system does not tell. */
  readonly peak: number | null;
}

/** Runs a script to its end, from the command to the exit. */
export async function runScript(script: string, words: readonly string[]): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, script), ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak: number | null = null;
  const watching = setInterval(() => {
    peak = peakOf(child.pid) ?? peak;
  }, 50);
  const code = await endOf(child);
  clearInterval(watching);
  if (code !== 0) throw new Error(`${script} ${words.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1_000, peak };
}

export function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}

function peakOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Math.round(Number(kilobytes) / 1_024) : null;
  } catch {
    return null;
  }
}
