import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { atLeast, atMost, cookieFor, jsonOf, type Line, median } from './measure.ts';
import { district } from './place.ts';
import type { Servers } from './requests.ts';

const SESSION = randomUUID();
const OPEN = 400;
/** How many proposals there are in all, at each look. */
const sizes = [3_000, 30_000, 300_000] as const;
const DRAFTS = 60;

/** The pages of an office as years go by, and what it takes to hand one in. */
export async function proposalLines(servers: Servers): Promise<Line[]> {
  const owner = new pg.Client({ connectionString: servers.url });
  await owner.connect();
  try {
    await owner.query(
      `insert into proposal_session (jurisdiction, id, state, name, term, number, opens, submit_from, search, search_text)
       values ($1, $2, 'kept', '八届二次会议', 8, 2, '2018-01-15', '2017-12-01', '', '')`,
      [district, SESSION],
    );
    const submitting = await submittingLine(servers);
    return [submitting, ...(await growthLines(servers, owner))];
  } finally {
    await owner.end();
  }
}

/** Handing in what is written: its checks, its entry in the log, its deadline and who is told, against one bare insert. */
async function submittingLine({ ours, byHand }: Servers): Promise<Line> {
  const [here, there] = [ours.addresses.district, byHand.addresses.district] as [string, string];
  const values = {
    session: SESSION,
    kind: 'sector',
    proposerName: '教育界',
    analysis: '拥堵。',
    suggestions: '设置车位。',
  };
  const drafts: { id: string; version: number }[] = [];
  for (let index = 0; index < DRAFTS; index += 1) {
    drafts.push(
      await posted(`${here}/api/proposals`, { values: { ...values, title: `关于校门口交通的提案${index}` } }),
    );
  }
  const took = { ours: [] as number[], byHand: [] as number[] };
  for (const { id, version } of drafts) {
    took.ours.push(await timed(() => posted(`${here}/api/proposals/${id}/submit`, { version, input: {} })));
    took.byHand.push(await timed(() => posted(`${there}/api/proposals`, { values: { ...values, title: '关于交通' } })));
  }
  const [own, bare] = [median(took.ours.slice(10)), median(took.byHand.slice(10))];
  const note = `${own.toFixed(1)} to ${bare.toFixed(1)} ms`;
  return atLeast('Submitting a proposal with its clock and notice', bare / own, 0.4, note);
}

/** What is open stays the same while what is closed grows a hundredfold. */
async function growthLines({ ours }: Servers, owner: pg.Client): Promise<Line[]> {
  const here = ours.addresses.district as string;
  const pages = { 'The board': '/api/proposals/board', 'My move': '/api/my-move' };
  const took: Record<string, number[]> = {};
  await openOnes(owner);
  let there = OPEN;
  for (const size of sizes) {
    await closedOnes(owner, there, size);
    there = size;
    for (const [name, path] of Object.entries(pages)) {
      const times: number[] = [];
      for (let round = 0; round < 12; round += 1) times.push(await timed(() => jsonOf(here + path)));
      took[name] = [...(took[name] ?? []), median(times.slice(2))];
    }
  }
  return Object.entries(took).map(([name, times]) => {
    const [first = 1, , last = 1] = times;
    const note = `${times.map((time) => time.toFixed(1)).join(', ')} ms with ${sizes.join(', ')} proposals, ${OPEN} open`;
    return atMost(`${name}, as the closed ones grow a hundredfold`, last / first, 1.5, note);
  });
}

async function openOnes(owner: pg.Client): Promise<void> {
  await owner.query(
    `with made as (
       insert into proposal (jurisdiction, id, state, number, title, session, kind, proposer_name, submitted_on, filed_on,
         round, search, search_text)
       select $1, gen_random_uuid(), 'filed', n + 1000000, '关于第' || n || '件事的提案', $2, 'sector', '教育界', '2018-01-01',
         '2018-01-20', 1, '', '' from generate_series(1, ${OPEN}) n returning jurisdiction, id)
     insert into clock (jurisdiction, id, record, row_id, name, terms, events, mover_kind, started, due, soon_on, long_on, paused)
     select jurisdiction, gen_random_uuid(), 'proposal', id, 'assign', '{"length":{"workingDays":10},"soon":3,"long":10}',
       '[{"kind":"started","day":"2018-01-20","mover":{"kind":"office","id":null}}]', 'office', '2018-01-20', '2018-02-02',
       '2018-01-31', '2018-02-13', false from made`,
    [district, SESSION],
  );
}

/** Closed ones, each with a clock that has ended. */
async function closedOnes(owner: pg.Client, from: number, to: number): Promise<void> {
  await owner.query(
    `with made as (
       insert into proposal (jurisdiction, id, state, number, title, session, kind, proposer_name, submitted_on, filed_on,
         closed_on, round, search, search_text)
       select $1, gen_random_uuid(), 'closed', n + 2000000, '关于第' || n || '件旧事的提案', $2, 'sector', '教育界',
         '2017-01-01', '2017-01-20', '2017-06-01', 1, '', '' from generate_series($3::int + 1, $4::int) n
       returning jurisdiction, id)
     insert into clock (jurisdiction, id, record, row_id, name, terms, events, mover_kind, started, due, soon_on, long_on,
       paused, ended, outcome, ended_late)
     select jurisdiction, gen_random_uuid(), 'proposal', id, 'assign', '{"length":{"workingDays":10},"soon":3,"long":10}',
       '[]', 'office', '2017-01-20', '2017-02-10', '2017-02-07', '2017-02-21', false, '2017-02-01', 'done', false from made`,
    [district, SESSION, from, to],
  );
  await owner.query('vacuum analyze proposal, clock');
}

async function posted(address: string, body: object): Promise<{ id: string; version: number }> {
  const headers = { ...cookieFor(address), 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string; version: number };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
