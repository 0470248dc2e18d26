import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Keyring } from '../platform/access/keyring.ts';
import type { Scope } from '../platform/db/database.ts';

interface Asked {
  readonly scope: Scope;
  readonly query: URLSearchParams;
  /** The last part of the path. */
  readonly id: string;
  readonly body: Record<string, unknown>;
  readonly keyring: Keyring | null;
}

export type Work = (pool: Pool, asked: Asked) => Promise<unknown>;

/** The answer to an address. What only some answers need is loaded with the first of them, as a start should be short. */
export function answers(route: string): Work | undefined {
  if (/^GET \/api\/memberships\/[0-9a-f-]+$/.test(route)) return membership;
  return {
    'GET /api/people': people,
    'POST /api/people': create,
    'POST /api/proposals': propose,
    'GET /api/search': search,
    ...figureRoutes,
  }[route];
}

const figureRoutes: Record<string, Work> = { 'GET /api/figures/values': figures };
const within = 'jurisdiction between $1 and $2';
const columns = 'id, version, state, name as title, name, sex, born, political_status as "politicalStatus", employer';

/** A page of people by two filters, or by a search, with its total. */
async function people(pool: Pool, { query, scope }: Asked): Promise<unknown> {
  const q = query.get('q');
  const [where, values] = q
    ? [`${within} and search_text like $3`, [scope.lo, scope.hi, await patternOf(q)]]
    : [`${within} and sex = $3 and education = $4`, [scope.lo, scope.hi, query.get('sex'), query.get('education')]];
  const { rows } = await pool.query(
    `select ${columns} from person where ${where} order by name collate zh, id limit 50 offset 0`,
    values,
  );
  const counted = await pool.query(`select count(*) as total from person where ${where}`, values);
  const total = counted.rows[0].total;
  const allowed = ['edit', 'merge'];
  return { rows: rows.map((row) => ({ ...row, allowed })), total, page: 1, size: 50, allowed: ['create'] };
}

async function membership(pool: Pool, { id, scope }: Asked): Promise<unknown> {
  const { rows } = await pool.query(
    `select m.*, p.name as person_name, p.sex, p.born, p.employer, o.name as organisation_name, t.name as to_name,
       f.id as from_id, fp.name as from_name
     from membership m join person p on p.jurisdiction = m.jurisdiction and p.id = m.person
     join organisation o on o.jurisdiction = m.jurisdiction and o.id = m.organisation
     left join organisation t on t.jurisdiction = m.jurisdiction and t.id = m.transfer_to
     left join membership f on f.jurisdiction = m.jurisdiction and f.id = m.transferred_from
     left join person fp on fp.jurisdiction = f.jurisdiction and fp.id = f.person
     where m.jurisdiction = $1 and m.id = $2`,
    [scope.lo, id],
  );
  const row = rows[0];
  const { person, person_name: name, sex, born, employer, number, joined, introducers, begins, ends, party } = row;
  return {
    ...{ id: row.id, version: row.version, state: row.state, title: name },
    person: { id: person, title: name, sex, born, employer },
    party,
    organisation: { id: row.organisation, title: row.organisation_name },
    ...{ number, joined, introducers, begins, ends },
    movedAway: row.moved_away,
    transferTo: row.transfer_to && { id: row.transfer_to, title: row.to_name },
    transferOn: row.transfer_on,
    transferredFrom: row.from_id && { id: row.from_id, title: row.from_name },
    allowed: ['edit', 'requestTransfer', 'moveAway', 'resign', 'remove', 'expel', 'recordDeath', 'withdraw'],
    closed: [],
  };
}

/** People and organisations whose names have what was typed, exact names first. */
async function search(pool: Pool, { query, scope }: Asked): Promise<unknown> {
  const typed = query.get('q') ?? '';
  const { rows } = await pool.query(
    `select record, id, title from (
       select 'person' as record, 0 as part, id, name as title from person
       where ${within} and search_text like $3 and state <> 'merged'
       union all select 'organisation', 1, id, name from organisation
       where ${within} and search_text like $3) found
     order by title = $4 desc, part, length(title), title collate zh, id limit 20`,
    [scope.lo, scope.hi, await patternOf(typed), typed.trim()],
  );
  return { hits: rows };
}

/** In the columns that are searched everything is Simplified and in small letters. */
async function patternOf(typed: string): Promise<string> {
  const { foldWords } = await import('../platform/text/fold.ts');
  return `%${foldWords(typed)}%`;
}

/** A bare insert: the row with its derived columns, no log, no keys of subjects, no marks. */
async function create(pool: Pool, { body, keyring, scope }: Asked): Promise<unknown> {
  const { searchTokens } = await import('../platform/text/search.ts');
  const { name, sex, born, employer, phone } = body.values as Record<string, string>;
  const { tokens, text } = searchTokens({ names: [name ?? ''] });
  const id = randomUUID();
  const { rows } = await pool.query(
    `insert into person (jurisdiction, id, state, name, sex, born, born_day, employer, phone, phone_index, search,
       search_text)
     values ($11, $1, 'kept', $2, $3, $4, $5, $6, $7, $8, array_to_tsvector($9), $10)
     returning id, version, state, name, sex, born, employer`,
    [
      ...[id, name, sex, born, born, employer, keyring?.encrypt(phone ?? '', id), keyring?.blindIndex(phone ?? '', '')],
      ...[tokens, text, scope.lo],
    ],
  );
  return rows[0];
}

/** A bare insert of a proposal that was handed in. */
async function propose(pool: Pool, { body, scope }: Asked): Promise<unknown> {
  const { session, kind, proposerName, title, analysis, suggestions } = body.values as Record<string, string>;
  const { searchTokens } = await import('../platform/text/search.ts');
  const { tokens, text } = searchTokens({ texts: [title ?? ''], names: [proposerName ?? ''] });
  const { rows } = await pool.query(
    `insert into proposal (jurisdiction, id, state, title, session, kind, proposer_name, analysis, suggestions, submitted_on,
       search, search_text)
     values ($1, $2, 'submitted', $3, $4, $5, $6, $7, $8, now(), array_to_tsvector($9), $10)
     returning id, version, state, title, session, kind, analysis, suggestions`,
    [scope.lo, randomUUID(), title, session, kind, proposerName, analysis, suggestions, tokens, text],
  );
  return rows[0];
}

/** Every figure asked for, counted from the rows; its SQL leaves the scope to row-level security. */
async function figures(pool: Pool, { query, scope }: Asked): Promise<unknown> {
  const { counted } = await import('./by-hand-figures.ts');
  const client = await pool.connect();
  try {
    await client.query(
      `begin; set local role tongzhou_app; set local app.sees = 'records'
       ; set local app.lo = ${scope.lo}; set local app.hi = ${scope.hi}`,
    );
    const values: { id: string; value: number | null }[] = [];
    for (const id of (query.get('ids') ?? '').split(',')) {
      values.push({ id, value: await counted(client, id, query.get('during') ?? '') });
    }
    return { figures: values };
  } finally {
    await client.query('rollback');
    client.release();
  }
}
