import type { Database, Scope } from '../db/database.ts';
import { defineWords, type Finding } from '../errors/errors.ts';

/** A link of a chain as it stood at a moment: kept elsewhere, it holds the log to it. */
export interface Anchor {
  readonly jurisdiction: number;
  readonly seq: number;
  /** Of the link, and so of every one before: `sha-256:` and hex digits. */
  readonly hash: string;
  /** When the batch was written. */
  readonly at: string;
}

const words = defineWords('anchor', {
  missing: {
    zh: '辖区 {jurisdiction} 的日志里没有第 {seq} 批：末尾的日志被删去，或换成了另一份',
    en: 'The log of jurisdiction {jurisdiction} has no batch {seq}: its end was removed, or it is another log',
  },
  differs: {
    zh: '辖区 {jurisdiction} 日志第 {seq} 批与存证不同：这一批或之前的日志被改写过',
    en: 'Batch {seq} of the log of jurisdiction {jurisdiction} is not the one anchored: it, or one before it, was rewritten',
  },
});

/** The last link of every chain of the scope. */
export function anchorsOf(database: Database, scope: Scope): Promise<Anchor[]> {
  return database.read<Anchor>(scope, {
    text: `select c.jurisdiction, c.seq, 'sha-256:' || encode(c.hash, 'hex') as hash,
        to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from audit_chain c join audit_batch b on b.jurisdiction = c.jurisdiction and b.seq = c.seq order by c.jurisdiction`,
  });
}

/**
 * What of the log in the scope is not as it was anchored, one finding an anchor. It compares the links alone: that a link
 * follows from its entries is for `verifyLog` to say, and only both together show that nothing was changed before an anchor.
 */
export async function checkAnchors(database: Database, scope: Scope, anchors: readonly Anchor[]): Promise<Finding[]> {
  const rows = await database.read<{ jurisdiction: number; seq: number; hash: string | null }>(scope, {
    text: `select a.jurisdiction, a.seq, 'sha-256:' || encode(b.hash, 'hex') as hash
      from unnest($1::int[], $2::bigint[]) with ordinality as a (jurisdiction, seq, n)
      left join audit_batch b on b.jurisdiction = a.jurisdiction and b.seq = a.seq order by a.n`,
    values: [anchors.map(({ jurisdiction }) => jurisdiction), anchors.map(({ seq }) => seq)],
  });
  return rows.flatMap(({ jurisdiction, seq, hash }, n) => {
    if (hash === anchors[n]?.hash) return [];
    // The code of a place is no number to be divided into thousands.
    const params = { jurisdiction: String(jurisdiction), seq };
    return [{ word: hash === null ? words.missing : words.differs, params }];
  });
}
