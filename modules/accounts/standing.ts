import { credentialScope } from '../../platform/access/credentials.ts';
import type { SignedIn } from '../../platform/access/sessions.ts';
import type { Database, Scope } from '../../platform/db/database.ts';
import type { Actor } from '../../platform/record/define.ts';
import { today } from '../../platform/text/today.ts';
import { roles } from '../roles.ts';

/** A grant that is in force. */
export interface Held {
  readonly role: string;
  readonly party: string | null;
  readonly organisation: string | null;
  readonly body: string | null;
}

/** What somebody may do and see by all their grants together. */
export interface Standing {
  readonly roles: readonly string[];
  readonly reach: Pick<Scope, 'sees' | 'parties' | 'organisations' | 'bodies' | 'person'>;
}

/** Adds up the grants; `person` is who the account stands for, and is seen by who holds a role for which it matters. */
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
  const bodies = distinct(known.map(({ reach, body }) => (reach === 'body' ? body : null)));
  return {
    roles: distinct(known.map(({ code }) => code)),
    reach: {
      sees: distinct(known.flatMap(({ sees }) => sees)),
      parties,
      organisations,
      bodies,
      person: known.some(({ asPerson }) => asPerson) ? person : null,
    },
  };
}

/** Who they are to the predicates of definitions. */
export function actorWith(
  { account, name }: Pick<SignedIn, 'account' | 'name'>,
  { roles: held, reach: { parties = [], bodies = [], person = null } }: Standing,
): Actor {
  return { id: account, name, roles: held, parties, bodies, person };
}

type Whose = Pick<SignedIn, 'jurisdiction' | 'account' | 'person'>;

function heldNow(database: Database, { jurisdiction, account }: Whose, now: Date): Promise<Held[]> {
  return database.read<Held>(credentialScope(jurisdiction), {
    text: `select role, party, organisation, body from access_grant
      where jurisdiction = $1 and account = $2 and state = 'given' and begins <= $3::date and (ends is null or ends >= $3::date)`,
    values: [jurisdiction, account, today(now)],
  });
}

/** What a token that is for some roles keeps of a grant: for which part it was held when the token was made. */
function carriedOf({ role, party, organisation, body }: Held): string {
  return [role, party ?? organisation ?? body].filter((part) => part !== null).join(':');
}

/** What of its owner's grants a token carries that is for these roles. */
export async function carriedNow(database: Database, whose: Whose, now: Date, roles: readonly string[]) {
  const held = await heldNow(database, whose, now);
  return [...new Set(held.filter(({ role }) => roles.includes(role)).map(carriedOf))];
}

/** What an account may do and see now; of its grants no more than a token carries, where it does not carry all. */
export async function standingNow(
  database: Database,
  whose: Whose,
  now: Date,
  only: readonly string[] | null = null,
): Promise<Standing> {
  const held = await heldNow(database, whose, now);
  return standingOf(only ? held.filter((grant) => only.includes(carriedOf(grant))) : held, whose.person);
}
