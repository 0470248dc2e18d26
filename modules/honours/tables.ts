import type { RowOf } from '../../platform/record/columns.ts';
import type { DirectoryTables } from '../directory/index.ts';
import type { author } from './author.ts';
import type { award } from './award.ts';
import type { enterprise } from './enterprise.ts';
import type { publication } from './publication.ts';
import type { winner } from './winner.ts';

/** The module's tables and those of the directory that its figures read. */
export interface HonoursTables extends DirectoryTables {
  award: RowOf<typeof award>;
  winner: RowOf<typeof winner>;
  publication: RowOf<typeof publication>;
  author: RowOf<typeof author>;
  enterprise: RowOf<typeof enterprise>;
}
