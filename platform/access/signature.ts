import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { asJson, canonical } from './canonical.ts';

/** What a signature is made over. */
export function signedBytes(content: object): Buffer {
  return Buffer.from(canonical(asJson(content)), 'utf8');
}

/** A key as text: the raw 32 bytes, base64url. */
export function publicKeyText(key: KeyObject): string {
  return (key.export({ format: 'jwk' }) as { x: string }).x;
}

export function publicKeyFrom(text: string): KeyObject {
  const trimmed = text.trim();
  if (trimmed.startsWith('-----')) return createPublicKey(trimmed);
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: trimmed }, format: 'jwk' });
}

/** Short enough to be read out on the telephone: the first half of the digest in groups of four. */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

export function newSealKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}

export function privateKeyFrom(pem: string): KeyObject {
  return createPrivateKey(pem);
}
