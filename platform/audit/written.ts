import type { Keyring } from '../access/keyring.ts';
import type { Tx } from '../db/database.ts';
import { openSubjects } from './subject-keys.ts';

/** What one batch of the log says it did to a row. */
export interface Written {
  readonly record: string;
  readonly id: string;
  readonly action: string;
  /** Empty where the key of the person was erased. */
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
}

interface Kept {
  readonly record: string;
  readonly id: string;
  readonly subject: string | null;
  readonly content: string;
  readonly key: string | null;
}

/** The entries of the batch at a place of the chain, in the order in which they were written: what can be taken back. */
export async function writtenAt(tx: Tx, keyring: Keyring, jurisdiction: number, seq: number): Promise<Written[]> {
  const rows = await tx.query<Kept>(
    `select e.record, e.id, e.subject, e.content, k.key from audit_entry e
     left join subject_key k on k.jurisdiction = e.jurisdiction and k.subject = e.subject
     where e.jurisdiction = $1 and e.seq = $2 order by e.n`,
    [jurisdiction, seq],
  );
  return rows.map((row) => opened(keyring, row));
}

/** The place of the last batch in which this was done to a row; null where it never was. */
export async function lastPlaceOf(
  tx: Tx,
  jurisdiction: number,
  { record, id, action }: { readonly record: string; readonly id: string; readonly action: string },
): Promise<number | null> {
  const [found] = await tx.query<{ seq: number }>(
    `select seq from audit_entry where jurisdiction = $1 and record = $2 and id = $3
       and content like '{"action":"' || $4::text || '"%' order by seq desc limit 1`,
    [jurisdiction, record, id, action],
  );
  return found ? Number(found.seq) : null;
}

function opened(keyring: Keyring, { record, id, subject, content, key }: Kept): Written {
  const told = JSON.parse(content) as { action: string; changes?: Written['changes']; sealed?: string };
  const { action, changes = {}, sealed } = told;
  if (!sealed || !subject || !key) return { record, id, action, changes };
  const text = openSubjects(new Map([[subject, keyring.unwrapKey(key, subject)]])).open(subject, sealed);
  return { record, id, action, changes: text ? (JSON.parse(text) as { changes: Written['changes'] }).changes : {} };
}
