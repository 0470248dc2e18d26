import { newId } from '../../platform/record/ids.ts';
import type { TestDatabase } from './database.ts';
import { officeOf } from './office.ts';
import { keepDistrict, keepRows } from './records.ts';
import { served } from './served.ts';

const HERE = 440106;

export interface Made {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly allowed: readonly string[];
}

/** Everybody who takes part in a proposal, each at a door of their own, and the ways they take. */
export async function proposalWorld(tested: TestDatabase) {
  const { branch } = await keepDistrict(tested.database, HERE);
  const office = officeOf(tested.database, HERE);
  const people = await Promise.all(
    ['陈一', '李二', '王三'].map((name) => office.create('person', { name, sex: '1', born: '1980-01-01' })),
  );
  const [proposer = '', signer = '', outsider = ''] = people;
  const stay = { party: '05', organisation: branch, joined: '2010-05', begins: '2010-05' };
  await keepRows(tested.database, HERE, [
    ['membership', people.map((person) => ({ id: newId(at), state: 'active', values: { person, ...stay } }))],
  ]);
  const department = (name: string) => office.create('body', { name, kind: 'department', answersProposals: true });
  const bodies = [await department('区教育局'), await department('区财政局'), await department('区住建局')];
  const [lead = '', co = '', third = ''] = bodies;
  const session = await office.create('proposal_session', {
    ...{ name: '八届二次会议', term: 8, number: 2, opens: '2018-01-15', submitFrom: '2017-12-01' },
  });
  const member = (name: string, person: string) =>
    served(tested, HERE, { as: { name, person, grants: [{ role: 'member' }] } });
  const handler = (name: string, body: string) =>
    served(tested, HERE, { as: { name, grants: [{ role: 'handler', body }] } });
  const secretary = (name: string, party: string) =>
    served(tested, HERE, { as: { name, grants: [{ role: 'party-secretary', party }] } });
  return {
    ...{ office, people: { proposer, signer, outsider }, bodies: { lead, co, third }, session },
    clerk: await served(tested, HERE),
    screener: await served(tested, HERE),
    proposer: await member('陈一', proposer),
    signer: await member('李二', signer),
    outsider: await member('王三', outsider),
    lead: await handler('教育局经办', lead),
    co: await handler('财政局经办', co),
    third: await handler('住建局经办', third),
    secretary: await secretary('盟委', '05'),
    otherSecretary: await secretary('九三', '07'),
  };
}

const at = '2018-01-05T02:00:00.000Z';

export type Door = Awaited<ReturnType<typeof served>>;

export const send = (who: Door, plural: string, values: object) => who.post(`/api/${plural}`, { values });

export const move = (who: Door, plural: string, { id, version }: Made, transition: string, input: object = {}) =>
  who.post(`/api/${plural}/${id}/${transition}`, { version, input, reason: '测试' });

export async function fresh(who: Door, plural: string, { id }: { readonly id: string }): Promise<Made> {
  const answer = await who.get(`/api/${plural}/${id}`);
  if (answer.statusCode !== 200) throw new Error(`${plural}/${id}: ${answer.statusCode}`);
  return answer.json();
}

/** What must not fail on the way to what is tested. */
export async function done(
  answer: Awaited<ReturnType<Door['get']>> | Promise<Awaited<ReturnType<Door['get']>>>,
): Promise<Made> {
  const { statusCode, body, json } = await answer;
  if (statusCode >= 300) throw new Error(`${statusCode} ${body}`);
  return json();
}
