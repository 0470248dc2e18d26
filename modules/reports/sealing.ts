import { createHash, type KeyObject } from 'node:crypto';
import { jurisdictions } from '../../data/jurisdictions.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError, type Label } from '../../platform/errors/errors.ts';
import type { FigureValue, Ground } from '../../platform/figures/ask.ts';
import { type Count, type Figure, isRatio } from '../../platform/figures/define.ts';
import { countedIds } from '../../platform/figures/evidence.ts';
import { spanOf } from '../../platform/figures/span.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../platform/record/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { words as recordWords } from '../../platform/record/words.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import { today } from '../../platform/text/today.ts';
import { annualReport, hasEnded } from './annual.ts';
import { evidenceDigest, type SealedFigure, type SealedReport, seal } from './seal.ts';
import { parse } from './verify.ts';
import { words } from './words.ts';

export interface Sealing {
  readonly jurisdiction: number;
  readonly during: string;
  readonly language: Language;
  /** The instant, ISO 8601. */
  readonly at: string;
  readonly privateKey: KeyObject;
}

const MOST_TRIES = 5;

/**
 * The yearly report with its figures, their definitions and their evidence as they are now, signed. Where somebody writes
 * meanwhile, so that a number and its evidence are of two moments, it is read again. Throws DomainError
 * reports.busy-records where that happens time and again.
 */
export async function sealAnnual(ground: Ground, figures: readonly Figure[], sealing: Sealing): Promise<Buffer> {
  const { jurisdiction, during, language, at, privateKey } = sealing;
  const day = today(new Date(at));
  if (!hasEnded(during, day)) throw new DomainError('rule', words.notEnded, { during });
  const { document, sealed } = await ofOneMoment(ground, figures, sealing, day);
  const place = jurisdictions.get(String(jurisdiction));
  const report = {
    kind: 'annual',
    title: document.title,
    jurisdiction: { code: jurisdiction, name: place ? inLanguage(place, language) : String(jurisdiction) },
    during,
    sealedAt: at,
  };
  return seal({ report, document, figures: sealed, log: await logPosition(ground, jurisdiction) }, privateKey);
}

async function ofOneMoment(
  ground: Ground,
  figures: readonly Figure[],
  { jurisdiction, during, language }: Sealing,
  day: string,
) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { document, values } = await annualReport(ground, figures, { jurisdiction, during, today: day, language });
    const sealed: Omit<SealedFigure, 'digest'>[] = [];
    for (const value of values) sealed.push(await sealedFigure(ground, value, during, language));
    if (sealed.every(({ evidence, value }) => !evidence || evidence.rows.length === value)) return { document, sealed };
  }
  throw new DomainError('conflict', words.busyRecords);
}

async function sealedFigure(
  ground: Ground,
  { figure, value, by = {} }: FigureValue,
  during: string,
  language: Language,
): Promise<Omit<SealedFigure, 'digest'>> {
  const { from, to } = spanOf(figure, { during });
  const text = (label: Label) => inLanguage(label, language);
  const rows = isRatio(figure) ? null : await evidenceRows(ground, figure, during);
  return {
    id: figure.id,
    definition: { label: text(figure.label), means: text(figure.means), unit: text(figure.unit), time: figure.time },
    span: { from, to },
    value,
    by: Object.fromEntries(
      Object.entries(by).map(([dimension, parts]) => [dimension, parts.map((part) => [part.key, part.value] as const)]),
    ),
    evidence: rows && !isRatio(figure) ? { record: figure.evidence, rows, digest: evidenceDigest(rows) } : null,
    ratio: isRatio(figure) ? { of: figure.of.id, over: figure.over.id, times: figure.times } : null,
  };
}

type EvidenceRows = readonly (readonly [id: string, digest: string])[];

/** The records counted, each with a digest of what it says: enough to show later that it changed, and nothing to read. */
export async function evidenceRows(ground: Ground, count: Count, during: string): Promise<EvidenceRows> {
  const ids = await countedIds(ground, count, { during });
  const rows = await ground.database.read<{ id: string; digest: string }>(ground.scope, {
    text: `select id, 'sha-256:' || encode(sha256(convert_to((to_jsonb(t) - $2::text[])::text, 'UTF8')), 'hex') as digest
      from ${count.evidence} t where id = any($1::uuid[]) order by id`,
    values: [ids, undigested(ground.definitions.get(count.evidence) as Definition)],
  });
  return rows.map(({ id, digest }) => [id, digest] as const);
}

/** Left out of the digest: what changes without the record saying anything else. A secret counts by its blind index. */
function undigested(definition: Definition): string[] {
  const secrets = fieldsOf(definition).filter(([, field]) => field.kind === 'secret');
  return ['version', 'search', 'search_text', ...secrets.map(([name]) => columnOf(name))];
}

async function logPosition({ database, scope }: Ground, jurisdiction: number): Promise<SealedReport['log']> {
  const [head] = await database.read<{ seq: number; hash: Buffer }>(scope, {
    text: 'select seq, hash from audit_chain where jurisdiction = $1',
    values: [jurisdiction],
  });
  return head ? { seq: head.seq, hash: `sha-256:${head.hash.toString('hex')}` } : null;
}

export interface KeptSeal {
  readonly id: string;
  readonly title: string;
  readonly during: string;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly fingerprint: string;
  readonly digest: string;
}

export async function keepSeal(tx: Tx, jurisdiction: number, file: Buffer, sealedBy: string): Promise<KeptSeal> {
  const parsed = parse(file);
  if ('problem' in parsed) throw new DomainError('invalid', parsed.problem.word, parsed.problem.params);
  const { report, signer } = parsed.sealed;
  const digest = `sha-256:${createHash('sha256').update(file).digest('hex')}`;
  const kept = {
    id: newId(report.sealedAt),
    title: report.title,
    during: report.during,
    sealedAt: report.sealedAt,
    sealedBy,
    fingerprint: signer.fingerprint,
    digest,
  };
  await tx.query(
    `insert into sealed_report (jurisdiction, id, kind, title, during, sealed_at, sealed_by, fingerprint, digest, file)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      jurisdiction,
      kept.id,
      report.kind,
      kept.title,
      kept.during,
      kept.sealedAt,
      sealedBy,
      kept.fingerprint,
      digest,
      file,
    ],
  );
  return kept;
}

export async function keptSeals({ database, scope }: Ground): Promise<KeptSeal[]> {
  return database.read<KeptSeal>(scope, {
    text: `select id, title, during, sealed_at as "sealedAt", sealed_by as "sealedBy", fingerprint, digest from sealed_report order by sealed_at desc`,
  });
}

export async function sealFile({ database, scope }: Ground, id: string): Promise<Buffer> {
  const [row] = await database.read<{ file: Buffer }>(scope, {
    text: 'select file from sealed_report where id = $1',
    values: [id],
  });
  if (!row) throw new DomainError('not-found', recordWords.notFound);
  return row.file;
}
