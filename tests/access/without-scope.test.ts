import { vi } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { matrix } from './matrix.ts';

// Every query forgets to ask for its jurisdiction: what the tables' policies say must be enough.
vi.mock('../../platform/db/database.ts', async (original) => ({
  ...(await original<typeof import('../../platform/db/database.ts')>()),
  inScope: () => 'true',
}));

await matrix(await testDatabase());
