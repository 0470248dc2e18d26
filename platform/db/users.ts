import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Processes that use the embedded database at the moment: the last to leave stops it. A killed one is not counted. */
export function joinUsers(folder: string): void {
  mkdirSync(join(folder, 'users'), { recursive: true });
  writeFileSync(fileOf(folder, process.pid), startOf(process.pid) ?? '');
}

export function leaveUsers(folder: string): void {
  rmSync(fileOf(folder, process.pid), { force: true });
}

export function hasUsers(folder: string): boolean {
  const pids = readdirSync(join(folder, 'users')).map(Number);
  const living = pids.filter((pid) => isRunning(pid, readFileSync(fileOf(folder, pid), 'utf8')));
  for (const pid of pids) if (!living.includes(pid)) rmSync(fileOf(folder, pid), { force: true });
  return living.length > 0;
}

function fileOf(folder: string, pid: number): string {
  return join(folder, 'users', String(pid));
}

/** A process id is given again after a while; with the moment of its start it is not. */
export function isRunning(pid: number, started = ''): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === '' || now === null || now === started;
}

/** In clock ticks since the machine started, where the system tells. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

const PATIENCE_MS = 120_000;

/** One process at a time starts, joins or stops the database. A lock whose owner was killed is taken over. */
export async function withStartLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'starting');
  const owner = join(lock, 'owner');
  for (const since = Date.now(); !tryLock(lock, owner); await pause(50)) {
    if (Date.now() - since > PATIENCE_MS) throw new Error(`another process keeps ${lock}`);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryLock(lock: string, owner: string): boolean {
  try {
    mkdirSync(lock);
    writeFileSync(owner, `${process.pid} ${startOf(process.pid) ?? ''}`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isAbandoned(lock: string, owner: string): boolean {
  try {
    const [pid = '', started = ''] = readFileSync(owner, 'utf8').split(' ');
    return !isRunning(Number(pid), started);
  } catch {
    // Made a moment ago and not yet signed, or its owner was killed in between.
    try {
      return Date.now() - statSync(lock).mtimeMs > 2_000;
    } catch {
      return false;
    }
  }
}
