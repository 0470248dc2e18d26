import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { type KeyFile, newKeyFile, readKeyFile, replaceKeyFile, withNewVersion, withoutVersion } from './key-file.ts';
import { keyPlaceOf } from './key-place.ts';
import { KEYS_LOOKED_FOR_MS, keyring, keyringFrom } from './keyring.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = newKeyFile();
const keys = keyring(file);
const context = 'person.id_number:440106:018f';
const number = '440106198001011234';

describe('encrypting', () => {
  it('gives back what was encrypted, also Chinese and the empty text', () => {
    for (const plain of [number, '广州市天河区', '', '𠮷'.repeat(500)]) {
      expect(keys.decrypt(keys.encrypt(plain, context), context)).toBe(plain);
    }
  });

  it('names the algorithm and the key, and never gives the same cipher twice', () => {
    const [one, two] = [keys.encrypt(number, context), keys.encrypt(number, context)];
    expect(one).toMatch(/^aes-256-gcm:k1:[\w-]+$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain(number);
    expect(Buffer.from(one.split(':')[2] ?? '', 'base64url').toString('latin1')).not.toContain(number);
  });

  it('does not open in another row or field', () => {
    const cipher = keys.encrypt(number, context);
    expect(() => keys.decrypt(cipher, 'person.id_number:440106:018e')).toThrow();
    expect(() => keys.decrypt(cipher, 'person.phone:440106:018f')).toThrow();
    expect(() => keys.decrypt(cipher, 'person.id_number:440105:018f')).toThrow();
  });

  it('does not open once a single byte is another one', () => {
    const cipher = keys.encrypt(number, context);
    const start = 'aes-256-gcm:k1:'.length;
    const bytes = Buffer.from(cipher.slice(start), 'base64url');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] as number) ^ 1;
      expect(() => keys.decrypt(cipher.slice(0, start) + changed.toString('base64url'), context)).toThrow();
    }
  });

  it('does not open with other keys, another version or another algorithm', () => {
    const cipher = keys.encrypt(number, context);
    expect(() => keyring(newKeyFile()).decrypt(cipher, context)).toThrow();
    expect(() => keys.decrypt(cipher.replace(':k1:', ':k2:'), context)).toThrow('no key k2');
    expect(() => keys.decrypt(cipher.replace('aes-256-gcm', 'rot-13'), context)).toThrow('rot-13');
  });

  it('opens what was written under an older key after a new one was added', () => {
    const old = keys.encrypt(number, context);
    const rotated = keyring({ ...file, current: 'k2', keys: { ...file.keys, k2: newKeyFile().keys.k1 as string } });
    expect(rotated.decrypt(old, context)).toBe(number);
    expect(rotated.encrypt(number, context)).toMatch(/^aes-256-gcm:k2:/);
    expect(rotated.blindIndex(number, 'person.id_number')).toBe(keys.blindIndex(number, 'person.id_number'));
  });
});

describe('blind indexes', () => {
  it('are the same for the same text of the same field, and else others', () => {
    const index = keys.blindIndex(number, 'person.id_number');
    expect(index).toMatch(/^hmac-sha256:[\w-]{43}$/);
    expect(keys.blindIndex(number, 'person.id_number')).toBe(index);
    expect(keys.blindIndex(number, 'person.phone')).not.toBe(index);
    expect(keys.blindIndex('440106198001011235', 'person.id_number')).not.toBe(index);
    expect(keyring(newKeyFile()).blindIndex(number, 'person.id_number')).not.toBe(index);
  });

  it('do not confuse where the field ends and the text begins', () => {
    expect(keys.blindIndex('b', 'a')).not.toBe(keys.blindIndex('', 'ab'));
    expect(keys.blindIndex('bc', 'a')).not.toBe(keys.blindIndex('c', 'ab'));
  });
});

describe("people's own keys", () => {
  const own = Buffer.alloc(32, 7);

  it('open for their person alone', () => {
    const wrapped = keys.wrapKey(own, '018f');
    expect(keys.unwrapKey(wrapped, '018f')).toEqual(own);
    expect(() => keys.unwrapKey(wrapped, '018e')).toThrow();
  });
});

describe('fingerprints', () => {
  it('tell keys from others and hold nothing of them', () => {
    expect(Object.keys(keys.fingerprints)).toEqual(['k1', 'index']);
    expect(keyring(file).fingerprints).toEqual(keys.fingerprints);
    const other = keyring(newKeyFile()).fingerprints;
    for (const [key, secret] of Object.entries({ ...file.keys, index: file.index })) {
      const print = keys.fingerprints[key] ?? '';
      expect(print).toMatch(/^hkdf-sha256:[0-9a-f]{16}$/);
      expect(other[key]).not.toBe(print);
      expect(Buffer.from(secret, 'base64').toString('hex')).not.toContain(print.split(':')[1]);
    }
  });
});

describe('keys that are replaced while the program runs', () => {
  const begun = async (name: string) => {
    const path = join(folder, name);
    const running = await keyringFrom(path);
    return { path, running, before: readKeyFile(path) };
  };

  it('are read again for a cipher of a version that is not known yet', async () => {
    const { path, running, before } = await begun('unknown.json');
    await replaceKeyFile(path, withNewVersion(before));
    const other = await keyringFrom(path);
    expect(running.decrypt(other.encrypt(number, context), context)).toBe(number);
    expect(running.encrypt(number, context)).toMatch(/^aes-256-gcm:k2:/);
  });

  it('are written with after a second, and what is under the former version opens as before', async () => {
    const { path, running, before } = await begun('second.json');
    const old = running.encrypt(number, context);
    await replaceKeyFile(path, withNewVersion(before));
    await pause(KEYS_LOOKED_FOR_MS + 50);
    expect(running.encrypt(number, context)).toMatch(/^aes-256-gcm:k2:/);
    expect(running.decrypt(old, context)).toBe(number);
    expect(Object.keys(running.fingerprints)).toEqual(['k1', 'k2', 'index']);
    const renewed = running.renew(old, context);
    expect([renewed.startsWith(running.head), running.decrypt(renewed, context)]).toEqual([true, number]);
    const file = running.renew(keyring(before).encryptFile(Buffer.from(number), context), context);
    expect(running.decryptFile(file, context).toString()).toBe(number);
  });

  it('stay as they are where the file is gone', async () => {
    const { path, running } = await begun('gone.json');
    rmSync(path);
    await pause(KEYS_LOOKED_FOR_MS + 50);
    expect(running.decrypt(running.encrypt(number, context), context)).toBe(number);
  });

  it('are refused, again and again, where another installation’s file lies in the place', async () => {
    const { path, running, before } = await begun('exchanged.json');
    await replaceKeyFile(path, newKeyFile());
    await pause(KEYS_LOOKED_FOR_MS + 50);
    for (let n = 0; n < 3; n += 1) expect(() => running.encrypt(number, context)).toThrow('keys.exchanged');
    await replaceKeyFile(path, before);
    expect(running.encrypt(number, context)).toMatch(/^aes-256-gcm:k1:/);
  });

  it('are replaced by a whole file for its owner alone, and nothing else is left', async () => {
    const { path, before } = await begun('whole.json');
    await replaceKeyFile(path, withoutVersion(withNewVersion(before), 'k1'));
    expect(Object.keys(readKeyFile(path).keys)).toEqual(['k2']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('whole'))).toEqual(['whole.json']);
    expect(withNewVersion(readKeyFile(path)).current).toBe('k3');
  });
});

describe('where the keys are', () => {
  const folderOf = (name: string) => join(folder, name);
  const text = JSON.stringify(file);

  it('is keys.json of the data folder, where the environment says nothing', async () => {
    expect(keyPlaceOf(folderOf('plain'), '').path).toBe(join(folderOf('plain'), 'keys.json'));
    await keyPlaceOf(folderOf('plain'), '').open();
    expect(readdirSync(folderOf('plain'))).toEqual(['keys.json']);
  });

  it('is the environment itself, or the file that it names', async () => {
    const given = keyPlaceOf(folderOf('given'), ` ${text}`);
    expect([given.path, (await given.open()).fingerprints]).toEqual([null, keys.fingerprints]);
    writeFileSync(join(folder, 'elsewhere.json'), text);
    const named = keyPlaceOf(folderOf('given'), join(folder, 'elsewhere.json'));
    expect((await named.open()).fingerprints).toEqual(keys.fingerprints);
  });

  it('is never a file that is made where the environment names one', async () => {
    const place = keyPlaceOf(folderOf('given'), join(folder, 'mistyped.json'));
    await expect(place.open()).rejects.toMatchObject({ code: 'keys.not-there' });
    expect(readdirSync(folder)).not.toContain('mistyped.json');
  });

  it.each([
    ['a version that is not there', { ...file, current: 'k2' }],
    ['a key that is too short', { ...file, keys: { k1: 'YWJj' } }],
    ['a version that no cipher can name', { ...file, current: 'k:1', keys: { 'k:1': file.keys.k1 } }],
    ['no key for indexes', { current: 'k1', keys: file.keys }],
  ])('is not taken with %s, and the words hold no key', async (_, wrong) => {
    const place = keyPlaceOf(folder, JSON.stringify(wrong));
    const refused = await place.open().catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'keys.unusable', params: { place: 'TONGZHOU_KEYS' } });
    expect(String(refused)).not.toContain(file.keys.k1);
  });
});

describe('the key file', () => {
  it('is made on the first start, for its owner alone, and read on the next', async () => {
    const path = join(folder, 'first.json');
    const cipher = (await keyringFrom(path)).encrypt(number, context);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await keyringFrom(path)).decrypt(cipher, context)).toBe(number);
  });

  it('is one where several start at once', async () => {
    const path = join(folder, 'several.json');
    const all = await Promise.all(Array.from({ length: 20 }, () => keyringFrom(path)));
    const prints = new Set(all.map(({ fingerprints }) => JSON.stringify(fingerprints)));
    expect(prints.size).toBe(1);
    const kept = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    expect(readdirSync(folder).filter((name) => name.startsWith('several'))).toEqual(['several.json']);
    expect(prints).toContain(JSON.stringify(keyring(kept).fingerprints));
  });

  it('is made with its folder', async () => {
    await keyringFrom(join(folder, 'of', 'an office', 'keys.json'));
    expect(readdirSync(join(folder, 'of', 'an office'))).toEqual(['keys.json']);
  });

  it('is never seen half made by a process that starts beside another', async () => {
    const path = join(folder, 'beside.json');
    const watcher = new Worker(
      `const { readFileSync } = require('node:fs');
      const { parentPort, workerData } = require('node:worker_threads');
      let [seen, half, on] = [0, 0, true];
      parentPort.on('message', () => { on = false; });
      (function look() {
        for (let n = 0; n < 500; n += 1) {
          try { const text = readFileSync(workerData, 'utf8'); seen += 1; if (!text.endsWith('}\\n')) half += 1; } catch {}
        }
        if (on) setImmediate(look); else { parentPort.postMessage({ seen, half }); parentPort.close(); }
      })();
      parentPort.postMessage('looking');`,
      { eval: true, workerData: path },
    );
    await once(watcher, 'message');
    for (let n = 0; n < 200; n += 1) {
      await keyringFrom(path);
      rmSync(path);
    }
    watcher.postMessage('enough');
    const [{ seen, half }] = (await once(watcher, 'message')) as [{ seen: number; half: number }];
    expect(seen).toBeGreaterThan(0);
    expect(half).toBe(0);
  });

  it('is not replaced where it cannot be understood', async () => {
    const path = join(folder, 'damaged.json');
    writeFileSync(path, '{"current": "k1", "ke');
    await expect(keyringFrom(path)).rejects.toThrow();
    expect(readFileSync(path, 'utf8')).toBe('{"current": "k1", "ke');
  });
});
