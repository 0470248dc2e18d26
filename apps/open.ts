import { join } from 'node:path';
import { type Keyring, keyringFrom } from '../platform/access/keyring.ts';
import { connect, type Database, type Scope } from '../platform/db/database.ts';
import { openEmbedded } from '../platform/db/embedded.ts';
import { type Location, locationOf } from '../platform/db/location.ts';
import { migrate } from '../platform/db/migrate.ts';

/** Where the records are and which jurisdiction is worked for, as the command line and the server are told. */
export interface Choice {
  readonly data?: string;
  readonly database?: string;
  readonly jurisdiction?: string;
}

/** A database that is ready: started, migrated, with its keys. */
export interface Opened {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly jurisdiction: number;
  readonly scope: Scope;
  readonly location: Location;
  /** Of the database server, as its owner: for backup and restore. */
  readonly url: string;
  close(): Promise<void>;
}

export async function open(
  choice: Choice,
  progress: (what: { zh: string; en: string }) => void = () => {},
): Promise<Opened> {
  const jurisdiction = Number(choice.jurisdiction ?? '440106');
  const location = locationOf(choice);
  const embedded = location.url === null ? await openEmbedded(location.folder, { progress }) : null;
  const url = embedded?.url ?? (location.url as string);
  try {
    await migrate(url, () => progress({ zh: '正在更新数据库结构', en: 'Updating the schema of the database' }));
    const keyring = await keyringFrom(join(location.folder, 'keys.json'));
    const database = connect(url);
    const close = async () => {
      await database.close();
      await embedded?.stop();
    };
    return { database, keyring, jurisdiction, scope: { lo: jurisdiction, hi: jurisdiction }, location, url, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
