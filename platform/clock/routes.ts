import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { inScope } from '../db/database.ts';
import type { Door } from '../endpoints/door.ts';
import { DomainError } from '../errors/errors.ts';
import type { Actor } from '../record/define.ts';
import { words as recordWords } from '../record/words.ts';
import { movesOf } from './my-move.ts';
import { clocksOf } from './told.ts';

/** So many lines of each list of one's moves; how many there are is told besides. */
const MOST_SHOWN = 50;

/** The clocks of every record that has some, and what waits for whoever asks. */
export function clockRoutes(app: FastifyInstance, door: Door, isOffice: (actor: Actor) => boolean): void {
  const { application, database } = door;
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  const timed = Object.keys(application.clocks);
  for (const record of timed) {
    const definition = application.definitions.get(record);
    if (!definition) throw new TypeError(`clocks of no record: ${record}`);
    app.get<{ Params: { id: string } }>(
      `/api/${definition.plural}/:id/clocks`,
      { schema: { tags: [definition.plural], summary: `Deadlines of ${definition.label.en} 时限`, params } },
      async (request) => {
        const { scope, today } = door.visitor(request);
        const { id } = request.params;
        const [seen] = await database.read(scope, {
          text: `select 1 from ${record} where ${inScope('jurisdiction', scope)} and id = $1`,
          values: [id],
        });
        if (!seen) throw new DomainError('not-found', recordWords.notFound);
        return clocksOf(database, scope, application.definitions, { record, row: id, today });
      },
    );
  }
  app.get('/api/my-move', { schema: { tags: ['my-move'], summary: 'What waits for me 我的待办' } }, (request) => {
    const { scope, today, actor } = door.visitor(request);
    const asked = { today, office: isOffice(actor), most: MOST_SHOWN };
    return movesOf(database, scope, application.definitions, timed, asked);
  });
}
