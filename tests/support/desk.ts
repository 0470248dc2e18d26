import { application } from '../../modules/index.ts';
import { type Database, type Tx, wholly } from '../../platform/db/database.ts';
import { look, recognise, undoImport, writeLook } from '../../platform/imports/import.ts';
import type { Counts, Look } from '../../platform/imports/look.ts';
import type { Said } from '../../platform/imports/prepare.ts';
import { changeImport, importById, keepUpload } from '../../platform/imports/store.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import type { Workbook } from '../../platform/sheets/workbook.ts';
import { testKeys } from './records.ts';

/** A file that an office sends: what stands above the table, and the table with its header. */
export interface Sent {
  readonly file?: string;
  readonly sheet?: string;
  readonly title?: string;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly said?: Said;
}

export interface Desk {
  /** What the file would do. */
  look(sent: Sent): Promise<Look>;
  /** Writes the file with its warnings accepted; throws where it has errors. */
  bring(sent: Sent): Promise<{ readonly id: string; readonly counts: Counts; readonly look: Look }>;
  undo(id: string): Promise<void>;
}

/** Where files are taken in, by the program's own import; each act is one transaction. */
export function deskOf(database: Database, jurisdiction: number, today = '2018-07-19'): Desk {
  const act = {
    actor: { id: 'clerk', name: '办公室', roles: ['office'] },
    at: `${today}T02:00:00.000Z`,
    today,
  } as const;
  const within = <T>(work: (tx: Tx, batch: Batch) => Promise<T>) => {
    const { definitions } = application;
    const batch: Batch = { act: { ...act, via: 'import' }, jurisdiction, keyring: testKeys, definitions, entries: [] };
    return database.inTransaction(wholly({ lo: jurisdiction, hi: jurisdiction }), (tx) => work(tx, batch));
  };
  const lookAt = async (tx: Tx, batch: Batch, sent: Sent) => {
    const { file = '名册.xlsx', said = {} } = sent;
    const workbook = workbookOf(sent);
    const kind = await recognise(tx, batch, application.imports, workbook, file, null);
    return look(tx, batch, kind, workbook, { fileName: file, party: null, said, kinds: application.imports });
  };
  return {
    look: (sent) => within((tx, batch) => lookAt(tx, batch, sent)),
    bring: (sent) =>
      within(async (tx, batch) => {
        const seen = await lookAt(tx, batch, sent);
        const seq = await writeLook(tx, batch, seen, { acceptWarnings: true, setErrorsAside: false });
        const upload = { fileName: sent.file ?? '名册.xlsx', bytes: new Uint8Array() };
        const id = await keepUpload(tx, batch, upload, { state: 'ready', kind: seen.prepared.kind.kind, party: null });
        const { counts } = seen;
        await changeImport(tx, batch, await importById(tx, batch, id), { state: 'committed', counts, seq });
        return { id, counts, look: seen };
      }),
    undo: (id) =>
      within(async (tx, batch) => {
        await undoImport(tx, batch, id);
        await closeBatch(tx, batch);
      }),
  };
}

function workbookOf({ sheet = '名册', title, rows }: Sent): Workbook {
  const lines = title === undefined ? rows : [[title], ...rows];
  const numbered = lines.map((cells, index) => ({ row: index + 1, cells: [...cells] }));
  return { sheets: [{ name: sheet, hidden: false, rows: numbered, merges: [] }] };
}
