import type { Keyring } from '../access/keyring.ts';
import { arrayText } from '../db/arrays.ts';
import { type Database, wholly } from '../db/database.ts';
import { isVersion } from './log.ts';
import { openSubjects } from './subject-keys.ts';

/** One entry about somebody, without values: who did what to which field, when and why. */
export interface EntryAbout {
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly via: string;
  readonly reason: string | null;
  readonly record: string;
  readonly id: string;
  readonly action: string;
  /** Those that were opened or changed; null where the key of the person was erased. */
  readonly fields: readonly string[] | null;
}

interface Ground {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly jurisdiction: number;
}

interface LogRow extends Omit<EntryAbout, 'at' | 'action' | 'fields'> {
  readonly at: Date;
  readonly subject: string | null;
  readonly content: string;
  readonly key: string | null;
}

const MOST = 500;

/** What only looked at a row and is told all the same: signing in is not. */
const READ = `substring(e.content from '^\\{"action":"([^"]*)"') in
  ('reveal', 'reveal-refused', 'export', 'attach', 'detach', 'reattach', 'download', 'view',
  'invite-member', 'account-linked', 'account-parted')`;

/** What was done to these rows, newest first, signing in left out: for the person whom they are about, who needs not see the log of everything. */
export async function entriesAbout(
  { database, keyring, jurisdiction }: Ground,
  rows: readonly { readonly record: string; readonly id: string }[],
): Promise<EntryAbout[]> {
  const found = await database.read<LogRow>(wholly({ lo: jurisdiction, hi: jurisdiction }), {
    text: `select b.at, b.actor, b.actor_name as "actorName", b.via, b.reason, e.record, e.id, e.subject, e.content, k.key
      from unnest($2::text[], $3::uuid[]) as own (record, id)
      join audit_entry e on e.jurisdiction = $1 and e.record = own.record and e.id = own.id
        and (${isVersion('e')} or ${READ})
      join audit_batch b on b.jurisdiction = e.jurisdiction and b.seq = e.seq
      left join subject_key k on k.jurisdiction = e.jurisdiction and k.subject = e.subject
      order by e.seq desc, e.n desc limit ${MOST}`,
    values: [jurisdiction, arrayText(rows.map(({ record }) => record)), arrayText(rows.map(({ id }) => id))],
  });
  return found.map(({ subject, content, key, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    action: (JSON.parse(content) as { action: string }).action,
    fields: fieldsIn(keyring, { subject, content, key }),
  }));
}

interface Values {
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly input?: { readonly field?: string };
}

function fieldsIn(keyring: Keyring, { subject, content, key }: Pick<LogRow, 'subject' | 'content' | 'key'>) {
  const { sealed, ...plain } = JSON.parse(content) as Values & { readonly sealed?: string };
  if (!sealed) return namesIn(plain);
  if (!subject || !key) return null;
  const opened = openSubjects(new Map([[subject, keyring.unwrapKey(key, subject)]])).open(subject, sealed);
  return opened === null ? null : namesIn(JSON.parse(opened) as Values);
}

function namesIn({ changes = {}, input }: Values): string[] {
  return [...(input?.field ? [input.field] : []), ...Object.keys(changes).filter((name) => name !== 'state')];
}
