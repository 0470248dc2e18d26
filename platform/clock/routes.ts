import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { inScope, ofFigures } from '../db/database.ts';
import type { Door } from '../endpoints/door.ts';
import { DomainError } from '../errors/errors.ts';
import type { Actor } from '../record/define.ts';
import { words as recordWords } from '../record/words.ts';
import { handlingTimeOf } from './handling-time.ts';
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
  handlingTimeRoute(app, door);
}

interface Period {
  readonly record: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A number that may be known where its records may not be seen. */
function handlingTimeRoute(app: FastifyInstance, { application, database, visitor }: Door): void {
  const day = Type.String({ format: 'date' });
  const querystring = Type.Object({ record: Type.String(), name: Type.String(), from: day, to: day });
  app.get<{ Querystring: Period }>(
    '/api/handling-time',
    { schema: { tags: ['figures'], summary: 'How long a step takes on average 平均办理时间', querystring } },
    async (request) => {
      const { record, name } = request.query;
      const rule = Object.hasOwn(application.clocks, record) ? application.clocks[record]?.[name] : undefined;
      if (!rule) throw new DomainError('not-found', recordWords.notFound);
      const told = await handlingTimeOf(database, ofFigures(visitor(request).scope), request.query);
      return { label: rule.label, ...told };
    },
  );
}
