import { type Database, inScope, type Scope, wholly } from '../../platform/db/database.ts';
import { queryTokens } from '../../platform/text/search.ts';
import { matterOf, mostAlike } from './similar.ts';

const LOOKED_AT = 60;
const SHOWN = 6;
const MOST_TOKENS = 40;

export interface Similar {
  /** Null where the title alone may be known. */
  readonly id: string | null;
  readonly title: string;
  readonly number: number | null;
  readonly session: string;
  readonly state: string;
}

/**
 * Earlier proposals with a title like this one: those that the reader sees, and of others the titles that are published.
 * Each token is asked of the index by itself, for a like title need not have all of them.
 */
export async function similarProposals(
  database: Database,
  scope: Scope,
  { title, except }: { readonly title: string; readonly except?: string | undefined },
): Promise<Similar[]> {
  const tokens = queryTokens(matterOf(title)).tokens.slice(0, MOST_TOKENS);
  if (tokens.length === 0) return [];
  const values = [tokens, except ?? null];
  const [seen, published] = await Promise.all([
    database.read<Similar>(scope, { text: statement(scope, 'true'), values }),
    scope.sees?.includes('records')
      ? []
      : database.read<Similar>(wholly(scope), { text: statement(scope, isPublished), values }),
  ]);
  const known = new Set(seen.map(({ id }) => id));
  const others = published.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, id: null }));
  return mostAlike(title, [...seen, ...others], SHOWN);
}

const isPublished = `exists (select from proposal_publication o where o.jurisdiction = p.jurisdiction and o.proposal = p.id
  and o.state = 'published')`;

function statement(scope: Scope, which: string): string {
  return `with hits as (select f.jurisdiction, f.id, count(*) as shared from unnest($1::text[]) as asked(token)
      cross join lateral search_proposal(array[asked.token], '%') f group by f.jurisdiction, f.id)
    select p.id, p.title, p.number, s.name as session, p.state from hits
    join proposal p on p.jurisdiction = hits.jurisdiction and p.id = hits.id
    join proposal_session s on s.jurisdiction = p.jurisdiction and s.id = p.session
    where ${inScope('p.jurisdiction', scope)} and p.state not in ('draft', 'withdrawn')
      and p.id is distinct from $2::uuid and ${which}
    order by hits.shared desc, p.id desc limit ${LOOKED_AT}`;
}
