import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { asJson, canonical, type Json } from '../access/canonical.ts';
import { fingerprintOf, publicKeyFrom, publicKeyText, signedBytes } from '../access/signature.ts';
import { DomainError, defineWords } from '../errors/errors.ts';
import type { Anchor } from './anchor.ts';

const FORMAT = 'tongzhou-anchor/1';

const words = defineWords('anchor-file', {
  foreign: { zh: '{file} 不是存证文件，或已被改动', en: '{file} is no file of anchors, or was changed' },
  signatureWrong: {
    zh: '{file} 的签名不符：文件被改动过',
    en: 'The signature of {file} does not match: it was changed',
  },
  otherSigner: {
    zh: '{file} 的签名者（{fingerprint}）不是所给的公钥',
    en: 'The signer of {file} ({fingerprint}) is not the key given',
  },
});

interface AnchorFile {
  readonly format: string;
  readonly algorithms: { readonly hash: string; readonly signature: string };
  readonly exportedAt: string;
  readonly anchors: readonly Anchor[];
  readonly signer: { readonly publicKey: string; readonly fingerprint: string };
  readonly signature: string;
}

/** Canonical JSON, signed with Ed25519 as a sealed report is. */
export function writeAnchors(anchors: readonly Anchor[], exportedAt: string, privateKey: KeyObject): Buffer {
  const publicKey = publicKeyText(createPublicKey(privateKey));
  const content = {
    format: FORMAT,
    algorithms: { hash: 'sha-256', signature: 'ed25519' },
    exportedAt,
    anchors,
    signer: { publicKey, fingerprint: fingerprintOf(publicKey) },
  };
  const signature = sign(null, signedBytes(content), privateKey).toString('base64url');
  return Buffer.from(`${canonical(asJson({ ...content, signature }))}\n`, 'utf8');
}

export interface ReadAnchors {
  readonly anchors: readonly Anchor[];
  readonly exportedAt: string;
  /** `checked` where a key was given: without it anybody could have signed. */
  readonly signer: { readonly fingerprint: string; readonly checked: boolean };
}

/** Throws DomainError `invalid` anchor-file.foreign, `rule` .signature-wrong and .other-signer. */
export function readAnchors(text: string, file: string, key: KeyObject | null): ReadAnchors {
  const whole = parse(text);
  if (!whole) throw new DomainError('invalid', words.foreign, { file });
  const { signature, ...content } = whole;
  const { publicKey } = content.signer;
  const fingerprint = fingerprintOf(publicKey);
  if (!isSignedBy(publicKey, content, signature)) throw new DomainError('rule', words.signatureWrong, { file });
  if (key !== null && publicKeyText(key) !== publicKey) {
    throw new DomainError('rule', words.otherSigner, { file, fingerprint });
  }
  return { anchors: content.anchors, exportedAt: content.exportedAt, signer: { fingerprint, checked: key !== null } };
}

/** A value has one spelling, so that two files that say the same are the same. */
function parse(text: string): AnchorFile | null {
  try {
    const value = JSON.parse(text) as Json;
    const file = value as unknown as AnchorFile;
    const isOne = file.format === FORMAT && `${canonical(value)}\n` === text && file.anchors.every(isAnchor);
    return isOne && typeof file.signer.publicKey === 'string' && typeof file.signature === 'string' ? file : null;
  } catch {
    return null;
  }
}

function isAnchor({ jurisdiction, seq, hash, at }: Anchor): boolean {
  return Number.isInteger(jurisdiction) && Number.isInteger(seq) && typeof hash === 'string' && typeof at === 'string';
}

function isSignedBy(publicKey: string, content: object, signature: string): boolean {
  try {
    return verify(null, signedBytes(content), publicKeyFrom(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
