import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { jurisdictions } from '../../data/jurisdictions.ts';
import type { Door } from '../../platform/endpoints/door.ts';

/**
 * A person known in two jurisdictions is one row in each; the blind index of the ID number, which is the same everywhere,
 * links them. Each reader sees those of their own scope: the clerk of a district none, that of the city all of its districts.
 */
export function elsewhereRoutes(app: FastifyInstance, door: Door): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  app.get<{ Params: { id: string } }>(
    '/api/people/:id/elsewhere',
    { schema: { tags: ['people'], summary: 'The same person in other jurisdictions 在其他辖区的同一人', params } },
    async (request) => {
      const { scope } = door.visitor(request);
      const rows = await door.database.read<{ id: string; title: string; jurisdiction: number }>(scope, {
        text: `select o.id, o.name as title, o.jurisdiction from person p
          join person o on o.id_number_index = p.id_number_index and o.id <> p.id and o.jurisdiction <> p.jurisdiction
          where p.id = $1 and o.state = 'kept' order by o.jurisdiction`,
        values: [request.params.id],
      });
      return { rows: rows.map((row) => ({ ...row, jurisdiction: jurisdictions.get(String(row.jurisdiction)) })) };
    },
  );
}
