import type { Keyring } from '../access/keyring.ts';
import { verifyLog } from '../audit/verify.ts';
import { everything } from '../db/database.ts';
import { contextOf, digestOf } from '../imports/store.ts';
import { columnOf, dayColumnOf, indexColumnOf } from '../record/columns.ts';
import { type Definition, fieldsOf } from '../record/define.ts';
import type { Field } from '../record/fields.ts';
import { secretContext, secretIndex } from '../record/write.ts';
import { firstDay, lastDay } from '../text/partial-date.ts';
import type { Check, Found, Look, Patient } from './check.ts';

const log: Check = {
  name: 'log',
  label: { zh: '日志完整，未被改动', en: 'The log is whole and unchanged' },
  remedy: {
    zh: '有人绕过程序改动了数据库：请保留现场，与最近的备份比对',
    en: 'Somebody changed the database past the program; keep it as it is and compare it with the last backup',
  },
  async find({ database, definitions }) {
    const { firstProblem } = await verifyLog(database, everything, definitions);
    if (!firstProblem) return [];
    const { word, params } = firstProblem;
    return [{ id: String(params?.seq ?? ''), title: word.code }];
  },
};

const ROWS_A_PAGE = 2_000;

interface KeptRow {
  readonly jurisdiction: number;
  readonly id: string;
  readonly title: string | null;
  readonly [column: string]: unknown;
}

/** All rows of a record with these columns as text, page by page. */
async function* rowsOf(look: Look, definition: Definition, columns: readonly string[]): AsyncGenerator<KeptRow> {
  const picks = columns.map((column) => `${column}::text`).join(', ');
  let [jurisdiction, id] = [-1, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await look<KeptRow>(
      `select jurisdiction, id, ${columnOf(definition.title)}::text as title, ${picks} from ${definition.name}
       where (jurisdiction, id) > ($1, $2::uuid) order by jurisdiction, id limit ${ROWS_A_PAGE}`,
      [jurisdiction, id],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_A_PAGE) return;
    [jurisdiction, id] = [last.jurisdiction, last.id];
  }
}

const secrets: Check = {
  name: 'secrets',
  label: { zh: '密钥打得开每一项加密内容，且索引相符', en: 'The keys open everything encrypted, and its index fits' },
  remedy: {
    zh: '请核对 keys.json 是否是这个数据库的；若是，则有人改动了这些行，请从备份或日志找回',
    en: 'See whether keys.json belongs to this database; if it does, these rows were changed: take them from a backup',
  },
  async find(patient, look) {
    const found = await closedSubjects(patient, look);
    for (const definition of patient.definitions.values()) {
      const fields = fieldsOf(definition).filter(([, { kind }]) => kind === 'secret');
      if (fields.length === 0) continue;
      const columns = fields.flatMap(([name]) => [columnOf(name), indexColumnOf(name)]);
      for await (const row of rowsOf(look, definition, columns)) {
        const wrong = fields.filter(([name]) => !opens(patient, definition, name, row));
        found.push(...wrong.map(([name]) => foundIn(row, columnOf(name))));
      }
    }
    return found;
  },
};

function foundIn({ id, title }: KeptRow, column: string): Found {
  return { id, title: `${title ?? ''} ${column}`.trim() };
}

function opens({ keyring }: Patient, definition: Definition, name: string, row: KeptRow): boolean {
  const cipher = row[columnOf(name)] as string | null;
  const index = row[indexColumnOf(name)] as string | null;
  if (cipher === null) return index === null;
  try {
    const plain = keyring.decrypt(cipher, secretContext(definition, name, row.jurisdiction, row.id));
    return secretIndex(keyring, definition, name, plain) === index;
  } catch {
    return false;
  }
}

/** The keys of people in the log. */
async function closedSubjects({ keyring }: Patient, look: Look): Promise<Found[]> {
  const rows = await look<{ subject: string; key: string }>('select subject, key from subject_key');
  return rows.flatMap(({ subject, key }) => {
    try {
      keyring.unwrapKey(key, subject);
      return [];
    } catch {
      return [{ id: subject, title: 'subject_key' }];
    }
  });
}

const days: Check = {
  name: 'days',
  label: { zh: '不完整日期旁的起止日与其相符', en: 'The day beside each partial date is the day it counts as' },
  remedy: {
    zh: '有人绕过程序改动了这些行：请在页面上重新填写该日期并保存',
    en: 'These rows were changed past the program; enter the date again in the console and save',
  },
  async find({ definitions }, look) {
    const found: Found[] = [];
    for (const definition of definitions.values()) {
      const fields = fieldsOf(definition).filter(([, { kind }]) => kind === 'partialDate');
      if (fields.length === 0) continue;
      const columns = fields.flatMap(([name]) => [columnOf(name), dayColumnOf(name)]);
      for await (const row of rowsOf(look, definition, columns)) {
        const wrong = fields.filter(([name, field]) => row[dayColumnOf(name)] !== dayOf(row[columnOf(name)], field));
        found.push(...wrong.map(([name]) => foundIn(row, columnOf(name))));
      }
    }
    return found;
  },
};

function dayOf(text: unknown, { bound }: Field): string | null {
  if (text === null) return null;
  return bound === 'end' ? lastDay(String(text)) : firstDay(String(text));
}

const uploads: Check = {
  name: 'uploads',
  label: { zh: '上传的文件与其摘要相符', en: 'The uploaded files match their digests' },
  remedy: {
    zh: '该文件已损坏或被替换：请从备份找回，或让原单位重新提供',
    en: 'The file is damaged or was replaced; take it from a backup, or ask the office for it again',
  },
  async find({ keyring }, look) {
    const kept = await look<{ jurisdiction: number; id: string; title: string; digest: string }>(
      'select jurisdiction, id, file_name as title, file_digest as digest from import order by jurisdiction, at',
    );
    const found: Found[] = [];
    for (const { jurisdiction, id, title, digest } of kept) {
      // One at a time: each may be as large as an upload can be.
      const [row] = await look<{ file: Buffer }>('select file from import where jurisdiction = $1 and id = $2', [
        ...[jurisdiction, id],
      ]);
      if (!row || !isFileOf(keyring, row.file, contextOf(jurisdiction, id), digest)) found.push({ id, title });
    }
    return found;
  },
};

function isFileOf(keyring: Keyring, cipher: Buffer, context: string, digest: string): boolean {
  try {
    return digestOf(keyring.decryptFile(cipher, context)) === digest;
  } catch {
    return false;
  }
}

export const contents: readonly Check[] = [log, secrets, days, uploads];
