import type { Tx } from '../../platform/db/database.ts';
import { settingName } from './codes.ts';

/** How many gigabytes all files of the place may take. */
export const mostOfFiles = (tx: Tx, jurisdiction: number): Promise<number> =>
  settingOf(tx, jurisdiction, 'files-gigabytes');

/** As the office has set it for the place, else what is usual. */
export async function settingOf(tx: Tx, jurisdiction: number, name: string): Promise<number> {
  const [set] = await tx.query<{ value: number }>(
    `select value from setting where jurisdiction = $1 and name = $2 and state = 'kept' and party is null`,
    [jurisdiction, name],
  );
  return set?.value ?? (settingName.byCode.get(name)?.usual as number);
}
