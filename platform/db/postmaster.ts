import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRunning } from './users.ts';

/** The first process of a PostgreSQL, as its own pid file tells. */
export interface Postmaster {
  readonly port: number;
  /** False while it starts, recovers or stops. */
  readonly ready: boolean;
}

function pidFileIn(data: string): string {
  return join(data, 'postmaster.pid');
}

/** The PostgreSQL that runs on the folder; null where none does, also where it was killed and left its pid file behind. */
export function postmasterOf(data: string): Postmaster | null {
  const file = pidFileIn(data);
  if (!existsSync(file)) return null;
  const [pid = '', , , port = '', , , , status = ''] = readFileSync(file, 'utf8').split('\n');
  // It is being written.
  if (Number(pid) === 0) return { port: 0, ready: false };
  if (!isRunning(Number(pid)) || !isPostgres(Number(pid))) return null;
  return { port: Number(port), ready: Number(port) > 0 && status.trim() === 'ready' };
}

/** That of a killed one. Its id may be another process's by now, which PostgreSQL would take for the one before. */
export function removeStalePidFile(data: string): void {
  if (existsSync(pidFileIn(data)) && !postmasterOf(data)) rmSync(pidFileIn(data), { force: true });
}

/** Ids are given again, most of all in a container that was started anew. */
function isPostgres(pid: number): boolean {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(program) === 'postgres';
  } catch {
    // The system does not tell (there is no /proc).
    return !existsSync('/proc');
  }
}
