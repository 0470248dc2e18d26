import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/terminal.ts';

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly complaints: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Ends it as a power cut would. */
  kill(): void;
}

/** The program as people start it, on the embedded database of a data folder. */
export function tongzhou(data: string, ...words: string[]): Running {
  const child = spawn(
    process.execPath,
    [join(root, 'apps/cli/main.ts'), ...words, '--data', data, '--language', 'en'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, complaints] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, out, complaints }));
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** The first process of the database in the folder; null where none runs. */
export function databaseProcess(data: string): number | null {
  const file = join(data, 'database', 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return belongs(pid, data) ? pid : null;
}

function belongs(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}
