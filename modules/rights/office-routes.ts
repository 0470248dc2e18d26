import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { inLanguage } from '../../platform/text/say.ts';
import { isOffice } from '../roles.ts';
import { dataCategory } from './codes.ts';
import { comparisonOf } from './comparison.ts';
import { previewOf } from './preview.ts';
import { carryOutDue, dueOn } from './retention.ts';
import { words } from './words.ts';

const tags = ['rights'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const day = Type.String({ format: 'date' });
type Id = { Params: { id: string } };

/** What the office looks at before it answers a request, and what it keeps too long. */
export function officeRoutes(app: FastifyInstance, door: Door): void {
  const asOffice = (request: FastifyRequest) => {
    const visitor = door.visitor(request);
    if (!isOffice(visitor.actor)) throw new DomainError('forbidden', words.officeErases);
    return visitor;
  };
  app.get<Id>(
    '/api/erasures/:id/preview',
    { schema: { tags, summary: 'What an erasure would do 删除预览', params } },
    (request) => {
      const { language } = asOffice(request);
      return door.look(request, (tx, batch) => previewOf(tx, batch, request.params.id, language));
    },
  );
  app.get<Id>(
    '/api/corrections/:id/comparison',
    { schema: { tags, summary: 'What is there and what is wanted 更正前后对照', params } },
    (request) => {
      const { language } = door.visitor(request);
      return door.look(request, (tx, batch) => comparisonOf(tx, batch, request.params.id, language));
    },
  );
  app.get<{ Querystring: { before?: string } }>(
    '/api/retention',
    {
      schema: {
        ...{ tags, summary: 'What is kept longer than needed 保存期满' },
        querystring: Type.Object({ before: Type.Optional(day) }),
      },
    },
    (request) => {
      const { language, today } = asOffice(request);
      const before = request.query.before ?? today;
      return door.look(request, async (tx, batch) => {
        const due = await dueOn(tx, batch, before);
        const label = (code: string) => inLanguage(dataCategory.byCode.get(code) ?? { zh: code, en: code }, language);
        return { before, due: due.map((one) => ({ ...one, labels: one.categories.map(label) })) };
      });
    },
  );
  app.post<{ Body: { people: string[]; before?: string } }>(
    '/api/retention/carry-out',
    {
      schema: {
        ...{ tags, summary: 'Erase what is due 删除期满的内容' },
        body: Type.Object({
          people: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 }),
          before: Type.Optional(day),
        }),
      },
    },
    (request, reply) => {
      const { today } = asOffice(request);
      const { people, before = today } = request.body;
      return door.write(request, reply, async (tx, batch) => {
        let erased = 0;
        for (const person of people) if (await carryOutDue(tx, batch, person, before)) erased += 1;
        return { status: 200, body: JSON.stringify({ erased }) };
      });
    },
  );
}
