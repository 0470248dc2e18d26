import { application } from '../../modules/index.ts';
import { ENVIRONMENT, keyPlaceOf } from '../../platform/access/key-place.ts';
import { type KeyGround, keyStatus, retireVersion, rotateKeys } from '../../platform/access/rotation.ts';
import { appendToLog } from '../../platform/audit/log.ts';
import { say } from '../../platform/text/say.ts';
import { actNow } from '../act.ts';
import { requireTenant } from '../jurisdiction.ts';
import type { Opened } from '../open.ts';
import { type Command, WrongUse, withDatabase } from './command.ts';
import type { Terminal } from './terminal.ts';

export const keysCommand: Command = {
  usage: 'keys status | rotate | retire VERSION',
  label: {
    zh: '加密密钥：查看、更换、删去不再使用的版本',
    en: 'The keys of what is encrypted: see, rotate, destroy a version that is no longer used',
  },
  options: {},
  async run(said, terminal) {
    const [what = '', version, ...more] = said.positionals;
    const needs = what === 'retire' ? 1 : 0;
    if (!Object.hasOwn(tasks, what) || more.length > 0 || (version ? 1 : 0) !== needs) throw new WrongUse();
    const task = tasks[what as keyof typeof tasks];
    await withDatabase(said, terminal, (opened) => {
      // It has to be told in a log, and would else be found out at the end.
      if (what !== 'status') requireTenant(opened.jurisdiction);
      return task(groundOf(opened), terminal, version ?? '');
    });
    return 0;
  },
};

type Task = (ground: KeyGround, terminal: Terminal, version: string) => Promise<void>;

const tasks = { status, rotate, retire } satisfies Record<string, Task>;

/** What is told of keys stands in the log of the jurisdiction that is worked for. */
function groundOf({ url, database, keyring, location, jurisdiction, scope }: Opened): KeyGround {
  const act = actNow('command line');
  return {
    url,
    keyring,
    path: keyPlaceOf(location.folder).path,
    definitions: application.definitions,
    at: act.at,
    tell: async (entry) => {
      await database.inTransaction(scope, (tx) => appendToLog(tx, keyring, jurisdiction, act, [entry]));
    },
  };
}

async function status(ground: KeyGround, terminal: Terminal): Promise<void> {
  const versions = await keyStatus(ground);
  terminal.answer({ place: ground.path ?? ENVIRONMENT, versions });
  for (const one of versions) {
    const mark = { zh: one.current ? '（正在使用）' : '', en: one.current ? ' (in use)' : '' };
    const line = { zh: '{version}{mark}：{values} 项', en: '{version}{mark}: {values} values' };
    terminal.say(say(line, { ...one, mark, current: '' }, terminal.language));
  }
}

async function rotate(ground: KeyGround, terminal: Terminal): Promise<void> {
  const rotated = await rotateKeys(ground, (rows) =>
    terminal.progress({ zh: `已重新加密 ${rows} 行`, en: `${rows} rows are encrypted anew` }),
  );
  terminal.answer(rotated);
  const values = Object.values(rotated.values).reduce((sum, one) => sum + one, 0);
  const line = {
    zh: '{values} 项都在 {to} 之下。请另存一份密钥（{place}）；旧版本用“keys retire”删去后，以前的备份要用当时的密钥文件才能读',
    en: '{values} values lie under {to}. Keep a new copy of the keys ({place}); once an older version is retired, backups of before are read only with the key file of their time',
  };
  terminal.say(say(line, { values, to: rotated.to, place: ground.path ?? ENVIRONMENT }, terminal.language));
}

async function retire(ground: KeyGround, terminal: Terminal, version: string): Promise<void> {
  await retireVersion(ground, version);
  terminal.answer({ retired: version });
  const line = {
    zh: '{version} 已删去：只有另存的密钥文件还能打开以前的备份',
    en: '{version} is destroyed: only a copy of the key file that was kept elsewhere opens backups of before',
  };
  terminal.say(say(line, { version }, terminal.language));
}
