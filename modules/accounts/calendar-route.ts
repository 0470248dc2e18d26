import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { credentialScope } from '../../platform/access/credentials.ts';
import { digestOf, jurisdictionOf } from '../../platform/access/opaque.ts';
import { movesOf } from '../../platform/clock/my-move.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { calendarOf } from '../../platform/notify/calendar.ts';
import { words as recordWords } from '../../platform/record/words.ts';
import { today } from '../../platform/text/today.ts';
import { isOffice } from '../roles.ts';
import { placeOf } from './cookies.ts';
import type { Gate } from './gate.ts';
import { activeAccount } from './sign-in.ts';
import { actorWith, standingNow } from './standing.ts';

const MOST_EVENTS = 200;

/** What waits for somebody, to whoever has the address: a calendar has no session. It is theirs to give away and to stop. */
export function calendarRoute(app: FastifyInstance, { database, application }: Door, gate: Gate): void {
  const params = Type.Object({ file: Type.String({ pattern: '^\\d{6}-[\\w-]{43}\\.ics$' }) });
  app.get<{ Params: { file: string } }>(
    '/api/calendars/:file',
    { schema: { tags: ['notices'], summary: 'A calendar by its address 日历', params } },
    async (request, reply) => {
      const opaque = request.params.file.slice(0, -'.ics'.length);
      const whose = await ownerOf(gate, opaque);
      if (!whose) throw new DomainError('not-found', recordWords.notFound);
      const standing = await standingNow(database, whose, gate.now());
      const { jurisdiction, account } = whose;
      const scope = { lo: jurisdiction, hi: jurisdiction, ...standing.reach, account };
      const asked = { today: today(gate.now()), office: isOffice(actorWith(whose, standing)), most: MOST_EVENTS };
      const timed = Object.keys(application.clocks);
      const { mine } = await movesOf(database, scope, application.definitions, timed, asked);
      return reply
        .type('text/calendar; charset=utf-8')
        .send(calendarOf(mine, application.clocks, placeOf(request).origin));
    },
  );
}

async function ownerOf(gate: Gate, opaque: string) {
  const jurisdiction = jurisdictionOf(opaque);
  if (jurisdiction === null) return null;
  const [feed] = await gate.database.read<{ account: string }>(credentialScope(jurisdiction), {
    text: 'select id as account from calendar_feed where jurisdiction = $1 and digest = $2',
    values: [jurisdiction, digestOf(opaque)],
  });
  return feed ? activeAccount(gate, jurisdiction, feed.account) : null;
}
