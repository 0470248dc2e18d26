import type { Tx } from '../../../platform/db/database.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { columnOf } from '../../../platform/record/columns.ts';
import { type Definition, fieldsOf } from '../../../platform/record/define.ts';
import { fold } from '../../../platform/text/fold.ts';
import { type KnownOrganisation, type KnownPeople, loadOrganisations, loadPeople } from '../../directory/index.ts';
import { excellence } from '../excellence.ts';
import { feedback } from '../feedback.ts';
import { handling } from '../handling.ts';
import { proposal } from '../proposal.ts';
import { reply } from '../reply.ts';
import { signature } from '../signature.ts';
import { supervision } from '../supervision.ts';
import { bodyKey } from './body-key.ts';

/** A row as it is kept: its fields by name. */
export type KnownRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly state: string };

export interface KnownSession {
  readonly id: string;
  readonly name: string;
  readonly term: number;
  readonly number: number;
  readonly opens: string;
}

export interface KnownBody {
  readonly id: string;
  readonly name: string;
  readonly answers: boolean | null;
}

export interface RegisterKnown {
  readonly people: KnownPeople;
  /** Who holds or held a seat in a CPPCC. */
  readonly seated: ReadonlySet<string>;
  readonly organisations: readonly KnownOrganisation[];
  readonly bodies: ReadonlyMap<string, readonly KnownBody[]>;
  readonly sessions: readonly KnownSession[];
  /** By session and number, and by session and title. */
  readonly proposals: ReadonlyMap<string, KnownRow>;
  readonly lastNumbers: ReadonlyMap<string, number>;
  /** Proposals for which a deadline runs: they are handled here, step by step. */
  readonly running: ReadonlySet<string>;
  /** What belongs to proposals, by `partKey`. */
  readonly parts: ReadonlyMap<string, KnownRow>;
}

export const numberKey = (session: string, number: unknown): string => `${session} ${number}`;
export const titleKey = (session: string, title: unknown): string => `${session} ${fold(String(title))}`;

/** What makes a row that belongs to a proposal the same again. */
const partKeys: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => string>> = {
  proposal_signature: ({ name }) => fold(String(name)),
  proposal_handling: ({ body }) => String(body),
  proposal_reply: ({ body }) => String(body),
  proposal_feedback: ({ body, name }) => `${body} ${fold(String(name))}`,
  proposal_supervision: ({ post }) => String(post),
  proposal_excellence: () => '',
};

export function partKey(record: string, proposalId: string, values: Readonly<Record<string, unknown>>): string {
  return `${record} ${proposalId} ${partKeys[record]?.(values)}`;
}

export async function loadRegister(tx: Tx, batch: Batch): Promise<RegisterKnown> {
  const here = [batch.jurisdiction];
  const kept = await rowsOf(tx, batch, proposal, 'true');
  const bodies = await tx.query<KnownBody>(
    `select id, name, answers_proposals as answers from body where jurisdiction = $1 and state = 'kept'`,
    here,
  );
  return {
    people: await loadPeople(tx, batch),
    seated: new Set(await seatedIn(tx, batch)),
    organisations: await loadOrganisations(tx, batch),
    bodies: Map.groupBy(bodies, ({ name }) => bodyKey(name)),
    sessions: await tx.query<KnownSession>(
      `select id, name, term, number, opens from proposal_session where jurisdiction = $1 and state = 'kept'
       order by term desc, number desc`,
      here,
    ),
    proposals: new Map(
      kept.flatMap((row) => [
        [titleKey(String(row.session), row.title), row] as const,
        ...(row.number === null ? [] : [[numberKey(String(row.session), row.number), row] as const]),
      ]),
    ),
    lastNumbers: lastNumbers(kept),
    running: new Set(await runningIn(tx, batch)),
    parts: await loadParts(tx, batch),
  };
}

function lastNumbers(kept: readonly KnownRow[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { session, number } of kept) {
    last.set(String(session), Math.max(last.get(String(session)) ?? 0, Number(number ?? 0)));
  }
  return last;
}

async function runningIn(tx: Tx, batch: Batch): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct row_id as id from clock where jurisdiction = $1 and record = 'proposal' and ended is null`,
    [batch.jurisdiction],
  );
  return rows.map(({ id }) => id);
}

async function seatedIn(tx: Tx, batch: Batch): Promise<string[]> {
  const rows = await tx.query<{ person: string }>(
    `select distinct t.person from tenure t
     join post s on s.jurisdiction = t.jurisdiction and s.id = t.post and s.state = 'kept'
     join body b on b.jurisdiction = s.jurisdiction and b.id = s.body and b.kind = 'cppcc'
     where t.jurisdiction = $1 and t.state <> 'withdrawn'`,
    [batch.jurisdiction],
  );
  return rows.map(({ person }) => person);
}

/** Of several rounds the last counts; what was released, withdrawn or declined is not there. */
async function loadParts(tx: Tx, batch: Batch): Promise<Map<string, KnownRow>> {
  const parts = new Map<string, KnownRow>();
  const wanted: readonly (readonly [Definition, string])[] = [
    [signature, 'true'],
    [handling, `state <> 'released'`],
    [reply, 'true order by round'],
    [feedback, 'true order by id'],
    [supervision, `state = 'kept'`],
    [excellence, 'true'],
  ];
  for (const [definition, condition] of wanted) {
    for (const row of await rowsOf(tx, batch, definition, condition)) {
      parts.set(partKey(definition.name, String(row.proposal), row), row);
    }
  }
  return parts;
}

/** The short fields alone: a register says nothing of the long texts, and they are most of what there is. */
function rowsOf(tx: Tx, batch: Batch, definition: Definition, condition: string): Promise<KnownRow[]> {
  const columns = fieldsOf(definition).flatMap(([name, { kind }]) =>
    kind === 'longText' ? [] : [`${columnOf(name)} as "${name}"`],
  );
  const text = `select id, state, ${columns.join(', ')} from ${definition.name} where jurisdiction = $1 and ${condition}`;
  return tx.query<KnownRow>(text, [batch.jurisdiction]);
}
