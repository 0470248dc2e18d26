import { parties } from '../../../data/parties.ts';
import type { CodeTable } from '../../../platform/codes/codes.ts';
import type { Database, Scope } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/errors/errors.ts';
import { isId } from '../../../platform/record/ids.ts';
import { words as recordWords } from '../../../platform/record/words.ts';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { inLanguage, type Language } from '../../../platform/text/say.ts';
import { proposalSubject } from '../codes.ts';

/** A proposal with what every printed form says of it. */
export interface Told {
  readonly id: string;
  readonly state: string;
  readonly number: number | null;
  readonly title: string;
  readonly proposerName: string | null;
  readonly party: string | null;
  readonly subject: string | null;
  readonly analysis: string | null;
  readonly suggestions: string | null;
  readonly publishable: boolean | null;
  readonly submittedOn: string | null;
  readonly filedOn: string | null;
  readonly session: string;
  readonly body: string | null;
  readonly suggestedBody: string | null;
  readonly signers: readonly string[];
  readonly handlers: readonly { readonly name: string; readonly role: string }[];
}

const toldText = (scope: Scope) => `select p.id, p.state, p.number, p.title, p.proposer_name as "proposerName", p.party,
   p.subject, p.analysis, p.suggestions, p.publishable, p.submitted_on as "submittedOn", p.filed_on as "filedOn",
   s.name as session, c.name as body, w.name as "suggestedBody",
   coalesce((select json_agg(g.name order by g.name collate zh) from proposal_signature g
     where g.jurisdiction = p.jurisdiction and g.proposal = p.id and g.state = 'confirmed'), '[]') as signers,
   coalesce((select json_agg(json_build_object('name', b.name, 'role', h.role)
       order by array_position(array['lead', 'separate', 'co'], h.role), b.name collate zh)
     from proposal_handling h join body b on b.jurisdiction = h.jurisdiction and b.id = h.body
     where h.jurisdiction = p.jurisdiction and h.proposal = p.id and h.state <> 'released'), '[]') as handlers
 from proposal p join proposal_session s on s.jurisdiction = p.jurisdiction and s.id = p.session
 left join body c on c.jurisdiction = s.jurisdiction and c.id = s.body
 left join body w on w.jurisdiction = p.jurisdiction and w.id = p.suggested_body
 where ${inScope('p.jurisdiction', scope)}`;

/** The proposal that a row of `record` is about, as whoever asks sees it; 404 where either is not seen. */
export async function toldOf<Row>(
  database: Database,
  scope: Scope,
  { table, columns, id }: { readonly table: string; readonly columns: string; readonly id: string },
): Promise<Told & Row> {
  const about = table === 'proposal' ? 't.id' : 't.proposal';
  const [row] = isId(id)
    ? await database.read<Told & Row>(scope, {
        text: `select told.*${columns} from ${table} t join (${toldText(scope)}) told on told.id = ${about}
          ${table === 'proposal' ? '' : 'left join body d on d.jurisdiction = t.jurisdiction and d.id = t.body'}
          where ${inScope('t.jurisdiction', scope)} and t.id = $1`,
        values: [id],
      })
    : [];
  if (!row) throw new DomainError('not-found', recordWords.notFound);
  return row;
}

/** Days, codes and names as a form writes them. */
export function writer(language: Language) {
  const codeIn = (table: CodeTable, code: string | null) => {
    const entry = code === null ? undefined : table.byCode.get(code);
    return entry ? inLanguage(entry, language) : '';
  };
  return {
    code: codeIn,
    party: (code: string | null) => codeIn(parties, code),
    subject: (code: string | null) => codeIn(proposalSubject, code),
    day: (day: string | null) => (day ? formatPartialDate(day, language) : ''),
  };
}
