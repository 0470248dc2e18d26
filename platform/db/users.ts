import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Counts one more user of the embedded database in the folder: the last to leave stops it. Answers how to leave. Each use
 * has a file of its own, so that a process may open the database twice; that of a killed process does not count.
 */
export function joinUsers(folder: string): () => void {
  const file = join(usersOf(folder), `${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, startOf(process.pid) ?? '');
  return () => rmSync(file, { force: true });
}

/** Forgets the users whose process is gone and says whether one is left. */
export function hasUsers(folder: string): boolean {
  const users = usersOf(folder);
  const living = readdirSync(users).filter((name) => {
    const lives = isRunning(Number.parseInt(name, 10), readFileSync(join(users, name), 'utf8'));
    if (!lives) rmSync(join(users, name), { force: true });
    return lives;
  });
  return living.length > 0;
}

function usersOf(folder: string): string {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true });
  return users;
}

/** Whether the process lives; with `started`, whether it is still the one that was meant: ids are given again. */
export function isRunning(pid: number, started = ''): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  // It has ended, and whoever started it has not asked yet how.
  if (fieldsOf(pid)?.[0] === 'Z') return false;
  return started === '' || now === null || now === started;
}

/** In clock ticks since the machine started; null where the system does not tell (there is no /proc). */
function startOf(pid: number): string | null {
  return fieldsOf(pid)?.[19] ?? null;
}

/** What the system tells of a process, from its state on. */
function fieldsOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
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
