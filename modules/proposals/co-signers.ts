import type { Database, Scope } from '../../platform/db/database.ts';
import { queryTokens, searchTokens } from '../../platform/text/search.ts';

const SHOWN = 12;

/** As little as an invitation needs: whoever invites does not see the person. */
export interface CoSigner {
  readonly person: string;
  readonly name: string;
  readonly party: string | null;
  readonly sector: string | null;
}

interface Asked {
  readonly jurisdiction: number;
  readonly today: string;
  readonly typed: string;
}

/** Who holds a seat today and is called what was typed, by characters, pinyin or initials. */
export async function coSigners(
  database: Database,
  scope: Scope,
  { jurisdiction, today, typed }: Asked,
): Promise<CoSigner[]> {
  const { tokens } = queryTokens(typed);
  if (tokens.length === 0) return [];
  const seated = await database.read<CoSigner>(scope, {
    text: 'select person, name, party, sector from cppcc_members($1::int, $2::date)',
    values: [jurisdiction, today],
  });
  return seated
    .filter(({ name }) => {
      const has = new Set(searchTokens({ names: [name] }).tokens);
      return tokens.every((token) => has.has(token));
    })
    .sort((a, b) => Number(b.name === typed) - Number(a.name === typed) || a.name.length - b.name.length)
    .slice(0, SHOWN);
}
