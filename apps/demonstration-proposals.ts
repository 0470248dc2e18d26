import { type CurrentProposal, currentProposals, type Reached } from '../demo/current-proposals.ts';
import { application } from '../modules/index.ts';
import { sessionName } from '../modules/proposals/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { type Batch, closeBatch } from '../platform/record/batch.ts';
import type { Definition, RowValues } from '../platform/record/define.ts';
import { keptRow } from '../platform/record/kept.ts';
import { createRecord, moveRecord } from '../platform/record/operations.ts';
import { addDays } from '../platform/text/partial-date.ts';
import { actNow, batchFor } from './act.ts';
import type { Opened } from './open.ts';

/** Days before today on which the running session opened: long enough for replies to be late. */
const OPENED = 180;

/** The running session, relative to the day of the first start: each step by the office's operations, on the day it has. */
export async function makeDemonstrationProposals(opened: Opened): Promise<void> {
  const { database, scope } = opened;
  const opens = addDays(actNow('command line').today, -OPENED);
  const there = await database.read(scope, {
    text: 'select 1 from proposal_session where opens >= $1::date limit 1',
    values: [addDays(opens, -OPENED)],
  });
  if (there.length > 0) return;
  await database.inTransaction(scope, async (tx) => {
    const year = Number(opens.slice(0, 4));
    const sitting = { term: 8 + Math.floor((year - 2017) / 5), number: ((year - 2017) % 5) + 1 };
    const session = await work(opened, tx, OPENED, (desk) =>
      desk.create('proposal_session', {
        ...{ ...sitting, name: `示例：${sessionName(sitting)}`, opens, closes: addDays(opens, 3) },
        submitFrom: addDays(opens, -30),
      }),
    );
    const cast = await castOf(tx, opened);
    for (const proposal of currentProposals) await play(opened, tx, { ...cast, session, proposal });
  });
}

interface Desk {
  create(record: string, values: RowValues): Promise<string>;
  move(record: string, id: string, transition: string, input?: RowValues): Promise<void>;
}

/** What is done on one day, as one batch of the log. */
async function work<Done>(
  opened: Opened,
  tx: Tx,
  daysAgo: number,
  doing: (desk: Desk) => Promise<Done>,
): Promise<Done> {
  const now = actNow('command line', '示例');
  const batch = batchFor(opened, { ...now, today: addDays(now.today, -Math.max(0, daysAgo)) });
  const done = await doing(deskOf(tx, batch));
  await closeBatch(tx, batch);
  return done;
}

function deskOf(tx: Tx, batch: Batch): Desk {
  const named = (record: string) => application.definitions.get(record) as Definition;
  return {
    create: (record, values) => createRecord(tx, batch, application.effects, named(record), values),
    move: async (record, id, transition, input = {}) => {
      const { version } = await keptRow(tx, batch, named(record), id);
      await moveRecord(tx, batch, application.effects, named(record), { id, version, transition, input });
    },
  };
}

interface Cast {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly bodies: ReadonlyMap<string, string>;
}

/** The member of the accounts first, then others with a seat: always the same ones. */
async function castOf(tx: Tx, { jurisdiction }: Opened): Promise<Cast> {
  const people = await tx.query<{ id: string; name: string }>(
    `select p.id, p.name from person p join tenure t on t.jurisdiction = p.jurisdiction and t.person = p.id
     join post s on s.jurisdiction = t.jurisdiction and s.id = t.post
     join body b on b.jurisdiction = s.jurisdiction and b.id = s.body and b.kind = 'cppcc'
     join membership m on m.jurisdiction = p.jurisdiction and m.person = p.id and m.state = 'active'
     left join account a on a.jurisdiction = p.jurisdiction and a.person = p.id and a.user_name like '示例%'
     where p.jurisdiction = $1 group by p.id, p.name order by count(a.id) = 0, p.id limit 11`,
    [jurisdiction],
  );
  const bodies = await tx.query<{ id: string; name: string }>(
    'select id, name from body where jurisdiction = $1 and answers_proposals',
    [jurisdiction],
  );
  return { people, bodies: new Map(bodies.map(({ id, name }) => [name, id])) };
}

interface Playing extends Cast {
  readonly session: string;
  readonly proposal: CurrentProposal;
}

const course: readonly Reached[] = ['draft', 'submitted', 'filed', 'assigned', 'handling', 'answered', 'replied'];
const isPast = ({ reached }: CurrentProposal, step: Reached) => course.indexOf(reached) >= course.indexOf(step);

/** From the first thought to where it waits now. */
async function play(opened: Opened, tx: Tx, playing: Playing): Promise<void> {
  const { proposal } = playing;
  const on = <Done>(daysAgo: number, doing: (desk: Desk) => Promise<Done>) => work(opened, tx, daysAgo, doing);
  const days = daysOf(proposal);
  const id = await on(days.written, (desk) => write(desk, playing));
  if (proposal.reached === 'draft') return;
  await on(days.submitted, (desk) => desk.move('proposal', id, 'submit'));
  if (proposal.reached === 'returned') {
    const says = '示例：建议写明试点范围和经费来源。';
    await on(proposal.ago, (desk) => desk.move('proposal', id, 'sendBack', { says }));
  }
  if (proposal.reached !== 'objected' && !isPast(proposal, 'filed')) return;
  const handlings = await on(days.filed, async (desk) => {
    await desk.move('proposal', id, 'file', { subject: proposal.subject });
    return plan(desk, playing, id);
  });
  if (proposal.reached === 'filed') return;
  await on(days.assigned, (desk) => desk.move('proposal', id, 'assign'));
  await handle(on, { playing, id, handlings, days });
}

/** How many days ago each step was taken, reckoned back from the last. */
function daysOf({ reached, ago }: CurrentProposal) {
  const answered = reached === 'replied' ? ago + 4 : ago;
  const assigned = reached === 'replied' || reached === 'answered' ? answered + 50 : ago;
  const isEarly = ['draft', 'submitted', 'returned'].includes(reached);
  const filed = isEarly ? ago : reached === 'filed' ? ago : assigned + 6;
  const submitted = reached === 'submitted' ? ago : filed + 7;
  return { answered, assigned, filed, submitted, written: reached === 'draft' ? ago : submitted + 5 };
}

async function write(desk: Desk, { session, proposal, people }: Playing): Promise<string> {
  const { title, analysis, suggestions, by, signed = [], asked = [] } = proposal;
  const kind = signed.length + asked.length > 0 ? 'joint' : 'member';
  const proposer = people[by]?.id;
  const id = await desk.create('proposal', {
    ...{ session, title, analysis, suggestions, kind, proposer, publishable: true },
  });
  for (const place of [...signed, ...asked]) {
    const { id: person, name } = people[place] ?? {};
    const signature = await desk.create('proposal_signature', { proposal: id, person, name });
    if (signed.includes(place)) await desk.move('proposal_signature', signature, 'confirm');
  }
  return id;
}

interface Handling {
  readonly id: string;
  readonly body: string;
}

async function plan(desk: Desk, { proposal, bodies }: Playing, id: string): Promise<Handling[]> {
  const { lead, co = [] } = proposal;
  const handlings: Handling[] = [];
  for (const name of lead === undefined ? [] : [lead, ...co]) {
    const [body = '', role] = [bodies.get(name), name === lead ? 'lead' : 'co'];
    handlings.push({ body, id: await desk.create('proposal_handling', { proposal: id, body, role }) });
  }
  return handlings;
}

type On = <Done>(daysAgo: number, doing: (desk: Desk) => Promise<Done>) => Promise<Done>;

interface Handled {
  readonly playing: Playing;
  readonly id: string;
  readonly handlings: readonly Handling[];
  readonly days: ReturnType<typeof daysOf>;
}

async function handle(on: On, { playing, id, handlings, days }: Handled): Promise<void> {
  const { reached } = playing.proposal;
  const [own, ...others] = handlings as [Handling, ...Handling[]];
  if (reached === 'objected') {
    const objection = '示例：该事项由区教育局主管，请另行交办。';
    await on(playing.proposal.ago - 1, (desk) => desk.move('proposal_handling', own.id, 'object', { objection }));
  }
  if (!isPast(playing.proposal, 'handling')) return;
  await on(days.assigned - 2, async (desk) => {
    for (const handling of handlings) await desk.move('proposal_handling', handling.id, 'accept');
  });
  if (reached === 'handling') return;
  const reply = await on(days.answered, (desk) => answer(desk, id, own, others));
  if (reached === 'replied') await on(playing.proposal.ago, (desk) => desk.move('proposal_reply', reply, 'send'));
}

/** The co-handlers say theirs, the lead writes, they countersign, and it goes to the office. */
async function answer(desk: Desk, proposal: string, own: Handling, others: readonly Handling[]): Promise<string> {
  for (const { id } of others) {
    await desk.move('proposal_handling', id, 'giveOpinion', { text: '示例：我单位同意配合，经费按程序申请。' });
  }
  const text = '示例：来案收悉。经与有关单位商议，已列入年度工作安排，现将办理情况答复如下。';
  const values = { proposal, body: own.body, outcome: 'A', text, signedBy: '示例', contact: '示例 19900000000' };
  const reply = await desk.create('proposal_reply', values);
  for (const { id } of others) await desk.move('proposal_handling', id, 'countersign');
  await desk.move('proposal_reply', reply, 'submit');
  return reply;
}
