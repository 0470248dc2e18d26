import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { digestOf, newOpaque } from '../access/opaque.ts';
import { inScope } from '../db/database.ts';
import type { Door } from '../endpoints/door.ts';
import { noteRead, noticesOf } from './notices.ts';

const tags = ['notices'];
const done = { status: 200, body: '{"ok":true}' };
const modes = ['none', 'at-once', 'daily'] as const;

/** One's own notices, how one wants to be told, and the address of one's calendar. */
export function noticeRoutes(app: FastifyInstance, door: Door): void {
  const { database } = door;
  app.get('/api/notices', { schema: { tags, summary: 'My notices 通知' } }, (request) =>
    noticesOf(database, door.visitor(request).scope),
  );
  const one = Type.Object({ id: Type.Optional(Type.String({ format: 'uuid' })) });
  app.post<{ Body: { id?: string } }>(
    '/api/notices/read',
    { schema: { tags, summary: 'I have read one, or all 标为已读', body: one } },
    (request, reply) =>
      door.write(request, reply, async (tx, { act }) => {
        await noteRead(tx, act.actor.id, act.at, request.body.id ?? null);
        return done;
      }),
  );
  preferenceRoute(app, door);
  calendarRoutes(app, door);
}

function preferenceRoute(app: FastifyInstance, door: Door): void {
  app.get('/api/notices/preference', { schema: { tags, summary: 'How I am told 通知方式' } }, async (request) => {
    const { scope } = door.visitor(request);
    const [kept] = await door.database.read<{ mail: string | null; calendar: boolean }>(scope, {
      text: `select (select mail from notice_preference where ${inScope('jurisdiction', scope)} and id = $1) as mail,
        exists (select from calendar_feed where ${inScope('jurisdiction', scope)} and id = $1) as calendar`,
      values: [scope.account],
    });
    return { mail: kept?.mail ?? 'none', calendar: kept?.calendar ?? false };
  });
  const body = Type.Object({ mail: Type.Union(modes.map((mode) => Type.Literal(mode))) });
  app.post<{ Body: { mail: string } }>(
    '/api/notices/preference',
    { schema: { tags, summary: 'How I want to be told 更改通知方式', body } },
    (request, reply) =>
      door.write(request, reply, async (tx, { jurisdiction, act }) => {
        await tx.query(
          `insert into notice_preference (jurisdiction, id, mail) values ($1, $2, $3)
           on conflict (jurisdiction, id) do update set mail = excluded.mail`,
          [jurisdiction, act.actor.id, request.body.mail],
        );
        return done;
      }),
  );
}

function calendarRoutes(app: FastifyInstance, door: Door): void {
  const summary = 'A new address of my calendar; the one before opens nothing 日历订阅地址';
  app.post('/api/notices/calendar', { schema: { tags, summary } }, (request, reply) =>
    door.write(request, reply, async (tx, { jurisdiction, act }) => {
      const opaque = newOpaque(jurisdiction);
      await tx.query(
        `insert into calendar_feed (jurisdiction, id, digest) values ($1, $2, $3)
         on conflict (jurisdiction, id) do update set digest = excluded.digest, made_at = now()`,
        [jurisdiction, act.actor.id, digestOf(opaque)],
      );
      return { status: 201, body: JSON.stringify({ path: `/api/calendars/${opaque}.ics` }) };
    }),
  );
  const stop = { tags, summary: 'My calendar opens nothing any more 停用日历订阅' };
  app.post('/api/notices/calendar/stop', { schema: stop }, (request, reply) =>
    door.write(request, reply, async (tx, { act }) => {
      await tx.query('delete from calendar_feed where id = $1', [act.actor.id]);
      return done;
    }),
  );
}
