import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { freshBytes } from '../access/fresh-bytes.ts';
import type { Keyring } from '../access/keyring.ts';
import { arrayText } from '../db/arrays.ts';
import type { Tx } from '../db/database.ts';

/** The keys under which the log keeps the values of people: erasing one erases that person's values from the log. */
export interface SubjectKeys {
  seal(subject: string, plain: string): string;
  /** Null where the key was erased, also where the subject has been given another since. */
  open(subject: string, sealed: string): string | null;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Reads the subjects' keys, and makes those that are missing; who is new in this batch has none yet. */
export async function subjectKeys(
  tx: Tx,
  keyring: Keyring,
  jurisdiction: number,
  subjects: readonly (string | null)[],
  isNew: ReadonlySet<string>,
): Promise<SubjectKeys> {
  const wanted = [...new Set(subjects.filter((subject) => subject !== null))];
  if (wanted.length === 0) return openSubjects(new Map());
  const known = wanted.filter((subject) => !isNew.has(subject));
  const keys = known.length > 0 ? await readKeys(tx, keyring, jurisdiction, known) : new Map<string, Buffer>();
  const missing = wanted.filter((subject) => !keys.has(subject));
  if (missing.length > 0) {
    const fresh = missing.map(() => freshBytes(32));
    missing.forEach((subject, index) => {
      keys.set(subject, fresh[index] as Buffer);
    });
    tx.send(
      `insert into subject_key (jurisdiction, subject, key) select $1::int, * from unnest($2::uuid[], $3::text[])`,
      [
        jurisdiction,
        arrayText(missing),
        arrayText(missing.map((subject, index) => keyring.wrapKey(fresh[index] as Buffer, subject))),
      ],
    );
  }
  return openSubjects(keys);
}

async function readKeys(
  tx: Tx,
  keyring: Keyring,
  jurisdiction: number,
  subjects: string[],
): Promise<Map<string, Buffer>> {
  const rows = await tx.query<{ subject: string; key: string }>(
    'select subject, key from subject_key where jurisdiction = $1 and subject = any($2::uuid[])',
    [jurisdiction, subjects],
  );
  return new Map(rows.map(({ subject, key }) => [subject, keyring.unwrapKey(key, subject)]));
}

/** For keys at hand. */
export function openSubjects(keys: ReadonlyMap<string, Buffer>): SubjectKeys {
  // One object a key: Node would make one for each value, which costs as much as the cipher.
  const objects = new Map<string, KeyObject>();
  const objectOf = (subject: string): KeyObject => {
    const made = objects.get(subject) ?? createSecretKey(keys.get(subject) as Buffer);
    objects.set(subject, made);
    return made;
  };
  return {
    seal(subject, plain) {
      const iv = freshBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, objectOf(subject), iv);
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${ALGORITHM}:${body.toString('base64url')}`;
    },
    open(subject, sealed) {
      if (!keys.has(subject)) return null;
      const body = Buffer.from(sealed.slice(ALGORITHM.length + 1), 'base64url');
      const decipher = createDecipheriv(ALGORITHM, objectOf(subject), body.subarray(0, IV_BYTES));
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      const opened = decipher.update(body.subarray(IV_BYTES, -TAG_BYTES));
      try {
        return Buffer.concat([opened, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** Destroys the key of a subject: what the log kept of them can never be read again, and its chain stays whole. */
export async function eraseSubject(tx: Tx, jurisdiction: number, subject: string): Promise<void> {
  await tx.query('delete from subject_key where jurisdiction = $1 and subject = $2', [jurisdiction, subject]);
}
