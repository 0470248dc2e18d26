import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DomainError } from '../errors/errors.ts';
import { freshBytes } from './fresh-bytes.ts';
import { type KeyFile, makeKeyFile, readKeyFile, stateOfFile } from './key-file.ts';
import { words } from './key-words.ts';

/** The keys under which secrets are kept. Every stored value names its algorithm and its key, so that others can follow. */
export interface Keyring {
  /** `context` is bound to the cipher: moved to another row or field it does not open. */
  encrypt(plain: string, context: string): string;
  decrypt(cipher: string, context: string): string;
  /** A file, which is not made a third longer by being written as text. */
  encryptFile(plain: Uint8Array, context: string): Buffer;
  decryptFile(cipher: Buffer, context: string): Buffer;
  /** The same text gives the same index, so that it can be found by exact match without being readable. */
  blindIndex(plain: string, context: string): string;
  /** A subject's own key, as it is stored. */
  wrapKey(key: Buffer, subject: string): string;
  unwrapKey(wrapped: string, subject: string): Buffer;
  /** The same plain value under the current version: texts stay texts, files stay files. */
  renew<Cipher extends string | Buffer>(cipher: Cipher, context: string): Cipher;
  /** How each cipher of the current version begins. */
  readonly head: string;
  /** What tells each key from others and betrays nothing of it: by version, that of the indexes under `index`. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

export const ALGORITHM = 'aes-256-gcm';
const INDEX_ALGORITHM = 'hmac-sha256';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** How long a process may go on writing under the version of before: it looks for newer keys no less often. */
export const KEYS_LOOKED_FOR_MS = 1_000;

interface Keys {
  readonly head: string;
  readonly current: KeyObject;
  readonly values: ReadonlyMap<string, KeyObject>;
  readonly index: KeyObject;
  readonly fingerprints: Keyring['fingerprints'];
}

/** Where keys may be replaced while the program runs. */
interface KeySource {
  /** Another one where the keys were replaced; null where the source is gone or out of reach: the keys at hand stay good. */
  state(): string | null;
  read(): KeyFile;
}

const replacedByNobody: KeySource = {
  state: () => null,
  read: () => {
    throw new Error('these keys are nowhere to be read again');
  },
};

/**
 * Reads the keys, and makes them on the first start; the file is readable by its owner alone. Whoever holds this keyring
 * follows the file: see decision 0018.
 */
export async function keyringFrom(path: string): Promise<Keyring> {
  if (!existsSync(path)) await makeKeyFile(path);
  const source: KeySource = { state: () => stateOfFile(path), read: () => readKeyFile(path) };
  const state = source.state();
  return keyring(source.read(), source, state);
}

export function keyring(file: KeyFile, source = replacedByNobody, readAt: string | null = null): Keyring {
  let keys = keysOf(file);
  let state = readAt;
  let looked = performance.now();
  const follow = (): Keys => {
    const now = source.state();
    if (now !== null && now !== state) keys = successors(keys, keysOf(source.read()));
    state = now ?? state;
    looked = performance.now();
    return keys;
  };
  const latest = (): Keys => (performance.now() - looked < KEYS_LOOKED_FOR_MS ? keys : follow());
  const seal = ({ current }: Keys, plain: Uint8Array, context: string): Buffer => {
    const iv = freshBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const sealText = (plain: Uint8Array, context: string): string => {
    const under = latest();
    return under.head + seal(under, plain, context).toString('base64url');
  };
  const sealFile = (plain: Uint8Array, context: string): Buffer => {
    const under = latest();
    return Buffer.concat([Buffer.from(under.head), seal(under, plain, context)]);
  };
  const open = (algorithm: string | undefined, version = '', body: Buffer, context: string): Buffer => {
    // Another process has written under keys that this one has not read yet.
    const key = keys.values.get(version) ?? follow().values.get(version);
    if (algorithm !== ALGORITHM || !key) throw new Error(`no key ${version} for ${algorithm}`);
    const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, IV_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  };
  const openText = (stored: string, context: string): Buffer => {
    const [algorithm, version, encoded = ''] = stored.split(':');
    return open(algorithm, version, Buffer.from(encoded, 'base64url'), context);
  };
  const openFile = (stored: Buffer, context: string): Buffer => {
    const [algorithm = '', version = ''] = stored.toString('latin1', 0, 64).split(':');
    return open(algorithm, version, stored.subarray(algorithm.length + version.length + 2), context);
  };
  return {
    encrypt: (plain, context) => sealText(Buffer.from(plain, 'utf8'), context),
    decrypt: (cipher, context) => openText(cipher, context).toString('utf8'),
    encryptFile: sealFile,
    decryptFile: openFile,
    blindIndex: (plain, context) => {
      const mac = createHmac('sha256', keys.index).update(`${context}\0${plain}`).digest('base64url');
      return `${INDEX_ALGORITHM}:${mac}`;
    },
    wrapKey: (key, subject) => sealText(key, subjectContext(subject)),
    unwrapKey: (wrapped, subject) => openText(wrapped, subjectContext(subject)),
    renew: <Cipher extends string | Buffer>(cipher: Cipher, context: string) =>
      (typeof cipher === 'string'
        ? sealText(openText(cipher, context), context)
        : sealFile(openFile(cipher, context), context)) as Cipher,
    get head() {
      return latest().head;
    },
    get fingerprints() {
      return latest().fingerprints;
    },
  };
}

/** What the cipher of a subject's own key is bound to. */
export function subjectContext(subject: string): string {
  return `subject:${subject}`;
}

function keysOf(file: KeyFile): Keys {
  const values = new Map(Object.entries(file.keys).map(([version, key]) => [version, derive(key, 'values')]));
  const all = Object.entries({ ...file.keys, index: file.index });
  return {
    head: `${ALGORITHM}:${file.current}:`,
    current: values.get(file.current) as KeyObject,
    values,
    index: derive(file.index, 'index'),
    fingerprints: Object.fromEntries(all.map(([version, key]) => [version, fingerprint(key)])),
  };
}

/** Versions come and go; those of one name, and the key of the indexes, never become others under a running program. */
function successors(before: Keys, after: Keys): Keys {
  const same = Object.entries(before.fingerprints).every(
    ([version, print]) => (after.fingerprints[version] ?? print) === print,
  );
  if (!same) throw new DomainError('rule', words.exchanged);
  return after;
}

function fingerprint(secret: string): string {
  return `hkdf-sha256:${derive(secret, 'fingerprint').export().toString('hex', 0, 8)}`;
}

/** As a key object: from bytes Node would make one for each value, which costs more than the cipher. */
function derive(secret: string, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `tongzhou ${purpose}`, 32);
  return createSecretKey(Buffer.from(bytes));
}
