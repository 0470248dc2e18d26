export { dimensions, inForce } from './dimensions.ts';
export { members } from './figures.ts';
export { saysOtherwise } from './imports/compare.ts';
export { type KnownOrganisation, loadOrganisations, organisationsNamed } from './imports/organisations-known.ts';
export { partyByCell } from './imports/party-of.ts';
export { type KnownPeople, type KnownPerson, loadPeople, membersNamed } from './imports/people.ts';
export { cellProblems, isError, valueOf } from './imports/rows.ts';
export type { DirectoryTables } from './tables.ts';
