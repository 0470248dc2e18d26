export { ageBand, dimensions, inForce } from './dimensions.ts';
export { members } from './figures.ts';
export { type KnownOrganisation, loadOrganisations, organisationsNamed } from './imports/organisations-known.ts';
export { partyByCell, partyOfTable } from './imports/party-of.ts';
export { isOnRoll, type KnownPeople, type KnownPerson, loadPeople, membersNamed } from './imports/people.ts';
export { directory } from './module.ts';
export { bodyKindOf, bodyLevelOf } from './rules.ts';
export { settingOf } from './settings.ts';
export type { DirectoryTables } from './tables.ts';
