import type { Scope } from '../../platform/db/database.ts';
import { roles } from '../roles.ts';

/** A grant that is in force. */
export interface Held {
  readonly role: string;
  readonly party: string | null;
  readonly organisation: string | null;
}

/** What somebody may do and see by all their grants together. */
export interface Standing {
  readonly roles: readonly string[];
  readonly parties: readonly string[];
  readonly reach: Pick<Scope, 'sees' | 'parties' | 'organisations' | 'person'>;
}

/** Adds up the grants; `person` is who the account stands for, and is seen by who holds a role of their own. */
export function standingOf(held: readonly Held[], person: string | null): Standing {
  const known = held.flatMap((grant) => {
    const role = roles.byCode.get(grant.role);
    return role ? [{ ...grant, ...role }] : [];
  });
  const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const parties = distinct(known.map(({ reach, party }) => (reach === 'party' ? party : null)));
  const organisations = distinct(
    known.map(({ reach, organisation }) => (reach === 'organisation' ? organisation : null)),
  );
  return {
    roles: distinct(known.map(({ code }) => code)),
    parties,
    reach: {
      sees: distinct(known.flatMap(({ sees }) => sees)),
      parties,
      organisations,
      person: known.some(({ reach }) => reach === 'own') ? person : null,
    },
  };
}
