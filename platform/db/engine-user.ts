import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** PostgreSQL refuses to run as root, so as root it runs as another user; else as oneself (null). */
export interface EngineUser {
  readonly uid: number;
  readonly gid: number;
}

export function engineUser(): EngineUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody']
    .map((name) => users.find(([user]) => user === name))
    .find((user) => user !== undefined);
  if (!found) throw new Error('neither postgres nor nobody is a user of this machine');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Hands a folder of ours to the user that PostgreSQL runs as. */
export function handOver(path: string, user: EngineUser | null): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * Runs a program of PostgreSQL as its user and returns what it printed. Where a path lies in a folder that only root may
 * enter (a checkout under /root), the program is given the one capability it needs to pass through, and no other.
 */
export function runAs(
  user: EngineUser | null,
  program: string,
  args: readonly string[],
  paths: readonly string[],
): string {
  const options: ExecFileSyncOptionsWithStringEncoding = {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
  };
  if (!user) return execFileSync(program, args, options);
  if ([program, ...paths].every(isReachable)) return execFileSync(program, args, { ...options, ...user });
  // Without the bit, access(2) would leave the capability aside, and PostgreSQL asks it whether its programs are there.
  const capability = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
  ];
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...capability];
  return execFileSync('setpriv', [...identity, program, ...args], options);
}

/**
 * PostgreSQL's programs where its user can run them: those of a checkout that only root may enter are copied into the
 * data folder, once for each version, if that one lets others pass. (The capability above is not given everywhere: a
 * container may lack it.)
 */
export function reachableProgram(program: string, folder: string, user: EngineUser | null): string {
  const native = dirname(dirname(program));
  if (!user || isReachable(program) || !isReachable(join(folder, 'programs'))) return program;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, 'programs', version);
  if (!existsSync(copy)) {
    const making = `${copy}.making-${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true });
    chmodSync(dirname(copy), 0o755);
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  return join(copy, relative(native, program));
}

/** Whether every folder above lets others pass. */
function isReachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
