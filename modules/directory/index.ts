export { dimensions, inForce } from './dimensions.ts';
export { members } from './figures.ts';
export type { DirectoryTables } from './tables.ts';
