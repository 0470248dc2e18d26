import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { type Door, done, fresh, type Made, move, proposalWorld, send } from '../../tests/support/proposals.ts';

const tested = await testDatabase();
const world = await proposalWorld(tested);
const { people, bodies, session, clerk, proposer, signer, outsider, lead, co, office } = world;
const text = { analysis: '放学时拥堵。', suggestions: '设置即停即走车位。', publishable: true };

async function submitted(title: string, who: Door = proposer, person = people.proposer): Promise<Made> {
  const made = await done(send(who, 'proposals', { title, session, kind: 'member', proposer: person, ...text }));
  return done(move(who, 'proposals', made, 'submit'));
}

async function handled(title: string): Promise<Made> {
  const filed = await done(move(clerk, 'proposals', await submitted(title), 'file', { subject: 'education' }));
  for (const [body, role] of [
    [bodies.lead, 'lead'],
    [bodies.co, 'co'],
  ]) {
    await done(send(clerk, 'proposal-handlings', { proposal: filed.id, body, role }));
  }
  return done(move(clerk, 'proposals', filed, 'assign'));
}

/** Holds a seat in the CPPCC. */
async function seat(person: string): Promise<void> {
  const body = await office.create('body', { name: `区政协${person.slice(-4)}`, kind: 'cppcc' });
  const post = await office.create('post', { body, name: '委员' });
  await office.create('tenure', { person, post, begins: '2016-12', sector: 'cpc' });
}

const rowsOf = async (who: Door, path: string) => (await who.get(`/api/proposals/${path}`)).json().rows;
const titlesOf = async (who: Door, title: string): Promise<string[]> =>
  (await rowsOf(who, `similar?title=${encodeURIComponent(title)}`)).map((row: { title: string }) => row.title);

test('like titles are found among what one sees and what is published, and no title of another beside', async () => {
  const own = await submitted('关于校门口交通秩序的提案');
  await submitted('关于校门口交通拥堵的提案', signer, people.signer);
  expect(await titlesOf(proposer, '校门口交通管理')).toEqual(['关于校门口交通秩序的提案']);
  expect(await titlesOf(signer, '校门口交通管理')).toEqual(['关于校门口交通拥堵的提案']);
  for (const who of [outsider, lead, world.otherSecretary]) expect(await titlesOf(who, '校门口交通管理')).toEqual([]);
  expect((await titlesOf(clerk, '校门口交通管理')).length).toBe(2);
  expect(await rowsOf(clerk, `similar?title=${encodeURIComponent('校门口交通')}&except=${own.id}`)).toHaveLength(1);

  const statements: string[] = [];
  tested.database.onStatement = (statement) => statements.push(statement);
  await titlesOf(outsider, '校门口交通管理');
  tested.database.onStatement = undefined;
  expect(statements.filter((statement) => statement.includes('search_proposal'))).toHaveLength(2);
});

test('of a published one the title is known, and the way to it is not', async () => {
  const proposal = await answered('关于社区食堂助餐补贴的提案');
  const values = { proposal: proposal.id, checkedBy: '保密员', checkedOn: '2018-06-01' };
  const checked = await done(send(clerk, 'proposal-publications', values));
  expect(await titlesOf(outsider, '社区食堂助餐')).toEqual([]);
  await done(move(clerk, 'proposal-publications', checked, 'publish'));
  expect(await rowsOf(outsider, `similar?title=${encodeURIComponent('社区食堂助餐')}`)).toMatchObject([
    { id: null, title: '关于社区食堂助餐补贴的提案' },
  ]);
});

/** Replied to by both departments together. */
async function answered(title: string): Promise<Made> {
  const proposal = await handled(title);
  const find = async (who: Door, body: string) =>
    (await who.get(`/api/proposal-handlings?proposal=${proposal.id}&body=${body}`)).json().rows[0] as Made;
  await done(move(lead, 'proposal-handlings', await find(lead, bodies.lead), 'accept'));
  const helping = await done(move(co, 'proposal-handlings', await find(co, bodies.co), 'accept'));
  const given = await done(move(co, 'proposal-handlings', helping, 'giveOpinion', { text: '同意。' }));
  const reply = await done(
    send(lead, 'proposal-replies', { proposal: proposal.id, body: bodies.lead, outcome: 'A', text: '已办。' }),
  );
  await done(move(co, 'proposal-handlings', given, 'countersign'));
  await done(move(clerk, 'proposal-replies', await done(move(lead, 'proposal-replies', reply, 'submit')), 'send'));
  return proposal;
}

test('a proposal comes with all that belongs to it, as far as its reader sees it and may act', async () => {
  const proposal = await handled('关于儿童友好公园的提案');
  await done(send(clerk, 'proposal-notes', { proposal: proposal.id, text: '与去年一件相近' }));
  const whole = async (who: Door) => (await who.get(`/api/proposals/${proposal.id}/whole`)).json();
  const [forLead, forClerk, forProposer] = [await whole(lead), await whole(clerk), await whole(proposer)];
  expect(forClerk.rows.proposal_note).toHaveLength(1);
  expect(forLead.rows.proposal_note).toEqual([]);
  expect(forProposer.rows.proposal_note).toEqual([]);
  const mayOf = (answer: { rows: { proposal_handling: { body: { id: string }; allowed: string[] }[] } }) =>
    answer.rows.proposal_handling.map(({ body, allowed }) => [body.id === bodies.lead ? 'lead' : 'co', allowed]);
  expect(Object.fromEntries(mayOf(forLead))).toEqual({ lead: ['accept', 'object'], co: [] });
  expect(Object.fromEntries(mayOf(forProposer))).toEqual({ lead: [], co: [] });
  expect(forProposer.proposal).toMatchObject({ state: 'handling', allowed: ['withdraw'] });
  expect((await outsider.get(`/api/proposals/${proposal.id}/whole`)).statusCode).toBe(404);
});

test('only who holds a seat is found and invited, by name alone, and by the first signer', async () => {
  await seat(people.signer);
  const draft = await done(
    send(proposer, 'proposals', { title: '联名', session, kind: 'member', proposer: people.proposer, ...text }),
  );
  expect(await rowsOf(proposer, 'co-signers?q=chen')).toEqual([]);
  expect(await rowsOf(proposer, 'co-signers?q=lier')).toEqual([
    { person: people.signer, name: '李二', party: '05', sector: 'cpc' },
  ]);
  expect((await lead.get('/api/proposals/co-signers?q=lier')).statusCode).toBe(403);
  expect(await submitted('关于界别的提案', signer, people.signer)).toMatchObject({ sector: 'cpc', party: '05' });
  const invite = (who: Door, person: string) => who.post(`/api/proposals/${draft.id}/invite`, { person });
  expect((await invite(proposer, people.outsider)).json().code).toBe('proposals.not-seated');
  expect((await invite(outsider, people.signer)).statusCode).toBe(404);
  const invited = await done(invite(proposer, people.signer));
  expect(invited).toMatchObject({ name: '李二', state: 'invited' });
  expect((await invite(proposer, people.signer)).json().code).toBe('proposals.signature-twice');
  const asked = async () => (await signer.get('/api/my-move')).json().mine.map(({ name }: { name: string }) => name);
  expect(await asked()).toEqual(['sign']);
  await done(move(signer, 'proposal-signatures', await fresh(signer, 'proposal-signatures', invited), 'confirm'));
  expect(await asked()).toEqual([]);
  expect(await done(move(proposer, 'proposals', await fresh(proposer, 'proposals', draft), 'submit'))).toMatchObject({
    kind: 'joint',
  });
  expect((await invite(proposer, people.signer)).json().code).toBe('proposals.too-late-to-sign');
});

test('the board has what is open, with the day it came to its stage; it is the office', async () => {
  const proposal = await handled('关于夜间公交的提案');
  const returned = await done(
    move(clerk, 'proposals', await submitted('关于夜市的提案'), 'sendBack', { says: '请写具体' }),
  );
  const rows = (await rowsOf(clerk, 'board')) as { id: string; since: string; departments: { role: string }[] }[];
  const today = (await clerk.get('/api/session')).json().today;
  expect(rows.find(({ id }) => id === proposal.id)).toMatchObject({
    since: today,
    departments: [{ role: 'lead' }, { role: 'co' }],
  });
  expect(rows.find(({ id }) => id === returned.id)).toMatchObject({ state: 'returned', since: today });
  for (const who of [proposer, lead, world.secretary]) {
    expect((await who.get('/api/proposals/board')).statusCode).toBe(403);
  }
});

test('a department finds on its desk what is its own, with how far the reply is', async () => {
  const proposal = await handled('关于口袋公园的提案');
  const mine = async (who: Door) =>
    (await rowsOf(who, 'desk')).find((row: { proposal: string }) => row.proposal === proposal.id);
  expect(await mine(lead)).toMatchObject({ state: 'assigned', role: 'lead', helping: 1, opinions: 0, reply: null });
  expect(await mine(co)).toMatchObject({ state: 'assigned', role: 'co' });
  expect(await mine(world.third)).toBeUndefined();
  expect(await mine(clerk)).toBeUndefined();
});
