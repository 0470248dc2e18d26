import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Entry } from '../audit/log.ts';
import { DomainError } from '../errors/errors.ts';
import type { Definitions } from '../record/batch.ts';
import { newId } from '../record/ids.ts';
import { countCiphers, totalsOf } from './cipher-counts.ts';
import { cipherTables } from './ciphers.ts';
import { readKeyFile, replaceKeyFile, withNewVersion, withoutVersion } from './key-file.ts';
import { words } from './key-words.ts';
import { KEYS_LOOKED_FOR_MS, type Keyring } from './keyring.ts';
import { type Progress, renewAll } from './renew.ts';

/** Where keys are rotated. */
export interface KeyGround {
  /** Of the database, as its owner. */
  readonly url: string;
  readonly keyring: Keyring;
  /** Of the key file; null where the environment holds the keys. */
  readonly path: string | null;
  readonly definitions: Definitions;
  readonly at: string;
  /** Writes one entry to the log. */
  tell(entry: Entry): Promise<void>;
}

export interface VersionStatus {
  readonly version: string;
  readonly current: boolean;
  readonly values: number;
}

/** What of the log is about keys and not about a record. */
const RECORD = 'keyring';

/** Every version that there is or that something lies under; the current one first. */
export async function keyStatus({ url, keyring }: KeyGround): Promise<VersionStatus[]> {
  const totals = totalsOf(await connected(url, countCiphers));
  const current = currentOf(keyring);
  const versions = new Set([current, ...versionsOf(keyring), ...Object.keys(totals)]);
  return [...versions].map((version) => ({ version, current: version === current, values: totals[version] ?? 0 }));
}

export interface Rotated {
  readonly from: readonly string[];
  readonly to: string;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Makes a new version and puts everything under it, or goes on with a rotation that was interrupted: one is over when the
 * log tells of it.
 */
export function rotateKeys(ground: KeyGround, progress: Progress): Promise<Rotated> {
  const { keyring, path, definitions } = ground;
  const tables = cipherTables(definitions);
  return alone(ground.url, async (owner) => {
    if (!(await isUnfinished(owner, keyring))) await addVersion(path, keyring);
    if (path !== null) await knownToAll(path);
    const to = currentOf(keyring);
    await writersGone(
      owner,
      tables.map(({ table }) => table),
    );
    const counts = await renewAll(owner, keyring, tables, progress);
    const from = versionsOf(keyring).filter((version) => version !== to);
    const values = Object.fromEntries(counts.map(({ place, values: number }) => [place, number]));
    await ground.tell(entryOf(ground, 'rotate', { current: [from.join(', '), to] }, values));
    return { from, to, values };
  });
}

/** Destroys a version that nothing lies under any more. Backups of before need the key file of their time. */
export function retireVersion(ground: KeyGround, version: string): Promise<void> {
  const { keyring, path } = ground;
  return alone(ground.url, async (owner) => {
    if (path === null) throw new DomainError('rule', words.inEnvironment);
    if (!versionsOf(keyring).includes(version)) throw new DomainError('not-found', words.noVersion, { version });
    if (version === currentOf(keyring)) throw new DomainError('rule', words.isCurrent, { version });
    // Until then a process may not know of the current version, or have something in hand under the former.
    if (!(await isTold(owner, currentOf(keyring)))) throw new DomainError('rule', words.unfinished);
    const used = (await countCiphers(owner)).filter((count) => count.version === version);
    const [first] = used;
    if (first) {
      throw new DomainError('rule', words.stillUsed, {
        version,
        values: totalsOf(used)[version] ?? 0,
        place: first.place,
      });
    }
    await ground.tell(entryOf(ground, 'retire', { version: [version, null] }, {}));
    await replaceKeyFile(path, withoutVersion(readKeyFile(path), version));
  });
}

function entryOf({ at }: KeyGround, action: string, changes: Entry['changes'], input: Entry['input']): Entry {
  return { record: RECORD, id: newId(at), action, subject: null, changes, input };
}

function currentOf({ head }: Keyring): string {
  return head.split(':')[1] ?? '';
}

function versionsOf({ fingerprints }: Keyring): string[] {
  return Object.keys(fingerprints).filter((version) => version !== 'index');
}

async function isUnfinished(owner: pg.Client, keyring: Keyring): Promise<boolean> {
  const older = (await countCiphers(owner)).some(({ version }) => version !== currentOf(keyring));
  return older || (versionsOf(keyring).length > 1 && !(await isTold(owner, currentOf(keyring))));
}

async function isTold(owner: pg.Client, version: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    `select from audit_entry where record = $1 and content like '{"action":"rotate"%'
       and content::jsonb -> 'changes' -> 'current' ->> 1 = $2 limit 1`,
    [RECORD, version],
  );
  return rowCount !== 0;
}

async function addVersion(path: string | null, keyring: Keyring): Promise<void> {
  if (path === null) throw new DomainError('rule', words.addThere, { version: currentOf(keyring) });
  await replaceKeyFile(path, withNewVersion(readKeyFile(path)));
}

/** From then on no process encrypts under an older version: each looks at the file once a second while it encrypts. */
async function knownToAll(path: string): Promise<void> {
  const { mtimeMs } = await stat(path);
  const most = 2 * KEYS_LOOKED_FOR_MS;
  await pause(Math.min(most, Math.max(0, mtimeMs + most - Date.now())));
}

const GONE_PAUSE_MS = 100;

/** Waits for the transactions that are writing now: what they encrypted before is in the database then, or never will be. */
async function writersGone(owner: pg.Client, tables: readonly string[]): Promise<void> {
  const writing = async () => {
    const { rows } = await owner.query<{ virtualtransaction: string }>(
      `select distinct virtualtransaction from pg_locks where locktype = 'relation' and mode = 'RowExclusiveLock'
         and database = (select oid from pg_database where datname = current_database())
         and relation = any($1::regclass[]::oid[]) and pid <> pg_backend_pid()`,
      [tables],
    );
    return rows.map((row) => row.virtualtransaction);
  };
  let waited = await writing();
  while (waited.length > 0) {
    await pause(GONE_PAUSE_MS);
    const still = new Set(await writing());
    waited = waited.filter((one) => still.has(one));
  }
}

/** One rotation of a database at a time, whoever began it; that of a killed process holds nobody up. */
function alone<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  return connected(url, async (owner) => {
    const { rows } = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock(7406, 1) as mine');
    if (!rows[0]?.mine) throw new DomainError('conflict', words.busy);
    return await work(owner);
  });
}

async function connected<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('set row_security = off');
    return await work(owner);
  } finally {
    await owner.end();
  }
}
