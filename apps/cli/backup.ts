import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { application } from '../../modules/index.ts';
import { ENVIRONMENT, type KeyPlace, keyPlaceOf } from '../../platform/access/key-place.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { backup, rowsIn } from '../../platform/db/backup.ts';
import { type BackupHeader, checkBackup } from '../../platform/db/backup-file.ts';
import { words } from '../../platform/db/backup-words.ts';
import { connect, everything } from '../../platform/db/database.ts';
import { locationOf } from '../../platform/db/location.ts';
import { restore } from '../../platform/db/restore.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { say } from '../../platform/text/say.ts';
import { type Choice, startServer } from '../open.ts';
import { type Command, type Words, WrongUse, withDatabase } from './command.ts';
import type { Terminal } from './terminal.ts';

export const backupCommand: Command = {
  usage: 'backup FILE',
  label: { zh: '备份全部记录（不含密钥）', en: 'Back up all records (without the keys)' },
  options: {},
  async run(said, terminal) {
    const file = fileIn(said);
    const done = await withDatabase(said, terminal, async ({ url, keyring, location }) => {
      terminal.progress({ zh: '正在备份', en: 'Backing up' });
      const { header, bytes, rows } = await backup(url, file, keyring.fingerprints);
      return { file, at: header.at, bytes, rows, keys: keyPlaceOf(location.folder).path ?? ENVIRONMENT };
    });
    terminal.answer(done);
    terminal.say(
      say(
        {
          zh: '已备份 {rows} 行到 {file}。备份里没有密钥：请把 {keys} 另行妥善保管，没有它备份中的加密内容无法读出',
          en: '{rows} rows are backed up in {file}. The keys are not in it: keep {keys} safe in another place, for without it what is encrypted in the backup cannot be read',
        },
        { ...done, file: resolve(file) },
        terminal.language,
      ),
    );
    return 0;
  },
};

export const restoreCommand: Command = {
  usage: 'restore FILE',
  label: { zh: '把备份恢复到空库', en: 'Restore a backup into an empty database' },
  options: {},
  async run(said, terminal) {
    const file = fileIn(said);
    terminal.progress({ zh: '正在检查备份', en: 'Checking the backup' });
    const checked = await checkBackup(file);
    await demandKeys(keyPlaceOf(locationOf(said.options as Choice).folder), checked.header.keys);
    const server = await startServer(said.options as Choice, terminal.progress);
    try {
      terminal.progress({ zh: '正在恢复', en: 'Restoring' });
      await restore(server.url, checked);
      return await tellLog(server.url, { file, at: checked.header.at, rows: rowsIn(checked.header) }, terminal);
    } finally {
      await server.stop();
    }
  },
};

function fileIn({ positionals }: Words): string {
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new WrongUse();
  return file;
}

/** Asked before a database is opened, for that makes keys where there are none. */
async function demandKeys({ path, open }: KeyPlace, needed: BackupHeader['keys']): Promise<void> {
  if (path !== null && !existsSync(path)) throw new DomainError('rule', words.keysMissing, { path });
  const { fingerprints } = await open();
  const missing = Object.entries(needed).filter(([key, fingerprint]) => fingerprints[key] !== fingerprint);
  if (missing.length > 0) {
    throw new DomainError('rule', words.keysDiffer, {
      path: path ?? ENVIRONMENT,
      keys: missing.map(([key]) => key).join(', '),
    });
  }
}

async function tellLog(url: string, restored: { file: string; at: string; rows: number }, terminal: Terminal) {
  const database = connect(url);
  const { firstProblem, batches, entries } = await verifyLog(database, everything, application.definitions).finally(
    () => database.close(),
  );
  const problem = firstProblem && say(firstProblem.word, firstProblem.params ?? {}, terminal.language);
  terminal.answer({ ...restored, log: { ok: problem === null, batches, entries, ...(problem ? { problem } : {}) } });
  terminal.say(
    say(
      { zh: '已从 {file} 恢复 {rows} 行（备份于 {at}）', en: '{rows} rows are restored from {file} (of {at})' },
      restored,
      terminal.language,
    ),
  );
  if (problem) terminal.complain(problem);
  return problem ? 1 : 0;
}
