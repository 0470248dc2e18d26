import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { withCredentials } from '../../platform/access/credentials.ts';
import { type Tx, wholly } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { demand } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Definition } from '../../platform/record/define.ts';
import { mayInvite } from './grant-rules.ts';
import { invitePerson, partPerson } from './linking.ts';
import { requireSeen } from './seers.ts';

const tags = ['people'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
type Id = { Params: { id: string } };

/** Whether a person has an account, and the way to one: for whoever keeps their record. */
export function personAccountRoutes(app: FastifyInstance, door: Door): void {
  const person = door.application.definitions.get('person') as Definition;
  app.get<Id>(
    '/api/people/:id/account',
    { schema: { tags, summary: 'The account that stands for a person 对应的账号', params } },
    async (request) => {
      const { id } = request.params;
      const visitor = door.visitor(request);
      const { jurisdiction, actor } = visitor;
      const scope = { ...visitor.scope, lo: jurisdiction, hi: jurisdiction };
      await requireSeen(door, { ...visitor, scope }, person, id);
      demand(mayInvite(actor, id), 'forbidden');
      const since = await linkedSince(door, jurisdiction, id);
      return door.look(request, (tx, batch) => statusOf(tx, batch, id, since));
    },
  );
  app.post<Id>(
    '/api/people/:id/account/invitation',
    { schema: { tags, summary: 'A link for a person, said once 邀请使用本系统', params } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        const link = await invitePerson(tx, batch, request.params.id);
        return { status: 201, body: JSON.stringify(link), opened: true };
      }),
  );
  const body = Type.Object({ reason: Type.String({ maxLength: 500 }) });
  app.post<Id>(
    '/api/people/:id/account/part',
    { schema: { tags, summary: 'The account is theirs no more 解除对应', params, body } },
    (request, reply) =>
      door.write(request, reply, async (tx, batch) => {
        await partPerson(tx, batch, request.params.id);
        return { status: 200, body: JSON.stringify({ ok: true }) };
      }),
  );
}

interface Status {
  readonly account: { readonly userName: string; readonly state: string; readonly since: Date | null } | null;
  /** One that can still be followed. */
  readonly invitation: { readonly expires: Date; readonly by: string | null } | null;
}

async function statusOf(tx: Tx, { jurisdiction, act }: Batch, person: string, since: Date | null): Promise<Status> {
  return withCredentials(tx, async () => {
    const [account] = await tx.query<{ userName: string; state: string }>(
      `select user_name as "userName", state from account where jurisdiction = $1 and person = $2 and state <> 'closed'`,
      [jurisdiction, person],
    );
    const [invitation] = await tx.query<{ expires: Date; by: string | null }>(
      `select i.expires_at as expires, a.name as by from account_invitation i
       left join account a on a.jurisdiction = i.jurisdiction and a.id = i.made_by
       where i.jurisdiction = $1 and i.person = $2 and i.used_at is null and i.expires_at > $3`,
      [jurisdiction, person, act.at],
    );
    return { account: account ? { ...account, since } : null, invitation: invitation ?? null };
  });
}

/** Who sees the person may know since when they have an account, and needs not see the log. */
async function linkedSince({ database }: Door, jurisdiction: number, person: string): Promise<Date | null> {
  const [linked] = await database.read<{ since: Date }>(wholly({ lo: jurisdiction, hi: jurisdiction }), {
    text: `select b.at as since from audit_entry e join audit_batch b on b.jurisdiction = e.jurisdiction and b.seq = e.seq
      where e.jurisdiction = $1 and e.record = 'person' and e.content like '{"action":"account-linked"%'
        and e.id in (select p.id from person p where p.jurisdiction = $1 and (p.id = $2 or p.merged_into = $2))
      order by e.seq desc limit 1`,
    values: [jurisdiction, person],
  });
  return linked?.since ?? null;
}
