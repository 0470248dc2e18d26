import { createHash, type Hash, randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Keyring } from '../access/keyring.ts';
import { arrayText } from '../db/arrays.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, RowValues } from '../record/define.ts';
import { type SubjectKeys, subjectKeys } from './subject-keys.ts';

/** The way something came in; a token is a program's. */
export type Via = 'console' | 'command line' | 'import' | 'token';

/** Who does something, when and why: arrives as an argument, nothing is ambient. */
export interface Act {
  readonly actor: Actor;
  /** The instant, ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  readonly via: Via;
  readonly reason?: string;
}

type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** What happened to one row: each changed field with its value before and after. */
export interface Entry {
  readonly record: string;
  readonly id: string;
  readonly action: string;
  /** Whose personal data this is: the values are then kept only under that subject's key. */
  readonly subject: string | null;
  readonly changes?: Changes;
  /** Of a row that was made, in place of changes: nothing was there before. */
  readonly made?: RowValues;
  readonly input?: RowValues;
  /** It changed no version of the row: a sign-in, for instance. */
  readonly noVersion?: true;
}

/** That an entry tells of a version of its row; what only looked at it does not. */
export function isVersion(entry: string): string {
  return `${entry}.content not like '{"action":"reveal"%' and ${entry}.content not like '{"action":"%","noVersion":true%'`;
}

export interface KeptEntry {
  readonly record: string;
  readonly id: string;
  readonly subject: string | null;
  readonly content: string;
}

export interface Header {
  readonly jurisdiction: number;
  readonly batch: string;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly via: string;
  readonly reason: string | null;
  readonly entries: number;
}

const ENTRIES_A_STATEMENT = 5_000;

/**
 * Adds one batch to the jurisdiction's chain, as the last thing a transaction does: the row of the chain's head is
 * locked from here to the commit, so that batches are linked in the order in which they commit. All is sent without
 * waiting, so that the lock is held no longer than PostgreSQL needs. Returns the batch's id.
 */
export async function appendToLog(
  tx: Tx,
  keyring: Keyring,
  jurisdiction: number,
  act: Act,
  entries: readonly Entry[],
): Promise<string> {
  const keys = await subjectKeys(
    tx,
    keyring,
    jurisdiction,
    entries.map((entry) => entry.subject),
    new Set(entries.filter(({ action, id, subject }) => action === 'create' && id === subject).map(({ id }) => id)),
  );
  const header: Header = {
    jurisdiction,
    batch: randomUUID(),
    at: act.at,
    actor: act.actor.id,
    actorName: act.actor.name,
    via: act.via,
    reason: act.reason ?? null,
    entries: entries.length,
  };
  const hash = digestOfHeader(header);
  const summary = summaryColumns(entries);
  const pieces: string[][] = [];
  for (let start = 0; start < entries.length; start += ENTRIES_A_STATEMENT) {
    const kept = entries.slice(start, start + ENTRIES_A_STATEMENT).map((entry) => keep(entry, keys));
    for (const entry of kept) addToDigest(hash, entry);
    pieces.push(columnsOf(kept));
    // Only a socket that gets its turn sends what was written before.
    if (entries.length > ENTRIES_A_STATEMENT) await turn();
  }
  for (const [index, columns] of pieces.entries()) {
    if (index === 0) {
      const about = [header.at, header.actor, header.actorName, header.via, header.reason];
      tx.send(linkStatement, [
        jurisdiction,
        header.batch,
        ...about,
        header.entries,
        hash.digest(),
        ...columns,
        ...summary,
      ]);
    } else {
      tx.send(entryStatement, [jurisdiction, index * ENTRIES_A_STATEMENT, ...columns]);
      await turn();
    }
  }
  return header.batch;
}

/** Links the batch and writes its first entries in one statement, which is all of them but for an import. */
const linkStatement = `
with link as (
  insert into audit_chain (jurisdiction, seq, hash) values ($1::int, 1, sha256(''::bytea || $9::bytea))
  on conflict (jurisdiction) do update set seq = audit_chain.seq + 1, hash = sha256(audit_chain.hash || $9::bytea)
  returning seq, hash
), batch as (
  insert into audit_batch (jurisdiction, seq, batch, at, actor, actor_name, via, reason, entries, digest, hash)
  select $1::int, seq, $2::uuid, $3::timestamptz, $4::text, $5::text, $6::text, $7::text, $8::int, $9::bytea, hash from link
), summary as (
  insert into audit_summary (jurisdiction, seq, record, action, entries)
  select $1::int, link.seq, s.record, s.action, s.entries
  from link, unnest($14::text[], $15::text[], $16::int[]) as s (record, action, entries)
)
insert into audit_entry (jurisdiction, seq, n, record, id, subject, content)
select $1::int, link.seq, e.n - 1, e.record, e.id, e.subject, e.content
from link, unnest($10::text[], $11::uuid[], $12::uuid[], $13::text[]) with ordinality as e (record, id, subject, content, n)`;

/** The rest of a large batch, at the head of the chain, which is locked and so this batch's. */
const entryStatement = `
insert into audit_entry (jurisdiction, seq, n, record, id, subject, content)
select $1::int, c.seq, $2::int + e.n - 1, e.record, e.id, e.subject, e.content
from audit_chain c, unnest($3::text[], $4::uuid[], $5::uuid[], $6::text[]) with ordinality as e (record, id, subject, content, n)
where c.jurisdiction = $1`;

/** The place of a batch in its chain. */
export async function placeInLog(tx: Tx, jurisdiction: number, batch: string): Promise<number> {
  const [row] = await tx.query<{ seq: number }>('select seq from audit_batch where jurisdiction = $1 and batch = $2', [
    jurisdiction,
    batch,
  ]);
  return Number(row?.seq);
}

function columnsOf(kept: readonly KeptEntry[]): string[] {
  return [
    kept.map((entry) => entry.record),
    kept.map((entry) => entry.id),
    kept.map((entry) => entry.subject),
    kept.map((entry) => entry.content),
  ].map(arrayText);
}

/** How many entries there are of each record and action. */
function summaryColumns(entries: readonly Entry[]): string[] {
  const groups = [...Map.groupBy(entries, ({ record, action }) => `${record} ${action}`).values()];
  const first = groups.map(([entry]) => entry as Entry);
  return [first.map(({ record }) => record), first.map(({ action }) => action), groups.map(({ length }) => length)].map(
    arrayText,
  );
}

function keep(entry: Entry, keys: SubjectKeys): KeptEntry {
  const { record, id, subject, action: name, made = {}, changes = changesOf(made), input, noVersion } = entry;
  const values = { changes, ...(input && Object.keys(input).length > 0 ? { input } : {}) };
  const action = { action: name, ...(noVersion ? { noVersion } : {}) };
  const content = subject
    ? { ...action, sealed: keys.seal(subject, JSON.stringify(values)) }
    : { ...action, ...values };
  return { record, id, subject, content: JSON.stringify(content) };
}

function changesOf(made: RowValues): Changes {
  const told = Object.entries(made).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(told.map(([name, value]) => [name, [null, value]]));
}

/** SHA-256 over the header and each entry in order, each part framed as JSON so that nothing can move between parts. */
export function digestOf(header: Header, kept: Iterable<KeptEntry>): Buffer {
  const hash = digestOfHeader(header);
  for (const entry of kept) addToDigest(hash, entry);
  return hash.digest();
}

export function digestOfHeader(header: Header): Hash {
  return createHash('sha256').update(JSON.stringify(Object.values(header)));
}

export function addToDigest(hash: Hash, { record, id, subject, content }: KeptEntry): void {
  hash.update(JSON.stringify([record, id, subject, content]));
}
