import { createHash } from 'node:crypto';
import type { Database, Scope } from '../db/database.ts';
import { defineWords, type Finding } from '../errors/errors.ts';
import type { Definitions } from '../record/batch.ts';
import { digestOf, type Header, type KeptEntry } from './log.ts';

const words = defineWords('audit', {
  missingBatch: { zh: '日志第 {seq} 批不见了', en: 'Batch {seq} of the log is missing' },
  batchChanged: { zh: '日志第 {seq} 批的内容与摘要不符', en: 'Batch {seq} of the log does not match its digest' },
  chainBroken: {
    zh: '日志第 {seq} 批与前一批接不上',
    en: 'Batch {seq} of the log does not follow from the one before',
  },
  rowUntold: {
    zh: '{label}记录 {id} 改到第 {version} 版，日志只讲到第 {told} 版：末尾的日志被删去，或有人绕过程序改动',
    en: '{label} {id} is at version {version}, but the log tells of {told}: its end was removed, or the row was changed past the program',
  },
  headDiffers: {
    zh: '日志末尾应为第 {seq} 批，有缺失或被替换',
    en: 'The log should end with batch {seq}; something is missing or replaced',
  },
});

export interface Verified {
  readonly batches: number;
  readonly entries: number;
  /** The first thing that does not match; null where everything does. */
  readonly firstProblem: Finding | null;
}

interface BatchRow extends Omit<Header, 'at'> {
  readonly seq: number;
  readonly at: Date;
  readonly digest: Buffer;
  readonly hash: Buffer;
}

const BATCHES_A_READ = 200;

/**
 * Walks the chain of every jurisdiction of the scope from its beginning and recomputes each link, then asks of every row
 * whether the log tells of all its versions: who removes the end of the log together with the chain's head leaves rows that
 * nobody has written.
 */
export async function verifyLog(database: Database, scope: Scope, definitions: Definitions): Promise<Verified> {
  const heads = await database.read<{ jurisdiction: number; seq: number; hash: Buffer }>(scope, {
    text: 'select jurisdiction, seq, hash from audit_chain order by jurisdiction',
  });
  let batches = 0;
  let entries = 0;
  for (const head of heads) {
    const walked = await walk(database, scope, head.jurisdiction, head.seq);
    batches += walked.batches;
    entries += walked.entries;
    const ends = walked.batches === head.seq && walked.hash.equals(head.hash);
    const problem = walked.firstProblem ?? (ends ? null : { word: words.headDiffers, params: { seq: head.seq } });
    if (problem) return { batches, entries, firstProblem: problem };
  }
  const firstProblem = (await unheaded(database, scope)) ?? (await untold(database, scope, definitions));
  return { batches, entries, firstProblem };
}

/** Each change of a row is one version and one entry; opening a secret or signing in changes nothing. */
async function untold(database: Database, scope: Scope, definitions: Definitions): Promise<Finding | null> {
  for (const { name, label } of definitions.values()) {
    const [row] = await database.read<{ id: string; version: number; told: number }>(scope, {
      text: `select t.id, t.version, e.told from ${name} t cross join lateral (
        select count(*)::int as told from audit_entry e where e.jurisdiction = t.jurisdiction and e.record = $1
          and e.id = t.id and e.content not like '{"action":"reveal"%'
          and e.content not like '{"action":"%","noVersion":true%') e
        where t.version <> e.told order by t.id limit 1`,
      values: [name],
    });
    if (row) return { word: words.rowUntold, params: { label, id: row.id, version: row.version, told: row.told } };
  }
  return null;
}

/** Batches beyond the head, or without one: somebody set it back, or removed it. */
async function unheaded(database: Database, scope: Scope): Promise<Finding | null> {
  const [orphan] = await database.read<{ seq: number }>(scope, {
    text: `select seq from audit_batch b where not exists (
      select from audit_chain c where c.jurisdiction = b.jurisdiction and c.seq >= b.seq) order by seq limit 1`,
  });
  return orphan ? { word: words.headDiffers, params: { seq: orphan.seq } } : null;
}

/** Up to the head as it was read: others go on writing. */
async function walk(database: Database, scope: Scope, jurisdiction: number, head: number) {
  let hash: Buffer = Buffer.alloc(0);
  let batches = 0;
  let entries = 0;
  for (;;) {
    const rows = await database.read<BatchRow>(scope, {
      text: `select jurisdiction, seq, batch, at, actor, actor_name as "actorName", via, reason, entries, digest, hash
        from audit_batch where jurisdiction = $1 and seq > $2 and seq <= $3 order by seq limit ${BATCHES_A_READ}`,
      values: [jurisdiction, batches, head],
    });
    const kept = await entriesOf(database, scope, jurisdiction, rows);
    for (const row of rows) {
      const problem = checkLink(row, batches + 1, hash, kept.get(row.seq) ?? []);
      if (problem) return { batches, entries, hash, firstProblem: problem };
      hash = row.hash;
      batches += 1;
      entries += row.entries;
    }
    if (rows.length < BATCHES_A_READ) return { batches, entries, hash, firstProblem: null };
  }
}

function checkLink(row: BatchRow, expected: number, before: Buffer, entries: readonly KeptEntry[]): Finding | null {
  if (row.seq !== expected) return { word: words.missingBatch, params: { seq: expected } };
  const { jurisdiction, batch, at, actor, actorName, via, reason } = row;
  const header: Header = {
    jurisdiction,
    batch,
    at: at.toISOString(),
    actor,
    actorName,
    via,
    reason,
    entries: row.entries,
  };
  if (entries.length !== row.entries || !digestOf(header, entries).equals(row.digest)) {
    return { word: words.batchChanged, params: { seq: row.seq } };
  }
  const link = createHash('sha256').update(before).update(row.digest).digest();
  return link.equals(row.hash) ? null : { word: words.chainBroken, params: { seq: row.seq } };
}

async function entriesOf(
  database: Database,
  scope: Scope,
  jurisdiction: number,
  rows: readonly BatchRow[],
): Promise<Map<number, KeptEntry[]>> {
  const first = rows[0]?.seq ?? 0;
  const last = rows.at(-1)?.seq ?? 0;
  const kept = await database.read<KeptEntry & { seq: number }>(scope, {
    text: `select seq, record, id, subject, content from audit_entry
      where jurisdiction = $1 and seq between $2 and $3 order by seq, n`,
    values: [jurisdiction, first, last],
  });
  return Map.groupBy(kept, ({ seq }) => seq);
}
