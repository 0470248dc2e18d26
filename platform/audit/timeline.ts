import type { Keyring } from '../access/keyring.ts';
import { type Database, inScope, type Scope, wholly } from '../db/database.ts';
import type { Definitions } from '../record/batch.ts';
import type { Actor, Definition } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { Selection } from '../record/select.ts';
import { isClear, masked } from '../record/sensitive.ts';
import { ALL_ROWS, OF_WHOLE_EXPORT } from './exported.ts';
import { openSubjects } from './subject-keys.ts';

export interface TimelineEntry {
  readonly seq: number;
  /** Its place in the batch. */
  readonly n: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly via: string;
  readonly batch: string;
  readonly reason: string | null;
  readonly action: string;
  /** References as `{id, title}`, what the reader does not read as it is masked; null where the person's key was erased. */
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[] | null;
}

interface Ground {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly definitions: Definitions;
  readonly scope: Scope;
  readonly actor: Actor;
}

interface LogRow {
  readonly seq: string;
  readonly n: number;
  readonly at: Date;
  readonly actor: string;
  readonly actor_name: string;
  readonly via: string;
  readonly batch: string;
  readonly reason: string | null;
  readonly subject: string | null;
  readonly content: string;
  readonly key: string | null;
}

/** Where the record was made: what was exported before had no row of it. */
const MADE =
  '(select min(m.seq) from audit_entry m where m.jurisdiction = e.jurisdiction and m.record = $1 and m.id = $2)';

/** What happened to one record, newest first, with who opened and exported it; null where there is no such record, or it may not be seen. */
export async function recordTimeline(
  ground: Ground,
  definition: Definition,
  id: string,
): Promise<TimelineEntry[] | null> {
  const seen = await ground.database.read(ground.scope, {
    text: `select 1 from ${definition.name} where ${inScope('jurisdiction', ground.scope)} and id = $1`,
    values: [id],
  });
  if (seen.length === 0) return null;
  // Who sees a record sees its history, and needs not see the log of everything.
  const rows = await ground.database.read<LogRow>(wholly(ground.scope), {
    text: `select e.seq, e.n, b.at, b.actor, b.actor_name, b.via, b.batch, b.reason, e.subject, e.content, k.key
      from audit_entry e join audit_batch b on b.jurisdiction = e.jurisdiction and b.seq = e.seq
      left join subject_key k on k.jurisdiction = e.jurisdiction and k.subject = e.subject
      where ${inScope('e.jurisdiction', ground.scope)} and e.record = $1
        and (e.id = $2 or e.id = $3 and e.content like ${OF_WHOLE_EXPORT} and e.seq > ${MADE}) order by e.seq desc, e.n desc limit 500`,
    values: [definition.name, id, ALL_ROWS],
  });
  const entries = rows.map((row) => entryOf(ground, definition, row));
  return withTitles(ground, definition, entries);
}

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

function entryOf({ keyring, actor }: Ground, definition: Definition, row: LogRow): TimelineEntry {
  const content = JSON.parse(row.content) as { action: string; changes?: Changes; sealed?: string };
  const changes = content.changes ?? openChanges(keyring, row, content.sealed);
  return {
    seq: Number(row.seq),
    n: row.n,
    at: row.at.toISOString(),
    actor: { id: row.actor, name: row.actor_name },
    via: row.via,
    batch: row.batch,
    reason: row.reason,
    action: content.action,
    changes:
      changes &&
      Object.entries(changes).map(([field, [before, after]]) =>
        changed(definition.fields[field], actor, [field, before, after]),
      ),
  };
}

function openChanges(keyring: Keyring, { subject, key }: LogRow, sealed: string | undefined): Changes | null {
  if (!sealed || !subject || !key) return null;
  const opened = openSubjects(new Map([[subject, keyring.unwrapKey(key, subject)]])).open(subject, sealed);
  return opened === null ? null : (JSON.parse(opened) as { changes: Changes }).changes;
}

function changed(field: Field | undefined, actor: Actor, [name, before, after]: readonly [string, unknown, unknown]) {
  const shown = (value: unknown) =>
    field && !isClear(field, actor) && typeof value === 'string' ? masked(field, value) : value;
  return { field: name, before: shown(before), after: shown(after) };
}

/** Ids of referenced records get the titles that these have now, one statement a referenced record. */
async function withTitles(ground: Ground, definition: Definition, entries: TimelineEntry[]): Promise<TimelineEntry[]> {
  const titles = new Map<string, string>();
  const targets = Map.groupBy(
    entries.flatMap((entry) => entry.changes ?? []).filter(({ field }) => definition.fields[field]?.to),
    ({ field }) => definition.fields[field]?.to as string,
  );
  for (const [name, changes] of targets) {
    const target = ground.definitions.get(name) as Definition;
    const selection = new Selection(ground.definitions);
    const title = selection.title('t', target);
    const found = await ground.database.read<{ id: string; title: string }>(ground.scope, {
      text: `select t.id, ${title} as title from ${name} t ${selection.joins} where ${inScope('t.jurisdiction', ground.scope)} and t.id = any($1::uuid[])`,
      values: [changes.flatMap(({ before, after }) => [before, after]).filter((id) => id)],
    });
    for (const row of found) titles.set(row.id, row.title);
  }
  const titled = (field: string, value: unknown) =>
    definition.fields[field]?.to && typeof value === 'string'
      ? { id: value, title: titles.get(value) ?? value }
      : value;
  return entries.map((entry) => ({
    ...entry,
    changes:
      entry.changes?.map(({ field, before, after }) => ({
        field,
        before: titled(field, before),
        after: titled(field, after),
      })) ?? null,
  }));
}
