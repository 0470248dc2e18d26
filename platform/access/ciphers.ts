import { nameContext, pieceContext } from '../files/store.ts';
import { contextOf } from '../imports/store.ts';
import type { Definitions } from '../record/batch.ts';
import { columnOf } from '../record/columns.ts';
import { fieldsOf } from '../record/define.ts';
import { secretContext } from '../record/write.ts';
import { subjectContext } from './keyring.ts';
import { contextOf as secondFactorContext } from './one-time-codes.ts';

/** A table with columns that the keyring encrypts; a row is named by its jurisdiction and one id. */
export interface CipherTable {
  readonly table: string;
  readonly id: string;
  /** How many rows are worked on at once. */
  readonly rows: number;
  readonly columns: readonly CipherColumn[];
}

interface CipherColumn {
  readonly name: string;
  readonly type: 'text' | 'bytea';
  /** What its ciphers are bound to. */
  context(jurisdiction: number, id: string): string;
}

const ROWS = 500;

/**
 * Everything that lies in the database under the installation's keys. Secrets are found by the definitions; whoever
 * encrypts anything else adds it here, and tests/architecture and platform/access/ciphers.test.ts remind of it.
 */
export function cipherTables(definitions: Definitions): CipherTable[] {
  return [...secretsOf(definitions), subjectKeys, uploads, secondFactors, ...files];
}

function secretsOf(definitions: Definitions): CipherTable[] {
  return [...definitions.values()].flatMap((definition) => {
    const columns = fieldsOf(definition)
      .filter(([, { kind }]) => kind === 'secret')
      .map(([field]): CipherColumn => {
        const context = (jurisdiction: number, id: string) => secretContext(definition, field, jurisdiction, id);
        return { name: columnOf(field), type: 'text', context };
      });
    return columns.length > 0 ? [{ table: definition.name, id: 'id', rows: ROWS, columns }] : [];
  });
}

/** The keys under which the log keeps people's values: the log itself is never touched. */
const subjectKeys: CipherTable = {
  table: 'subject_key',
  id: 'subject',
  rows: ROWS,
  columns: [{ name: 'key', type: 'text', context: (_, subject) => subjectContext(subject) }],
};

/** Each may be as large as an upload can be, so one at a time. */
const uploads: CipherTable = {
  table: 'import',
  id: 'id',
  rows: 1,
  columns: [
    { name: 'file', type: 'bytea', context: contextOf },
    { name: 'said', type: 'text', context: contextOf },
  ],
};

const secondFactors: CipherTable = {
  table: 'account_totp',
  id: 'account',
  rows: ROWS,
  columns: [
    {
      name: 'secret',
      type: 'text',
      context: (jurisdiction, account) => secondFactorContext({ jurisdiction, account }),
    },
  ],
};

const PIECES = 8;

/** What files are called, and their contents, in pieces of a megabyte. */
const files: readonly CipherTable[] = [
  { table: 'attachment', id: 'id', rows: ROWS, columns: [{ name: 'name', type: 'text', context: nameContext }] },
  {
    table: 'attachment_piece',
    id: 'id',
    rows: PIECES,
    columns: [{ name: 'content', type: 'bytea', context: pieceContext }],
  },
];
