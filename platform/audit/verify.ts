import { createHash } from 'node:crypto';
import type { Database, Scope } from '../db/database.ts';
import { defineWords, type Finding } from '../errors/errors.ts';
import type { Definitions } from '../record/batch.ts';
import { addToDigest, digestOfHeader, type Header, isVersion, type KeptEntry } from './log.ts';

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
  summaryDiffers: {
    zh: '日志第 {seq} 批的目录与内容不符',
    en: 'The summary of batch {seq} of the log does not match its entries',
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
  readonly summary: Readonly<Record<string, number>> | null;
}

const BATCHES_A_READ = 200;
const ENTRIES_A_READ = 2_000;

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
          and e.id = t.id and ${isVersion('e')}) e
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
      text: `select jurisdiction, seq, batch, at, actor, actor_name as "actorName", via, reason, entries, digest, hash,
          (select json_object_agg(s.record || ' ' || s.action, s.entries) from audit_summary s
            where s.jurisdiction = b.jurisdiction and s.seq = b.seq) as summary
        from audit_batch b where jurisdiction = $1 and seq > $2 and seq <= $3 order by seq limit ${BATCHES_A_READ}`,
      values: [jurisdiction, batches, head],
    });
    const kept = entriesOf(database, scope, jurisdiction, rows);
    for (const row of rows) {
      const problem = await checkLink(row, batches + 1, hash, kept);
      if (problem) return { batches, entries, hash, firstProblem: problem };
      hash = row.hash;
      batches += 1;
      entries += row.entries;
    }
    if (rows.length < BATCHES_A_READ) return { batches, entries, hash, firstProblem: null };
  }
}

async function checkLink(row: BatchRow, expected: number, before: Buffer, kept: Entries): Promise<Finding | null> {
  const { seq, digest, summary, hash, at, ...rest } = row;
  if (seq !== expected) return { word: words.missingBatch, params: { seq: expected } };
  const { jurisdiction, batch, actor, actorName, via, reason, entries } = rest;
  const header: Header = { jurisdiction, batch, at: at.toISOString(), actor, actorName, via, reason, entries };
  const told = await kept.of(seq, header);
  if (told.entries !== entries || !told.digest.equals(digest)) return { word: words.batchChanged, params: { seq } };
  const link = createHash('sha256').update(before).update(digest).digest();
  if (!link.equals(hash)) return { word: words.chainBroken, params: { seq } };
  return isSame(told.summary, summary ?? {}) ? null : { word: words.summaryDiffers, params: { seq } };
}

function isSame(told: ReadonlyMap<string, number>, kept: Readonly<Record<string, number>>): boolean {
  return told.size === Object.keys(kept).length && [...told].every(([key, count]) => kept[key] === count);
}

interface Entries {
  /** What the entries of a batch come to. Batches are asked for in their order. */
  of(seq: number, header: Header): Promise<{ entries: number; digest: Buffer; summary: ReadonlyMap<string, number> }>;
}

type EntryRow = KeptEntry & { readonly seq: number; readonly n: number };

/** A few at a time, so that one import of a hundred thousand neither fills the memory nor keeps the server from others. */
function entriesOf(database: Database, scope: Scope, jurisdiction: number, rows: readonly BatchRow[]): Entries {
  const last = rows.at(-1)?.seq ?? 0;
  let ahead: EntryRow[] = [];
  let place = [rows[0]?.seq ?? 0, -1];
  let ended = false;
  const more = async () => {
    ahead = await database.read<EntryRow>(scope, {
      text: `select seq, n, record, id, subject, content from audit_entry
        where jurisdiction = $1 and (seq, n) > ($2, $3) and seq <= $4 order by seq, n limit ${ENTRIES_A_READ}`,
      values: [jurisdiction, ...place, last],
    });
    ended = ahead.length < ENTRIES_A_READ;
    const { seq = last, n = 0 } = ahead.at(-1) ?? {};
    place = [seq, n];
  };
  return {
    async of(seq, header) {
      const hash = digestOfHeader(header);
      const summary = new Map<string, number>();
      let entries = 0;
      for (;;) {
        const end = ahead.findIndex((entry) => entry.seq > seq);
        const taken = ahead.splice(0, end < 0 ? ahead.length : end).filter((entry) => entry.seq === seq);
        for (const entry of taken) addToDigest(hash, entry);
        addToSummary(summary, taken);
        entries += taken.length;
        if (end >= 0 || ended) return { entries, digest: hash.digest(), summary };
        await more();
      }
    },
  };
}

/** By the beginning of the content, which is how the log is looked through. */
function addToSummary(summary: Map<string, number>, entries: readonly EntryRow[]): void {
  for (const { record, content } of entries) {
    const key = `${record} ${/^\{"action":"([^"]*)"/.exec(content)?.[1] ?? ''}`;
    summary.set(key, (summary.get(key) ?? 0) + 1);
  }
}
