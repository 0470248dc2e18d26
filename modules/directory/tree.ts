import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Database, Scope } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';

/** The organisations that stand on a day, each with its level on that day and its own members (not those below it). */
async function organisationTree(database: Database, scope: Scope, on: string): Promise<string> {
  return database.readText(scope, {
    text: `
with counted as (
  select m.organisation, count(distinct m.person) as members
  from membership m
  where m.state not in ('applicant', 'reviewed', 'declined', 'withdrawn')
    and (m.begins_day is null or m.begins_day <= $1::date) and (m.ends_day is null or m.ends_day >= $1::date)
  group by m.organisation
), node as (
  select o.id, o.parent, o.party, o.name, o.founded, o.state, coalesce(c.members, 0) as members,
    coalesce(
      (select h.to_level from organisation_change h where h.jurisdiction = o.jurisdiction and h.organisation = o.id and h.state = 'kept'
         and h.to_level is not null and h.happened_day <= $1::date order by h.happened_day desc limit 1),
      (select h.from_level from organisation_change h where h.jurisdiction = o.jurisdiction and h.organisation = o.id and h.state = 'kept'
         and h.from_level is not null and h.happened_day > $1::date order by h.happened_day limit 1),
      o.level) as level
  from organisation o left join counted c on c.organisation = o.id
  where o.state <> 'withdrawn' and (o.founded_day is null or o.founded_day <= $1::date) and (o.dissolved_day is null or o.dissolved_day >= $1::date)
  order by o.party, o.founded_day nulls last, o.name collate zh
)
select json_build_object('on', $1::text, 'nodes', coalesce(json_agg(row_to_json(node)), '[]'::json))::text from node`,
    values: [on],
  });
}

export function treeRoutes(app: FastifyInstance, door: Door): void {
  const querystring = Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) });
  app.get<{ Querystring: { on?: string } }>(
    '/api/organisations/tree',
    { schema: { tags: ['organisations'], summary: 'Tree of organisations on a day 组织架构', querystring } },
    async (request, reply) => {
      const { scope, today } = door.visitor(request);
      const text = await organisationTree(door.database, scope, request.query.on ?? today);
      return reply.header('content-type', 'application/json; charset=utf-8').send(text);
    },
  );
}
