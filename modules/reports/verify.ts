import { type KeyObject, verify as verifySignature } from 'node:crypto';
import { asJson, canonical, digestOf, type Json } from '../../platform/access/canonical.ts';
import { fingerprintOf, publicKeyFrom, publicKeyText, signedBytes } from '../../platform/access/signature.ts';
import { figuresIn, shownNumber } from '../../platform/documents/model.ts';
import type { Finding } from '../../platform/errors/errors.ts';
import { evidenceDigest, FORMAT, type SealedFigure, type SealedReport } from './seal.ts';
import { words } from './words.ts';

export interface Verification {
  /** The first thing that does not match; null where everything does. */
  readonly problem: Finding | null;
  readonly report: SealedReport['report'] | null;
  /** `checked` where a key was given and is the signer's: without it anybody could have signed. */
  readonly signer: { readonly fingerprint: string; readonly checked: boolean } | null;
}

/** Needs the file alone, and a public key where the signer is to be checked; no database. */
export function verifySeal(bytes: Uint8Array, key: KeyObject | null): Verification {
  const parsed = parse(bytes);
  if ('problem' in parsed) return { problem: parsed.problem, report: null, signer: null };
  const { sealed } = parsed;
  const problem = firstProblem(sealed, key);
  if (problem?.word === words.notSealed) return { problem, report: null, signer: null };
  const { fingerprint } = sealed.signer;
  return { problem, report: sealed.report, signer: { fingerprint, checked: problem === null && key !== null } };
}

/** The contents of a file that verifies; else the first problem. */
export function parse(bytes: Uint8Array): { sealed: SealedReport } | { problem: Finding } {
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as Json;
  } catch {
    return { problem: { word: words.notSealed } };
  }
  const offset = firstDifference(bytes, value);
  if (offset !== null) return { problem: { word: words.notCanonical, params: { offset } } };
  const sealed = value as unknown as SealedReport;
  if (typeof sealed !== 'object' || sealed === null || !('format' in sealed))
    return { problem: { word: words.notSealed } };
  if (sealed.format !== FORMAT)
    return { problem: { word: words.unknownFormat, params: { format: String(sealed.format) } } };
  return { sealed };
}

/** Where the file differs from the one spelling that its value has; null where it does not. */
function firstDifference(bytes: Uint8Array, value: Json): number | null {
  let expected: Buffer;
  try {
    expected = Buffer.from(canonical(value), 'utf8');
  } catch {
    return 0;
  }
  const length = Math.max(bytes.length, expected.length);
  for (let offset = 0; offset < length; offset += 1) if (bytes[offset] !== expected[offset]) return offset;
  return null;
}

function firstProblem(sealed: SealedReport, key: KeyObject | null): Finding | null {
  try {
    if (typeof sealed.signer.fingerprint !== 'string') return { word: words.notSealed };
    return contentProblem(sealed) ?? signerProblem(sealed, key);
  } catch {
    // Parts are missing or of another shape: nothing that was sealed by this program.
    return { word: words.notSealed };
  }
}

function contentProblem(sealed: SealedReport): Finding | null {
  const { report, document, figures, digests } = sealed;
  if (digestOf(asJson(report)) !== digests.report) return { word: words.headerChanged };
  const values = new Map(figures.map((figure) => [figure.id, figure]));
  for (const figure of figures) {
    const problem = figureProblem(figure, values);
    if (problem) return problem;
  }
  if (digestOf(figures.map(({ digest }) => digest)) !== digests.figures)
    return { word: words.figureChanged, params: { figure: '*' } };
  for (const shown of figuresIn(document)) {
    const figure = values.get(shown.figure);
    const [dimension = '', part = ''] = shown.where?.split(':') ?? [];
    const value = shown.where ? (figure?.by[dimension]?.find(([own]) => own === part)?.[1] ?? null) : figure?.value;
    const same = figure && (value ?? null) === shown.value && shown.text === shownNumber(shown.value);
    if (!same) return { word: words.textFigure, params: { text: shown.text, figure: shown.figure } };
  }
  return digestOf(asJson(document)) === digests.document ? null : { word: words.documentChanged };
}

function figureProblem({ digest, ...figure }: SealedFigure, values: ReadonlyMap<string, SealedFigure>): Finding | null {
  const { id, evidence, ratio, value } = figure;
  if (evidence && evidenceDigest(evidence.rows) !== evidence.digest)
    return { word: words.evidenceChanged, params: { figure: id } };
  if (digestOf(asJson(figure)) !== digest) return { word: words.figureChanged, params: { figure: id } };
  if (evidence && evidence.rows.length !== value) {
    return { word: words.evidenceCount, params: { figure: id, value: String(value), count: evidence.rows.length } };
  }
  if (!ratio) return null;
  const over = values.get(ratio.over)?.value ?? 0;
  const expected = over === 0 ? null : Math.round(((values.get(ratio.of)?.value ?? 0) / over) * ratio.times * 10) / 10;
  return expected === value ? null : { word: words.ratioWrong, params: { figure: id } };
}

function signerProblem(sealed: SealedReport, key: KeyObject | null): Finding | null {
  const { signature, ...content } = sealed;
  const { publicKey, fingerprint } = sealed.signer;
  if (fingerprintOf(publicKey) !== fingerprint) return { word: words.signerChanged };
  const decoded = Buffer.from(signature, 'base64url');
  // Decoding passes over what it does not know, and the last character has bits to spare: only one spelling is ours.
  const spelled = decoded.toString('base64url') === signature;
  const signed = spelled && verifySignature(null, signedBytes(content), publicKeyFrom(publicKey), decoded);
  if (!signed) return { word: words.signatureWrong };
  return key && publicKeyText(key) !== publicKey ? { word: words.otherSigner, params: { fingerprint } } : null;
}
