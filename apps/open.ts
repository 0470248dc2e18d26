import { scope } from '../data/jurisdictions.ts';
import { keyPlaceOf } from '../platform/access/key-place.ts';
import type { Keyring } from '../platform/access/keyring.ts';
import { connect, type Database, type Scope, wholly } from '../platform/db/database.ts';
import { openEmbedded } from '../platform/db/embedded.ts';
import { type Location, locationOf } from '../platform/db/location.ts';
import { migrate } from '../platform/db/migrate.ts';
import { jurisdictionNamed } from './jurisdiction.ts';

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

/** A database server as it is: nothing is migrated and no key is made. */
export interface Server {
  readonly location: Location;
  readonly url: string;
  stop(): Promise<void>;
}

type Progress = (what: { zh: string; en: string }) => void;

export async function startServer(choice: Choice, progress: Progress = () => {}): Promise<Server> {
  const location = locationOf(choice);
  if (location.url !== null) return { location, url: location.url, stop: async () => {} };
  return { location, ...(await openEmbedded(location.folder, { progress })) };
}

export async function open(choice: Choice, progress: Progress = () => {}): Promise<Opened> {
  const jurisdiction = jurisdictionNamed(choice.jurisdiction);
  const { location, url, stop } = await startServer(choice, progress);
  try {
    let said = false;
    await migrate(url, () => {
      if (!said) progress({ zh: '正在更新数据库结构', en: 'Updating the schema of the database' });
      said = true;
    });
    const keyring = await keyPlaceOf(location.folder).open();
    const database = connect(url);
    const close = async () => {
      await database.close();
      await stop();
    };
    return { database, keyring, jurisdiction, scope: wholly(scope(jurisdiction)), location, url, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
