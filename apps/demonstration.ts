import { lastFile } from '../demo/files.ts';
import { application } from '../modules/index.ts';
import { DomainError, defineWords } from '../platform/errors/errors.ts';
import { look, recognise, writeLook } from '../platform/imports/import.ts';
import { seenIn } from '../platform/imports/look.ts';
import { changeImport, importById, keepUpload, workbookOf } from '../platform/imports/store.ts';
import { actNow, batchFor } from './act.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Opened } from './open.ts';

const words = defineWords('demo', {
  notEmpty: {
    zh: '数据库里已有记录，示例只装入空库',
    en: 'The database has records; the demonstration goes into an empty one only',
  },
});

/** Whether the records are the demonstration's: its first import says so by its file. */
export async function isDemonstration({ database, scope }: Opened): Promise<boolean> {
  const rows = await database.read(scope, {
    text: `select 1 from import where state = 'committed' and file_name like '示例%' limit 1`,
  });
  return rows.length > 0;
}

async function isEmpty({ database, scope }: Opened): Promise<boolean> {
  const rows = await database.read(scope, { text: 'select 1 from audit_chain union all select 1 from import limit 1' });
  return rows.length === 0;
}

/**
 * Loads the demonstration district into an empty database through the same import that offices use, file by file. A killed
 * start goes on with the files that are missing. Returns the number of files written; does nothing to a database with
 * other records.
 */
export async function loadDemonstration(opened: Opened, terminal: Terminal, demand = false): Promise<number> {
  const started = await isDemonstration(opened);
  if (!started && !(await isEmpty(opened))) {
    if (demand) throw new DomainError('rule', words.notEmpty);
    return 0;
  }
  const done = new Set(
    (
      await opened.database.read<{ name: string }>(opened.scope, {
        text: `select file_name as name from import where state <> 'discarded'`,
      })
    ).map(({ name }) => name),
  );
  if (done.has(lastFile)) return 0;
  const { demoWorkbooks } = await import('../demo/generate.ts');
  const files = (await demoWorkbooks()).filter(({ fileName }) => !done.has(fileName));
  for (const [index, { fileName, bytes }] of files.entries()) {
    const place = `${index + 1}/${files.length}`;
    terminal.say({
      zh: `  正在装入示例区 ${place} ${fileName}`,
      en: `  Loading the demonstration district ${place} ${fileName}`,
    });
    await importDemo(opened, fileName, bytes);
  }
  return files.length;
}

async function importDemo(opened: Opened, fileName: string, bytes: Uint8Array): Promise<void> {
  const workbook = await workbookOf(fileName, bytes);
  const batch = batchFor(opened, actNow('import', fileName));
  await opened.database.inTransaction(opened.scope, async (tx) => {
    const kind = await recognise(tx, batch, application.imports, workbook, fileName, null);
    const seen = await look(tx, batch, kind, workbook, { fileName, party: null, said: {}, kinds: application.imports });
    const seq = await writeLook(tx, batch, seen, { acceptWarnings: true, setErrorsAside: false });
    const id = await keepUpload(tx, batch, { fileName, bytes }, { state: 'ready', kind: kind.kind, party: null });
    await changeImport(tx, batch, await importById(tx, batch, id), {
      state: 'committed',
      counts: seen.counts,
      seen: seenIn(seen),
      seq,
    });
  });
}
