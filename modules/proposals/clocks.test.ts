import pg from 'pg';
import { expect, test } from 'vitest';
import type { Moves } from '../../platform/clock/my-move.ts';
import type { ToldClocks } from '../../platform/clock/told.ts';
import { wholly } from '../../platform/db/database.ts';
import { addDays } from '../../platform/text/partial-date.ts';
import { today as dayOf } from '../../platform/text/today.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { type Door, done, fresh, type Made, move, proposalWorld, send } from '../../tests/support/proposals.ts';

const tested = await testDatabase();
const world = await proposalWorld(tested);
const { bodies, session, people, clerk, proposer, outsider, lead, co } = world;
const today = dayOf(new Date());
const scope = wholly({ lo: 440106, hi: 440106 });
const values = { session, kind: 'member', proposer: people.proposer, analysis: '拥堵。', suggestions: '设置车位。' };

async function submitted(title: string): Promise<Made> {
  return done(move(proposer, 'proposals', await done(send(proposer, 'proposals', { ...values, title })), 'submit'));
}

async function assigned(title: string) {
  const filed = await done(move(clerk, 'proposals', await submitted(title), 'file', { subject: 'city' }));
  const plan = (body: string, role: string) =>
    done(send(clerk, 'proposal-handlings', { proposal: filed.id, body, role }));
  const own = await plan(bodies.lead, 'lead');
  const helping = await plan(bodies.co, 'co');
  await done(move(clerk, 'proposals', filed, 'assign'));
  const of = (who: Door, { id }: Made) => fresh(who, 'proposal-handlings', { id });
  return { filed, own: await of(lead, own), helping: await of(co, helping) };
}

const clocksOf = async (who: Door, { id }: Made): Promise<ToldClocks> =>
  (await who.get(`/api/proposals/${id}/clocks`)).json();
const movesOf = async (who: Door): Promise<Moves> => (await who.get('/api/my-move')).json();
const running = ({ clocks }: ToldClocks) =>
  clocks
    .filter(({ ended }) => ended === null)
    .map(({ name }) => name)
    .sort();
const titles = (moves: Moves['mine']) => moves.map(({ title, name }) => `${title} ${name}`);

test('each step hands the move to whose it is', async () => {
  const proposal = await submitted('校门口一');
  expect(running(await clocksOf(clerk, proposal))).toEqual(['screen']);
  expect(titles((await movesOf(clerk)).mine)).toContain('校门口一 screen');
  expect(titles((await movesOf(proposer)).others)).toContain('校门口一 screen');
  expect(titles((await movesOf(outsider)).others)).not.toContain('校门口一 screen');
  const returned = await done(move(clerk, 'proposals', proposal, 'sendBack', { says: '一事一案' }));
  expect(titles((await movesOf(proposer)).mine)).toContain('校门口一 revise');
  const again = await done(move(proposer, 'proposals', returned, 'submit'));
  const told = await clocksOf(clerk, again);
  expect(running(told)).toEqual(['screen']);
  expect(told.clocks.find(({ name }) => name === 'revise')).toMatchObject({ standing: 'withdrawn' });
});

test('departments see what is theirs, with the day and how it was reached', async () => {
  const { filed, own } = await assigned('校门口二');
  expect(running(await clocksOf(clerk, filed))).toEqual(['accept', 'accept', 'opinion', 'reply']);
  expect(titles((await movesOf(lead)).mine)).toEqual(['校门口二 accept', '校门口二 reply']);
  expect(titles((await movesOf(co)).mine)).toEqual(['校门口二 accept', '校门口二 opinion']);
  await done(move(lead, 'proposal-handlings', own, 'accept'));
  const { clocks, names } = await clocksOf(lead, filed);
  const reply = clocks.find(({ name }) => name === 'reply');
  expect(reply).toMatchObject({
    started: today,
    standing: 'running',
    steps: [{ kind: 'counted', length: { months: 3 } }],
  });
  expect(names[`department:${bodies.lead}`]).toBe('区教育局');
  expect((await outsider.get(`/api/proposals/${filed.id}/clocks`)).statusCode).toBe(404);
});

test('while the office rules on an objection, the time is the office’s; after the window there is none', async () => {
  const { filed, own, helping } = await assigned('校门口三');
  const objected = await done(move(lead, 'proposal-handlings', own, 'object', { objection: '属住建局' }));
  const paused = (await clocksOf(clerk, filed)).clocks.find(({ name, part }) => name === 'reply' && part === own.id);
  expect(paused).toMatchObject({ standing: 'paused', due: null, mover: { kind: 'office' } });
  expect(running(await clocksOf(clerk, filed))).toContain('rule');
  await done(move(clerk, 'proposal-handlings', objected, 'overrule', { ruling: '请继续办理' }));
  const resumed = (await clocksOf(lead, filed)).clocks.find(({ name }) => name === 'reply');
  expect(resumed).toMatchObject({ standing: 'running', mover: { kind: 'department', id: bodies.lead } });
  await tested.database.inTransaction(scope, (tx) =>
    tx.query(`update clock set due = $1 where name = 'accept' and part = $2`, [addDays(today, -1), helping.id]),
  );
  const late = await move(co, 'proposal-handlings', helping, 'object', { objection: '不是我' });
  expect(late.json().code).toBe('proposals.objection-late');
});

test('the office extends with a reason, no further than the rule allows', async () => {
  const { filed, own } = await assigned('校门口四');
  const accepted = await done(move(lead, 'proposal-handlings', own, 'accept'));
  expect((await move(lead, 'proposal-handlings', accepted, 'extend', { until: addDays(today, 120) })).statusCode).toBe(
    422,
  );
  const far = await move(clerk, 'proposal-handlings', accepted, 'extend', { until: addDays(today, 250) });
  expect(far.json().code).toBe('clock.beyond-most');
  await done(move(clerk, 'proposal-handlings', accepted, 'extend', { until: addDays(today, 130) }));
  const extended = (await clocksOf(lead, filed)).clocks.find(({ name }) => name === 'reply');
  expect(extended?.due && extended.due >= addDays(today, 130)).toBe(true);
  expect(extended?.steps.map(({ kind }) => kind)).toEqual(['counted', 'extended']);
});

/** Replied to by the lead after the co-handler countersigned, and sent. */
async function repliedTo(title: string) {
  const { filed, own, helping } = await assigned(title);
  await done(move(lead, 'proposal-handlings', own, 'accept'));
  const helped = await done(move(co, 'proposal-handlings', helping, 'accept'));
  const answer = { outcome: 'A', text: '已办。' };
  const reply = await done(send(lead, 'proposal-replies', { proposal: filed.id, body: bodies.lead, ...answer }));
  const given = await done(move(co, 'proposal-handlings', helped, 'giveOpinion', { text: '同意。' }));
  await done(move(co, 'proposal-handlings', given, 'countersign'));
  const handed = await done(move(lead, 'proposal-replies', reply, 'submit'));
  return { filed, sent: await done(move(clerk, 'proposal-replies', handed, 'send')) };
}

test('the time of a reply is the office’s while it is checked, and over when it is sent', async () => {
  const { filed, own, helping } = await assigned('校门口五');
  await done(move(lead, 'proposal-handlings', own, 'accept'));
  const helped = await done(move(co, 'proposal-handlings', helping, 'accept'));
  const answer = { outcome: 'B', text: '列入计划。', promisedBy: addDays(today, 90) };
  const reply = await done(send(lead, 'proposal-replies', { proposal: filed.id, body: bodies.lead, ...answer }));
  const given = await done(move(co, 'proposal-handlings', helped, 'giveOpinion', { text: '同意。' }));
  await done(move(co, 'proposal-handlings', given, 'countersign'));
  const handed = await done(move(lead, 'proposal-replies', reply, 'submit'));
  expect(running(await clocksOf(clerk, filed))).toEqual(['check', 'reply']);
  expect((await clocksOf(clerk, filed)).clocks.find(({ name }) => name === 'reply')?.mover.kind).toBe('office');
  const sent = await done(move(clerk, 'proposal-replies', handed, 'send'));
  expect(running(await clocksOf(clerk, filed))).toEqual(['feedback', 'promise']);
  expect(titles((await movesOf(proposer)).mine)).toContain('校门口五 feedback');
  expect(titles((await movesOf(lead)).mine)).toContain('校门口五 promise');
  const [asked] = (await proposer.get(`/api/proposal-feedback?proposal=${filed.id}`)).json().rows;
  await done(move(proposer, 'proposal-feedback', asked, 'give', { conduct: 'satisfied', result: 'satisfied' }));
  await done(move(clerk, 'proposal-replies', sent, 'verify', { kept: 'kept' }));
  expect(running(await clocksOf(clerk, filed))).toEqual([]);
});

test('a day that is free here moves what runs across it, and gives it back', async () => {
  const { filed } = await assigned('校门口六');
  const due = async () => (await clocksOf(clerk, filed)).clocks.find(({ name }) => name === 'accept')?.due ?? '';
  const before = await due();
  const free = await done(send(clerk, 'own-days', { day: before, works: false, why: '台风停工' }));
  expect((await due()) > before).toBe(true);
  await done(move(clerk, 'own-days', free, 'withdraw'));
  expect(await due()).toBe(before);
});

test('who is waited for no longer is not reminded any more', async () => {
  const draft = await done(send(proposer, 'proposals', { ...values, title: '校门口八' }));
  const invited = await world.office.create('proposal_signature', {
    ...{ proposal: draft.id, person: people.signer, name: '李二' },
  });
  expect(running(await clocksOf(clerk, draft))).toEqual(['sign']);
  await done(move(clerk, 'proposal-signatures', await fresh(clerk, 'proposal-signatures', { id: invited }), 'lapse'));
  expect(running(await clocksOf(clerk, draft))).toEqual([]);
});

test('handled again by the office, nobody is asked any more about the replies before', async () => {
  const { filed, sent } = await repliedTo('校门口九');
  await done(move(clerk, 'proposals', await fresh(clerk, 'proposals', filed), 'handleAgain'));
  expect(sent.state).toBe('sent');
  expect(running(await clocksOf(clerk, filed))).toEqual(['opinion', 'reply']);
  const left = (await clerk.get(`/api/proposal-feedback?proposal=${filed.id}`)).json().rows as Made[];
  expect(left.map(({ state }) => state)).toEqual(['lapsed']);
});

test('what came in without a deadline is objected to, answered and returned all the same, but not extended', async () => {
  const { filed, own, helping } = await assigned('校门口十');
  await done(move(clerk, 'proposal-handlings', helping, 'release'));
  const ofIt = `record = 'proposal' and row_id = '${filed.id}'`;
  const owner = new pg.Client({ connectionString: tested.url });
  await owner.connect();
  await owner.query(`delete from notice where clock in (select id from clock where ${ofIt})`);
  await owner.query(`delete from clock where ${ofIt}`);
  await owner.end();
  const objected = await done(move(lead, 'proposal-handlings', own, 'object', { objection: '属住建局' }));
  const accepted = await done(move(clerk, 'proposal-handlings', objected, 'overrule', { ruling: '请办理' }));
  const later = await move(clerk, 'proposal-handlings', accepted, 'extend', { until: addDays(today, 120) });
  expect(later.json().code).toBe('clock.not-started');
  const answer = { outcome: 'A', text: '已办。' };
  const reply = await done(send(lead, 'proposal-replies', { proposal: filed.id, body: bodies.lead, ...answer }));
  const handed = await done(move(lead, 'proposal-replies', reply, 'submit'));
  const returned = await done(move(clerk, 'proposal-replies', handed, 'sendBack', { says: '请补充' }));
  expect(await fresh(lead, 'proposal-replies', returned)).toMatchObject({ state: 'returned' });
});

test('whoever withdraws a proposal stops every clock of it', async () => {
  const { filed } = await assigned('校门口七');
  await done(move(clerk, 'proposals', await fresh(clerk, 'proposals', filed), 'withdraw'));
  const { clocks } = await clocksOf(clerk, filed);
  expect(running({ clocks, names: {} })).toEqual([]);
  expect(clocks.filter(({ standing }) => standing === 'withdrawn')).toHaveLength(4);
});

test('what is kept of a clock is what is reckoned', async () => {
  const rows = await tested.database.read<{ due: string | null; id: string; row: string }>(scope, {
    text: 'select id, row_id as row, due from clock where ended is null',
  });
  expect(rows.length).toBeGreaterThan(5);
  for (const { id, row, due } of rows.filter(({ due: kept }) => kept !== addDays(today, -1))) {
    const told = (await clocksOf(clerk, { id: row } as Made)).clocks.find((clock) => clock.id === id);
    expect([id, told?.due]).toEqual([id, due]);
  }
});
