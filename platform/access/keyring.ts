import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { freshBytes } from './fresh-bytes.ts';

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
  /** What tells each key from others and betrays nothing of it: by version, that of the indexes under `index`. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

export interface KeyFile {
  /** The version that new values are written under. */
  readonly current: string;
  /** 32 random bytes each, base64. */
  readonly keys: Readonly<Record<string, string>>;
  /** Never rotated: indexes of all versions must stay comparable. */
  readonly index: string;
}

const ALGORITHM = 'aes-256-gcm';
const INDEX_ALGORITHM = 'hmac-sha256';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function newKeyFile(): KeyFile {
  return { current: 'k1', keys: { k1: randomBytes(32).toString('base64') }, index: randomBytes(32).toString('base64') };
}

/** Reads the keys, and makes them on the first start; the file is readable by its owner alone. */
export async function keyringFrom(path: string): Promise<Keyring> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found !== null) return keyring(JSON.parse(found) as KeyFile);
  return makeKeys(path);
}

/** Under a name of its own until it is whole: of several starting at once, and of those killed, none leaves half a file. */
async function makeKeys(path: string): Promise<Keyring> {
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(own, `${JSON.stringify(newKeyFile(), null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // Unlike a renaming, it never replaces keys that another was quicker to make.
    await link(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own);
  }
  return keyringFrom(path);
}

export function keyring(file: KeyFile): Keyring {
  const keys = new Map(Object.entries(file.keys).map(([version, key]) => [version, derive(key, 'values')]));
  const indexKey = derive(file.index, 'index');
  const seal = (plain: Uint8Array, context: string): Buffer => {
    const iv = freshBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, keys.get(file.current) as KeyObject, iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const open = (algorithm: string | undefined, version = '', body: Buffer, context: string): Buffer => {
    const key = keys.get(version);
    if (algorithm !== ALGORITHM || !key) throw new Error(`no key ${version} for ${algorithm}`);
    const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, IV_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  };
  const head = `${ALGORITHM}:${file.current}:`;
  const sealText = (plain: Buffer, context: string): string => head + seal(plain, context).toString('base64url');
  const openText = (stored: string, context: string): Buffer => {
    const [algorithm, version, encoded = ''] = stored.split(':');
    return open(algorithm, version, Buffer.from(encoded, 'base64url'), context);
  };
  return {
    encrypt: (plain, context) => sealText(Buffer.from(plain, 'utf8'), context),
    decrypt: (cipher, context) => openText(cipher, context).toString('utf8'),
    encryptFile: (plain, context) => Buffer.concat([Buffer.from(head), seal(plain, context)]),
    decryptFile: (stored, context) => {
      const [algorithm = '', version = ''] = stored.toString('latin1', 0, 64).split(':');
      return open(algorithm, version, stored.subarray(algorithm.length + version.length + 2), context);
    },
    blindIndex: (plain, context) => {
      const mac = createHmac('sha256', indexKey).update(`${context}\0${plain}`).digest('base64url');
      return `${INDEX_ALGORITHM}:${mac}`;
    },
    wrapKey: (key, subject) => sealText(key, `subject:${subject}`),
    unwrapKey: (wrapped, subject) => openText(wrapped, `subject:${subject}`),
    fingerprints: Object.fromEntries(
      Object.entries({ ...file.keys, index: file.index }).map(([version, key]) => [version, fingerprint(key)]),
    ),
  };
}

function fingerprint(secret: string): string {
  return `hkdf-sha256:${derive(secret, 'fingerprint').export().toString('hex', 0, 8)}`;
}

/** As a key object: from bytes Node would make one for each value, which costs more than the cipher. */
function derive(secret: string, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `tongzhou ${purpose}`, 32);
  return createSecretKey(Buffer.from(bytes));
}
