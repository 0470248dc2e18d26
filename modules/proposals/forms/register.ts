import { parties } from '../../../data/parties.ts';
import { sector } from '../../../data/sector.ts';
import type { CodeTable } from '../../../platform/codes/codes.ts';
import { type Database, inScope, type Scope } from '../../../platform/db/database.ts';
import { DomainError, type Label } from '../../../platform/errors/errors.ts';
import { words as recordWords } from '../../../platform/record/words.ts';
import type { WrittenSheet } from '../../../platform/sheets/write.ts';
import { inLanguage, type Language, say } from '../../../platform/text/say.ts';
import { proposalSubject, proposerKind, rejectionGround, replyClass, satisfaction, supervisingPost } from '../codes.ts';
import { registerColumns } from '../imports/columns.ts';
import { words } from './words.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly mergedNumber: number | null;
  readonly [column: string]: string | number | boolean | null;
}

const handlers = (role: string) => `(select string_agg(b.name, '、' order by b.name collate zh)
  from proposal_handling h join body b on b.jurisdiction = h.jurisdiction and b.id = h.body
  where h.jurisdiction = p.jurisdiction and h.proposal = p.id and h.role = '${role}' and h.state not in ('planned', 'released'))`;

/** The first signer's word on the last reply; a register has one. */
const rated = (what: string) => `(select f.${what} from proposal_feedback f where f.jurisdiction = p.jurisdiction
  and f.proposal = p.id and f.state = 'given' order by f.person is not distinct from p.proposer desc, f.given_on desc limit 1)`;

const text = (scope: Scope) => `select p.id, p.state, p.number, p.title, p.proposer_name as proposers,
   (select string_agg(s.name, '、' order by s.name collate zh) from proposal_signature s
     where s.jurisdiction = p.jurisdiction and s.proposal = p.id and s.state = 'confirmed') as signers,
   p.kind, p.party, p.sector, p.between_sessions as between, p.subject, p.submitted_on as submitted, p.filed_on as filed,
   p.ground, m.number as "mergedNumber", ${handlers('lead')} as lead, ${handlers('co')} as co,
   ${handlers('separate')} as separate, r.outcome, r.document, r.sent_on as replied, r.promised_by as "promisedBy",
   ${rated('conduct')} as conduct, ${rated('result')} as result, p.closed_on as closed, v.leader, v.post as "leaderPost",
   exists (select from proposal_excellence e where e.jurisdiction = p.jurisdiction and e.proposal = p.id
     and e.state = 'chosen') as excellent
 from proposal p left join proposal m on m.jurisdiction = p.jurisdiction and m.id = p.merged_into
 left join lateral (select * from proposal_reply r where r.jurisdiction = p.jurisdiction and r.proposal = p.id
   and r.state = 'sent' order by r.round desc, r.sent_on limit 1) r on true
 left join lateral (select * from proposal_supervision v where v.jurisdiction = p.jurisdiction and v.proposal = p.id
   and v.state = 'kept' order by v.chosen_on limit 1) v on true
 where ${inScope('p.jurisdiction', scope)} and p.session = $1 and p.state <> 'draft'
 order by p.number nulls last, p.submitted_on, p.id`;

const tables: Readonly<Record<string, CodeTable>> = {
  ...{ kind: proposerKind, party: parties, sector, subject: proposalSubject, ground: rejectionGround },
  ...{ outcome: replyClass, conduct: satisfaction, result: satisfaction, leaderPost: supervisingPost },
};

/** In the words that the import of a register knows, so that what goes out comes in again. */
const screening: Readonly<Record<string, Label>> = {
  submitted: words.toBeScreened,
  returned: words.returned,
  rejected: words.notFiled,
  passed: words.passedOn,
  withdrawn: words.withdrawn,
};

const shown = [
  ...([
    'number',
    'title',
    'proposers',
    'signers',
    'kind',
    'party',
    'sector',
    'between',
    'subject',
    'submitted',
  ] as const),
  ...(['screening', 'filed', 'ground', 'lead', 'co', 'separate', 'outcome', 'document', 'replied'] as const),
  ...(['promisedBy', 'conduct', 'result', 'closed', 'leader', 'leaderPost', 'excellent'] as const),
];

export interface Register {
  readonly name: string;
  readonly ids: readonly string[];
  readonly sheet: WrittenSheet;
}

/** 提案登记表: what the reader sees of a session, with the columns that its import reads. */
export async function registerOf(
  database: Database,
  scope: Scope,
  session: string,
  language: Language,
): Promise<Register> {
  const [found] = await database.read<{ name: string; heading: string }>(scope, {
    text: `select name, concat('第', term, '届第', number, '次会议') as heading from proposal_session
      where ${inScope('jurisdiction', scope)} and id = $1`,
    values: [session],
  });
  if (!found) throw new DomainError('not-found', recordWords.notFound);
  const rows = await database.read<Row>(scope, { text: text(scope), values: [session] });
  const name = say(words.register, { session: found.name }, language);
  const columns = shown.map((column) => ({ header: inLanguage(registerColumns[column].label, language) }));
  const cells = rows.map((row) => shown.map((column) => cellOf(row, column, language)));
  return {
    name,
    ids: rows.map(({ id }) => id),
    sheet: { name, notes: [`${name}（${found.heading}）`], columns, rows: cells },
  };
}

function cellOf(row: Row, column: (typeof shown)[number], language: Language): string | number | null {
  const t = (label: Label) => inLanguage(label, language);
  if (column === 'screening') return screeningOf(row, language);
  if (column === 'between') return row.between === null ? '' : t(row.between ? words.between : words.inSession);
  if (column === 'excellent') return row.excellent ? t(words.yes) : '';
  const value = row[column] ?? null;
  const entry = typeof value === 'string' ? tables[column]?.byCode.get(value) : undefined;
  if (entry) return column === 'outcome' ? entry.code : t(entry);
  return typeof value === 'boolean' ? null : value;
}

function screeningOf({ state, mergedNumber }: Row, language: Language): string {
  if (state === 'merged') return say(words.mergedInto, { number: mergedNumber ?? '' }, language);
  return inLanguage(screening[state] ?? words.filed, language);
}
