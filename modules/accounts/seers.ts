import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { inScope, type Tx, wholly } from '../../platform/db/database.ts';
import type { Door, Visitor } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Definition } from '../../platform/record/define.ts';
import { words as recordWords } from '../../platform/record/words.ts';
import { isOffice, roles } from '../roles.ts';
import { standingOf } from './standing.ts';

/** Somebody who can see a row, by one of their grants. */
interface Seer {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly party: string | null;
  readonly organisation: string | null;
  readonly organisationName: string | null;
  readonly body: string | null;
  readonly begins: string;
  readonly ends: string | null;
  readonly why: string;
}

/** Who can see a record, and why: for the office, on every record. */
export function seerRoutes(app: FastifyInstance, door: Door): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  for (const definition of door.application.definitions.values()) {
    app.get<{ Params: { id: string } }>(
      `/api/${definition.plural}/:id/seers`,
      { schema: { tags: [definition.plural], summary: `Who can see ${definition.label.en} 谁能看到`, params } },
      async (request) => {
        const visitor = door.visitor(request);
        await requireSeen(door, visitor, definition, request.params.id);
        if (!isOffice(visitor.actor)) throw new DomainError('forbidden', recordWords.outOfReach);
        const held = await grantsInForce(door, visitor);
        const seen = await door.look(request, (tx) => seenUnder(tx, definition, request.params.id, held));
        return { seers: seen.map(({ person: _, bodyId: __, ...seer }): Seer => seer) };
      },
    );
  }
}

export async function requireSeen(
  { database }: Door,
  { scope }: Visitor,
  { name }: Definition,
  id: string,
): Promise<void> {
  const rows = await database.read(scope, {
    text: `select 1 from ${name} where ${inScope('jurisdiction', scope)} and id = $1`,
    values: [id],
  });
  if (rows.length === 0) throw new DomainError('not-found', recordWords.notFound);
}

/** What each sees by each grant alone is asked of the table's own policy, so that this list cannot differ from the truth. */
async function seenUnder(tx: Tx, { name }: Definition, id: string, held: readonly HeldBy[]): Promise<HeldBy[]> {
  const reaches = held.map((grant) => {
    const standing = standingOf([{ ...grant, body: grant.bodyId }], grant.person).reach;
    const { sees = [], parties = [], organisations = [], bodies = [], person } = standing;
    const joined = {
      ...{ sees: sees.join(), parties: parties.join(), organisations: organisations.join(), bodies: bodies.join() },
    };
    return { ...joined, person, account: grant.account };
  });
  const seen = await tx.query<{ place: number }>('select * from seen_under($1::regclass, $2, $3) as place', [
    ...[name, id, JSON.stringify(reaches)],
  ]);
  return seen.flatMap(({ place }) => held[place] ?? []);
}

type HeldBy = Seer & { readonly person: string | null; readonly bodyId: string | null };

/** In the order of the roles, so that those who see most come first. */
function grantsInForce({ database }: Door, { scope, today }: Visitor): Promise<HeldBy[]> {
  return database.read<HeldBy>(wholly(scope), {
    text: `select g.account, a.name, a.person, g.role, g.party, g.organisation, o.name as "organisationName", b.name as body,
        g.body as "bodyId",
        g.begins, g.ends, g.why
      from access_grant g join account a on a.jurisdiction = g.jurisdiction and a.id = g.account and a.state = 'active'
      left join organisation o on o.jurisdiction = g.jurisdiction and o.id = g.organisation
      left join body b on b.jurisdiction = g.jurisdiction and b.id = g.body
      where ${inScope('g.jurisdiction', scope)} and g.state = 'given'
        and g.begins <= $1::date and (g.ends is null or g.ends >= $1::date)
      order by array_position($2::text[], g.role), a.name collate zh, g.id`,
    values: [today, roles.entries.map(({ code }) => code)],
  });
}
