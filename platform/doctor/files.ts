import { createHash } from 'node:crypto';
import type { Keyring } from '../access/keyring.ts';
import { nameContext, pieceContext } from '../files/store.ts';
import type { Check, Look } from './check.ts';

interface Kept {
  readonly jurisdiction: number;
  readonly id: string;
  readonly record: string;
  readonly name: string;
  readonly digest: string;
}

const digests: Check = {
  name: 'attachments',
  label: { zh: '附件与其摘要相符，名称打得开', en: 'The files of records match their digests, and their names open' },
  remedy: {
    zh: '该附件已损坏或被替换：请从备份找回，或撤下后重新附上',
    en: 'The file is damaged or was replaced; take it from a backup, or take it away and add it again',
  },
  async find({ keyring }, look) {
    const kept = await look<Kept>(
      'select jurisdiction, id, record, name, digest from attachment order by jurisdiction, id',
    );
    const found: Kept[] = [];
    for (const file of kept) if (!(await isWhole(keyring, look, file))) found.push(file);
    return found.map(({ id, record }) => ({ id, title: record }));
  },
};

/** A piece at a time: a whole file is never in memory. */
async function isWhole(keyring: Keyring, look: Look, { jurisdiction, id, name, digest }: Kept): Promise<boolean> {
  const hash = createHash('sha256');
  const pieces = await look<{ id: string }>(
    'select id from attachment_piece where jurisdiction = $1 and attachment = $2 order by n',
    [jurisdiction, id],
  );
  try {
    keyring.decrypt(name, nameContext(jurisdiction, id));
    for (const piece of pieces) {
      const [row] = await look<{ content: Buffer }>(
        'select content from attachment_piece where jurisdiction = $1 and id = $2',
        [jurisdiction, piece.id],
      );
      hash.update(keyring.decryptFile(row?.content as Buffer, pieceContext(jurisdiction, piece.id)));
    }
  } catch {
    return false;
  }
  return `sha-256:${hash.digest('hex')}` === digest;
}

const owners: Check = {
  name: 'attachments-of-records',
  label: { zh: '每个附件都属于一条记录', en: 'Every file belongs to a record' },
  remedy: {
    zh: '有人绕过程序删除了记录，附件已无人能看：请从备份找回该记录',
    en: 'A record was removed past the program, and nobody sees its files any more; take it from a backup',
  },
  async find({ definitions }, look) {
    const there = [...definitions.keys()].map(
      (record) => `select '${record}' as record, jurisdiction, id from ${record}`,
    );
    return look(`select a.id, a.record as title from attachment a
      where not exists (select from (${there.join(' union all ')}) t
        where t.record = a.record and t.jurisdiction = a.jurisdiction and t.id = a.row_id) order by a.id`);
  },
};

export const files: readonly Check[] = [digests, owners];
