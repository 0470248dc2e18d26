import type { Tx } from '../../platform/db/database.ts';
import { settingName } from './codes.ts';

const FILES = 'files-gigabytes';

/** How many gigabytes all files of the place may take: as the office has set it, else what is usual. */
export async function mostOfFiles(tx: Tx, jurisdiction: number): Promise<number> {
  const [set] = await tx.query<{ value: number }>(
    `select value from setting where jurisdiction = $1 and name = $2 and state = 'kept' and party is null`,
    [jurisdiction, FILES],
  );
  return set?.value ?? (settingName.byCode.get(FILES)?.usual as number);
}
