import { code, type Sources } from './sources.ts';

/** Whose ciphers a rotation of the keys reaches (platform/access/ciphers.ts): secrets of records, subjects' keys, uploads, second factors, files. */
const known = new Set([
  'platform/record/write.ts',
  'platform/audit/subject-keys.ts',
  'platform/imports/store.ts',
  'platform/access/one-time-codes.ts',
  'platform/files/store.ts',
]);
const encrypts = /\.(encrypt|encryptFile|wrapKey)\(/;

/** What a rotation does not know of would stop it, or be lost with the key that it lies under. */
export function ciphersAreKnown(sources: Sources): string[] {
  return code(sources)
    .filter(([path]) => /^(apps|modules|platform)\//.test(path) && !known.has(path))
    .filter(([, source]) => encrypts.test(source))
    .map(([path]) => `${path} encrypts: add its columns to platform/access/ciphers.ts, then the file here`);
}
