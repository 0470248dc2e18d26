import { testDatabase } from '../support/database.ts';
import { matrix } from './matrix.ts';

await matrix(await testDatabase());
