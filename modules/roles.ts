import type { Who } from '../platform/record/define.ts';

/** A clerk of the district's united-front office: every business record of the jurisdiction. */
export const isClerk: Who = (actor) => actor.roles.includes('clerk');
