import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { asJson, canonical, digestOf } from '../../platform/access/canonical.ts';
import { fingerprintOf, publicKeyText, signedBytes } from '../../platform/access/signature.ts';
import type { Document } from '../../platform/documents/model.ts';

export const FORMAT = 'tongzhou-seal/1';

/** A figure as it is sealed: what it means, what it said, and which records it counted (ids and digests, no names). */
export interface SealedFigure {
  readonly id: string;
  readonly definition: { readonly label: string; readonly means: string; readonly unit: string; readonly time: string };
  readonly span: { readonly from: string; readonly to: string };
  readonly value: number | null;
  /** By dimension: key and value. */
  readonly by: { readonly [dimension: string]: readonly (readonly [key: string, value: number])[] };
  /** Of a count: as many rows as its value. */
  readonly evidence: {
    readonly record: string;
    readonly rows: readonly (readonly [id: string, digest: string])[];
    readonly digest: string;
  } | null;
  /** Of a ratio: the two counts, which are sealed beside it. */
  readonly ratio: { readonly of: string; readonly over: string; readonly times: number } | null;
  readonly digest: string;
}

export interface SealedReport {
  readonly format: string;
  readonly algorithms: { readonly digest: string; readonly signature: string };
  readonly report: {
    readonly kind: string;
    readonly title: string;
    readonly jurisdiction: { readonly code: number; readonly name: string };
    readonly during: string;
    readonly sealedAt: string;
  };
  readonly document: Document;
  readonly figures: readonly SealedFigure[];
  /** Where the log stood: whoever has this file can tell whether the log was cut off before it. */
  readonly log: { readonly seq: number; readonly hash: string } | null;
  readonly digests: { readonly report: string; readonly document: string; readonly figures: string };
  readonly signer: { readonly publicKey: string; readonly fingerprint: string };
  readonly signature: string;
}

/** What is to be sealed: digests, signer and signature are made here. */
export type Unsealed = Pick<SealedReport, 'report' | 'document' | 'log'> & {
  readonly figures: readonly Omit<SealedFigure, 'digest'>[];
};

/** The sealed file: canonical JSON, signed with Ed25519. */
export function seal({ report, document, log, figures }: Unsealed, privateKey: KeyObject): Buffer {
  const digested = figures.map((figure) => ({ ...figure, digest: digestOf(asJson(figure)) }));
  const publicKey = publicKeyText(createPublicKey(privateKey));
  const content = {
    format: FORMAT,
    algorithms: { digest: 'sha-256', signature: 'ed25519' },
    report,
    document,
    figures: digested,
    log,
    digests: {
      report: digestOf(asJson(report)),
      document: digestOf(asJson(document)),
      figures: digestOf(digested.map(({ digest }) => digest)),
    },
    signer: { publicKey, fingerprint: fingerprintOf(publicKey) },
  };
  const signature = sign(null, signedBytes(content), privateKey).toString('base64url');
  return Buffer.from(canonical(asJson({ ...content, signature })), 'utf8');
}

/** Over the rows in the order of their ids. */
export function evidenceDigest(rows: readonly (readonly [string, string])[]): string {
  return digestOf(rows);
}
