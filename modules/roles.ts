import type { Actor, RowValues, Who } from '../platform/record/define.ts';

function has(actor: Actor, ...codes: string[]): boolean {
  return codes.some((code) => actor.roles.includes(code));
}

/** A clerk of the district's united-front office: every business record of the jurisdiction. */
export const isOffice = (actor: Actor): boolean => has(actor, 'office');

/**
 * The office, or a secretary of the party that the row is of. Rows that name no party are those that a secretary sees;
 * of rows in a list only the state is known, and those are seen too.
 */
export const isOfficeOrParty: Who = (actor, row) =>
  isOffice(actor) || (has(actor, 'party-secretary') && isOfTheirs(actor, row));

function isOfTheirs({ parties = [] }: Actor, row: RowValues | null): boolean {
  return typeof row?.party !== 'string' || parties.includes(row.party);
}

/** The office and the secretaries, of a party or of an organisation, for the rows that they see. */
export const isSecretary: Who = (actor, row) => isOfficeOrParty(actor, row) || has(actor, 'organisation-secretary');

/** Accounts and settings; no business record is opened by this role. */
export const isSystemAdministrator = (actor: Actor): boolean => has(actor, 'system-administrator');
