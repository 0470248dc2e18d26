import { application } from '../../modules/index.ts';
import { newKeyFile } from '../../platform/access/key-file.ts';
import { keyring } from '../../platform/access/keyring.ts';
import type { Act } from '../../platform/audit/log.ts';
import { type Database, wholly } from '../../platform/db/database.ts';
import { noteFile } from '../../platform/files/noting.ts';
import { keepFile, type Owner, PIECE_BYTES } from '../../platform/files/store.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import type { Definition } from '../../platform/record/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { createRows, type NewRow } from '../../platform/record/write.ts';

export const testKeys = keyring(newKeyFile());

const act: Act = {
  actor: { id: 'clerk', name: '办公室', roles: ['office'] },
  at: '2018-01-05T02:00:00.000Z',
  today: '2018-01-05',
  via: 'command line',
};

/** Rows to be made, by record, in this order. */
export type Rows = readonly (readonly [record: string, rows: readonly NewRow[]])[];

/** Writes rows as an operation does, with log and marks, in one transaction. */
export async function keepRows(database: Database, jurisdiction: number, rows: Rows, keys = testKeys): Promise<void> {
  const { definitions } = application;
  const batch: Batch = { act, jurisdiction, keyring: keys, definitions, entries: [] };
  await database.inTransaction(wholly({ lo: jurisdiction, hi: jurisdiction }), async (tx) => {
    for (const [record, made] of rows) await createRows(tx, batch, definitions.get(record) as Definition, made);
    await closeBatch(tx, batch);
  });
}

/** A file of two pieces that belongs to a row. */
export async function keepFileOf(
  database: Database,
  jurisdiction: number,
  owner: Owner,
  keys = testKeys,
): Promise<string> {
  const { definitions } = application;
  const batch: Batch = { act, jurisdiction, keyring: keys, definitions, entries: [] };
  const file = { name: '附件.txt', mediaType: 'text/plain', bytes: Buffer.alloc(PIECE_BYTES + 1, 'x') };
  return database.inTransaction(wholly({ lo: jurisdiction, hi: jurisdiction }), async (tx) => {
    const kept = keepFile(tx, batch, owner, file);
    await noteFile(tx, batch, kept, 'attach');
    await closeBatch(tx, batch);
    return kept.id;
  });
}

export interface SmallDistrict {
  readonly committee: string;
  readonly branch: string;
  readonly people: readonly string[];
  readonly stays: readonly string[];
}

/** A committee, a branch below it, and members of the branch with ID numbers and phones. */
export async function keepDistrict(
  database: Database,
  jurisdiction: number,
  size = 4,
  keys = testKeys,
): Promise<SmallDistrict> {
  const id = () => newId(act.at);
  const [committee, branch] = [id(), id()];
  const people = Array.from({ length: size }, id);
  const stays = people.map(id);
  const party = '05';
  const rows: Rows = [
    [
      'organisation',
      [
        { id: committee, values: { name: '民盟区委', party, level: 'committee' } },
        { id: branch, values: { name: '民盟\t第一"支部"\n\\.\\N', party, level: 'branch', parent: committee } },
      ],
    ],
    [
      'person',
      people.map((person, n) => ({
        id: person,
        values: { name: `张${n}`, sex: '1', idNumber: `44010619800101${1000 + n}`, phone: `1390000${1000 + n}` },
      })),
    ],
    [
      'membership',
      stays.map((stay, n) => ({
        id: stay,
        state: 'active',
        values: { person: people[n], party, organisation: branch, joined: '2010-05', begins: '2010-05' },
      })),
    ],
  ];
  await keepRows(database, jurisdiction, rows, keys);
  return { committee, branch, people, stays };
}
