import { openSubjects, type SubjectKeys } from '../../platform/audit/subject-keys.ts';
import type { Scope } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import type { RowValues } from '../../platform/record/define.ts';

/** An entry as it is kept. */
export interface Kept {
  readonly n: number;
  readonly record: string;
  readonly id: string;
  readonly subject: string | null;
  readonly content: string;
}

/** An entry as an audit administrator reads it: what was done, never a value of a record. */
export interface Told {
  readonly n: number;
  readonly record: string;
  readonly id: string;
  readonly subject: string | null;
  readonly action: string;
  /** The names of the fields that were changed or opened; null where the person was erased. */
  readonly fields: readonly string[] | null;
  readonly details: RowValues;
}

/** What is told of the circumstances of what changed nothing, by name: everything else may hold what people typed. */
const circumstances: Readonly<Record<string, readonly string[]>> = {
  export: ['rows', 'format', 'filters', 'columns', 'figure', 'where', 'at', 'during', 'party'],
  ...Object.fromEntries(
    ['attach', 'detach', 'reattach', 'download', 'view'].map((action) => [action, ['mediaType', 'size']]),
  ),
  verify: ['batches', 'entries', 'anchors', 'problem'],
  'sign-in': ['by', 'address', 'secondFactor'],
  'sign-in-begun': ['by', 'address'],
  'sign-in-failed': ['address'],
  'second-factor-failed': ['address'],
};

interface Content {
  readonly action?: string;
  readonly changes?: RowValues;
  readonly input?: RowValues;
  readonly sealed?: string;
}

export function told(keys: SubjectKeys, { n, record, id, subject, content }: Kept): Told {
  const { sealed, ...clear } = JSON.parse(content) as Content;
  const whole = sealed ? opened(keys, subject, sealed) : clear;
  const { action = '' } = clear;
  const { changes = {}, input = {} } = whole ?? {};
  const field = action.startsWith('reveal') && typeof input.field === 'string' ? [input.field] : [];
  const details = (circumstances[action] ?? []).flatMap((name) => (name in input ? [[name, input[name]]] : []));
  const fields = whole && [...Object.keys(changes), ...field];
  return { n, record, id, subject, action, fields, details: Object.fromEntries(details) };
}

function opened(keys: SubjectKeys, subject: string | null, sealed: string): Content | null {
  const text = subject === null ? null : keys.open(subject, sealed);
  return text === null ? null : (JSON.parse(text) as Content);
}

/** Asked for by themselves: joined to a log that one import has just filled, PostgreSQL would compare each with every other. */
export async function keysOf(
  { database, keyring }: Door,
  scope: Scope,
  entries: readonly Kept[],
): Promise<SubjectKeys> {
  const subjects = [...new Set(entries.flatMap(({ subject }) => subject ?? []))];
  const rows = await database.read<{ subject: string; key: string }>(scope, {
    text: 'select subject, key from subject_key where jurisdiction between $1 and $2 and subject = any($3::uuid[])',
    values: [scope.lo, scope.hi, subjects],
  });
  return openSubjects(new Map(rows.map(({ subject, key }) => [subject, keyring.unwrapKey(key, subject)])));
}
