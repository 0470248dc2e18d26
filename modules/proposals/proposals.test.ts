import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { type Door, done, fresh, type Made, move, proposalWorld, send } from '../../tests/support/proposals.ts';

const world = await proposalWorld(await testDatabase());
const { people, bodies, session, clerk, screener, proposer, signer, outsider, lead, co, third } = world;
const text = { analysis: '放学时校门口拥堵。', suggestions: '设置即停即走车位。' };
let written = 0;

async function draft(who: Door = proposer, more: object = {}): Promise<Made> {
  written += 1;
  const values = { title: `关于校门口交通的提案${written}`, session, kind: 'member', proposer: people.proposer };
  return done(send(who, 'proposals', { ...values, ...text, publishable: true, ...more }));
}

async function filed(more: object = {}): Promise<Made> {
  const submitted = await done(move(proposer, 'proposals', await draft(proposer, more), 'submit'));
  return done(move(clerk, 'proposals', submitted, 'file', { subject: 'education' }));
}

const plan = (proposal: Made, body: string, role: string) =>
  done(send(clerk, 'proposal-handlings', { proposal: proposal.id, body, role }));

/** Assigned to a lead and a co-handler who have both signed for it. */
async function handled(): Promise<{ proposal: Made; own: Made; helping: Made }> {
  const proposal = await filed();
  const own = await plan(proposal, bodies.lead, 'lead');
  const helping = await plan(proposal, bodies.co, 'co');
  await done(move(clerk, 'proposals', proposal, 'assign'));
  return {
    proposal,
    own: await done(move(lead, 'proposal-handlings', await fresh(lead, 'proposal-handlings', own), 'accept')),
    helping: await done(move(co, 'proposal-handlings', await fresh(co, 'proposal-handlings', helping), 'accept')),
  };
}

const answer = { outcome: 'A', text: '已设置车位二十个。', signedBy: '局长' };

/** Answered by the lead, countersigned and sent. */
async function replied(): Promise<{ proposal: Made; reply: Made }> {
  const { proposal, helping } = await handled();
  const reply = await done(send(lead, 'proposal-replies', { proposal: proposal.id, body: bodies.lead, ...answer }));
  const given = await done(move(co, 'proposal-handlings', helping, 'giveOpinion', { text: '经费已安排。' }));
  await done(move(co, 'proposal-handlings', given, 'countersign'));
  const submitted = await done(move(lead, 'proposal-replies', reply, 'submit'));
  return { proposal, reply: await done(move(clerk, 'proposal-replies', submitted, 'send')) };
}

async function codeOf(answered: ReturnType<Door['get']>): Promise<string> {
  const { statusCode, json } = await answered;
  return statusCode < 300 ? 'done' : json().code;
}

async function rows(who: Door, path: string) {
  return (await who.get(`/api/${path}`)).json().rows;
}

describe('writing', () => {
  test('a member brings in what is theirs, and is named by who they are', async () => {
    const made = await draft();
    expect(made).toMatchObject({ state: 'draft', proposerName: '陈一', party: '05' });
    expect(
      (await send(proposer, 'proposals', { title: '代他人', session, kind: 'member', proposer: people.signer }))
        .statusCode,
    ).not.toBe(201);
    expect((await send(outsider, 'proposals', { title: '无名', session, kind: 'member' })).statusCode).not.toBe(201);
    for (const who of [outsider, lead, world.secretary, world.otherSecretary]) {
      expect((await who.get(`/api/proposals/${made.id}`)).statusCode).toBe(404);
    }
  });

  test('it is handed in whole, in the window, and edited no more', async () => {
    const bare = await draft(proposer, { analysis: null, suggestions: null });
    const refused = await move(proposer, 'proposals', bare, 'submit');
    expect(refused.json()).toMatchObject({ code: 'proposals.analysis-missing' });
    expect(refused.json().findings).toHaveLength(2);
    const closed = await world.office.create('proposal_session', {
      ...{ name: '八届一次会议', term: 8, number: 1, opens: '2017-01-10' },
      ...{ submitFrom: '2016-12-01', submitUntil: '2017-01-15' },
    });
    const late = await draft(proposer, { session: closed });
    expect(await codeOf(move(proposer, 'proposals', late, 'submit'))).toBe('proposals.window-closed');
    const between = await draft(proposer, { session: closed, betweenSessions: true });
    const submitted = await done(move(proposer, 'proposals', between, 'submit'));
    expect(submitted).toMatchObject({ state: 'submitted', submittedOn: expect.stringMatching(/^\d{4}-/) });
    const edit = await proposer.patch(`/api/proposals/${submitted.id}`, {
      version: submitted.version,
      values: { title: '改' },
    });
    expect(edit.statusCode).toBe(403);
    expect((await world.secretary.get(`/api/proposals/${submitted.id}`)).statusCode).toBe(200);
    expect((await world.otherSecretary.get(`/api/proposals/${submitted.id}`)).statusCode).toBe(404);
  });

  test('a co-signer answers for themselves; who has not when it is handed in has not signed', async () => {
    const made = await draft(proposer, { kind: 'joint' });
    const invite = (person: string, name: string) =>
      world.office.create('proposal_signature', { proposal: made.id, person, name });
    const first = await fresh(signer, 'proposal-signatures', { id: await invite(people.signer, '李二') });
    const second = { id: await invite(people.outsider, '王三') };
    expect((await move(outsider, 'proposal-signatures', first, 'confirm')).statusCode).toBe(404);
    expect(await done(move(signer, 'proposal-signatures', first, 'confirm'))).toMatchObject({ state: 'confirmed' });
    expect((await signer.get(`/api/proposals/${made.id}`)).json().allowed).toEqual([]);
    await done(move(proposer, 'proposals', await fresh(proposer, 'proposals', made), 'submit'));
    expect(await world.office.row('proposal_signature', second.id)).toMatchObject({ state: 'lapsed' });
    expect((await outsider.get(`/api/proposals/${made.id}`)).statusCode).toBe(404);
  });
});

describe('screening', () => {
  test('two decide at once: one does, and the other is told that it has changed', async () => {
    const submitted = await done(move(proposer, 'proposals', await draft(), 'submit'));
    const [one, two] = await Promise.all([
      move(clerk, 'proposals', submitted, 'file', { subject: 'city' }),
      move(screener, 'proposals', submitted, 'reject', { ground: 'empty' }),
    ]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 409]);
  });

  test('numbers are given at filing, one after the other, and survive merging', async () => {
    const [first, second] = [await filed(), await filed()] as (Made & { number: number })[];
    expect(second?.number).toBe((first?.number ?? 0) + 1);
    if (!first || !second) throw new Error('not filed');
    const merged = await done(move(clerk, 'proposals', second, 'merge', { mergedInto: first.id }));
    expect(merged).toMatchObject({ state: 'merged', number: second.number });
    const third = (await filed()) as Made & { number: number };
    expect(third.number).toBe(second.number + 1);
    expect(await codeOf(move(clerk, 'proposals', third, 'merge', { mergedInto: second.id }))).toBe(
      'proposals.merge-into-merged',
    );
    expect(await codeOf(move(clerk, 'proposals', third, 'merge', { mergedInto: third.id }))).toBe(
      'proposals.merge-into-self',
    );
    // What went into the first goes on with it.
    await done(move(clerk, 'proposals', await fresh(clerk, 'proposals', first), 'merge', { mergedInto: third.id }));
    expect(await world.office.row('proposal', second.id)).toMatchObject({ mergedInto: third.id });
  });

  test('it is returned with what is wanted, or not filed on one of the grounds alone', async () => {
    const submitted = await done(move(proposer, 'proposals', await draft(), 'submit'));
    expect(await codeOf(move(clerk, 'proposals', submitted, 'reject', { ground: '不喜欢' }))).toBe(
      'record.not-in-table',
    );
    const returned = await done(move(clerk, 'proposals', submitted, 'sendBack', { says: '请一事一案' }));
    expect(await fresh(proposer, 'proposals', returned)).toMatchObject({ state: 'returned', says: '请一事一案' });
    const again = await done(move(proposer, 'proposals', returned, 'submit'));
    expect(await done(move(clerk, 'proposals', again, 'reject', { ground: 'private' }))).toMatchObject({
      state: 'rejected',
      number: null,
    });
  });
});

describe('handling', () => {
  test('needs one lead, or several apart, and begins when it is assigned', async () => {
    const proposal = await filed();
    expect(await codeOf(move(clerk, 'proposals', proposal, 'assign'))).toBe('proposals.no-lead');
    const own = await plan(proposal, bodies.lead, 'lead');
    expect((await lead.get(`/api/proposals/${proposal.id}`)).statusCode).toBe(404);
    await plan(proposal, bodies.third, 'lead');
    expect(await codeOf(move(clerk, 'proposals', proposal, 'assign'))).toBe('proposals.two-leads');
    const second = (await rows(clerk, `proposal-handlings?proposal=${proposal.id}&body=${bodies.third}`))[0];
    await done(
      clerk.patch(`/api/proposal-handlings/${second.id}`, { version: second.version, values: { role: 'co' } }),
    );
    await done(move(clerk, 'proposals', proposal, 'assign'));
    expect(await fresh(lead, 'proposal-handlings', own)).toMatchObject({ state: 'assigned', round: 1 });
    expect((await lead.get(`/api/proposals/${proposal.id}`)).statusCode).toBe(200);
    expect((await co.get(`/api/proposals/${proposal.id}`)).statusCode).toBe(404);
  });

  test('a department objects with a reason, and the office rules', async () => {
    const proposal = await filed();
    const own = await plan(proposal, bodies.lead, 'lead');
    await done(move(clerk, 'proposals', proposal, 'assign'));
    const assigned = await fresh(lead, 'proposal-handlings', own);
    expect((await move(lead, 'proposal-handlings', assigned, 'object', {})).statusCode).toBe(422);
    expect((await move(co, 'proposal-handlings', assigned, 'object', { objection: '非我' })).statusCode).toBe(404);
    const objected = await done(move(lead, 'proposal-handlings', assigned, 'object', { objection: '属住建局职责' }));
    expect(objected.allowed).toEqual([]);
    await done(move(clerk, 'proposal-handlings', objected, 'uphold', { ruling: '同意' }));
    expect((await lead.get(`/api/proposals/${proposal.id}`)).statusCode).toBe(404);
    const next = await plan(proposal, bodies.third, 'lead');
    expect(await fresh(third, 'proposal-handlings', next)).toMatchObject({ state: 'assigned' });
  });

  test('the lead submits when each co-handler has countersigned what it says', async () => {
    const { proposal, helping } = await handled();
    const values = { proposal: proposal.id, body: bodies.lead, ...answer };
    expect(await codeOf(send(co, 'proposal-replies', { ...values, body: bodies.co }))).toBe(
      'proposals.co-handler-replies',
    );
    const given = await done(move(co, 'proposal-handlings', helping, 'giveOpinion', { text: '经费已安排。' }));
    expect(await codeOf(move(co, 'proposal-handlings', given, 'countersign'))).toBe('proposals.nothing-to-countersign');
    const reply = await done(send(lead, 'proposal-replies', values));
    expect((await rows(lead, `proposal-opinions?proposal=${proposal.id}`)).length).toBe(1);
    expect((await rows(proposer, `proposal-opinions?proposal=${proposal.id}`)).length).toBe(0);
    expect((await proposer.get(`/api/proposal-replies/${reply.id}`)).statusCode).toBe(404);
    expect(await codeOf(move(lead, 'proposal-replies', reply, 'submit'))).toBe('proposals.not-countersigned');
    const signed = await done(move(co, 'proposal-handlings', given, 'countersign'));
    const changed = await done(
      lead.patch(`/api/proposal-replies/${reply.id}`, { version: reply.version, values: { text: '已设置三十个。' } }),
    );
    expect(await codeOf(move(lead, 'proposal-replies', changed, 'submit'))).toBe('proposals.not-countersigned');
    await done(move(co, 'proposal-handlings', await fresh(co, 'proposal-handlings', signed), 'countersign'));
    expect(await done(move(lead, 'proposal-replies', changed, 'submit'))).toMatchObject({ state: 'submitted' });
  });

  test('with another lead, what was countersigned is countersigned anew', async () => {
    const { proposal, own, helping } = await handled();
    await done(send(lead, 'proposal-replies', { proposal: proposal.id, body: bodies.lead, ...answer }));
    const given = await done(move(co, 'proposal-handlings', helping, 'giveOpinion', { text: '无意见。' }));
    await done(move(co, 'proposal-handlings', given, 'countersign'));
    await done(move(clerk, 'proposal-handlings', own, 'release'));
    await plan(proposal, bodies.third, 'lead');
    expect(await world.office.row('proposal_handling', helping.id)).toMatchObject({ countersignedOn: null });
  });

  test('the office returns a reply, or changes its class', async () => {
    const proposal = await filed();
    const own = await plan(proposal, bodies.lead, 'lead');
    await done(move(clerk, 'proposals', proposal, 'assign'));
    await done(move(lead, 'proposal-handlings', await fresh(lead, 'proposal-handlings', own), 'accept'));
    const values = { proposal: proposal.id, body: bodies.lead, outcome: 'B', text: '列入明年计划。' };
    const reply = await done(send(lead, 'proposal-replies', values));
    expect(await codeOf(move(lead, 'proposal-replies', reply, 'submit'))).toBe('proposals.promise-undated');
    const dated = await done(
      lead.patch(`/api/proposal-replies/${reply.id}`, { version: reply.version, values: { promisedBy: '2019-06-30' } }),
    );
    const first = await done(move(lead, 'proposal-replies', dated, 'submit'));
    const returned = await done(move(clerk, 'proposal-replies', first, 'sendBack', { says: '请写明时间表' }));
    expect(await fresh(lead, 'proposal-handlings', own)).toMatchObject({ state: 'accepted' });
    const second = await done(
      move(lead, 'proposal-replies', await fresh(lead, 'proposal-replies', returned), 'submit'),
    );
    const sent = await done(move(clerk, 'proposal-replies', second, 'send'));
    expect((await proposer.get(`/api/proposal-replies/${reply.id}`)).statusCode).toBe(200);
    expect(await done(move(clerk, 'proposal-replies', sent, 'verify', { kept: 'kept' }))).toMatchObject({
      kept: 'kept',
    });
  });
});

describe('feedback', () => {
  test('is asked of every proposer and co-signer; satisfied, it closes', async () => {
    const { proposal, reply } = await replied();
    expect(await fresh(proposer, 'proposals', proposal)).toMatchObject({ state: 'replied' });
    const [asked] = await rows(proposer, `proposal-feedback?proposal=${proposal.id}`);
    expect(await rows(outsider, `proposal-feedback?proposal=${proposal.id}`)).toEqual([]);
    expect(
      (await move(lead, 'proposal-feedback', asked, 'give', { conduct: 'satisfied', result: 'satisfied' })).statusCode,
    ).toBe(404);
    const given = await done(
      move(proposer, 'proposal-feedback', asked, 'give', { conduct: 'satisfied', result: 'basically' }),
    );
    expect(given).toMatchObject({ state: 'given', onPaper: false, reply: { id: reply.id } });
    expect(await fresh(clerk, 'proposals', proposal)).toMatchObject({ state: 'closed', closedOn: expect.any(String) });
    expect((await rows(lead, `proposal-feedback?proposal=${proposal.id}`)).length).toBe(1);
    expect(
      (await move(proposer, 'proposal-feedback', given, 'give', { conduct: 'not', result: 'not' })).statusCode,
    ).toBe(422);
  });

  test('not satisfied, it is handled again by the same departments, and then the office decides', async () => {
    const { proposal } = await replied();
    const give = async (result: string) => {
      const [asked] = await rows(clerk, `proposal-feedback?proposal=${proposal.id}&state=asked`);
      return done(move(clerk, 'proposal-feedback', asked, 'give', { conduct: 'satisfied', result }));
    };
    expect(await give('not')).toMatchObject({ onPaper: true });
    expect(await fresh(clerk, 'proposals', proposal)).toMatchObject({ state: 'handling', round: 2 });
    const again = await done(send(lead, 'proposal-replies', { proposal: proposal.id, body: bodies.lead, ...answer }));
    const [helping] = await rows(co, `proposal-handlings?proposal=${proposal.id}&body=${bodies.co}`);
    const given = await done(move(co, 'proposal-handlings', helping, 'giveOpinion', { text: '再安排。' }));
    await done(move(co, 'proposal-handlings', given, 'countersign'));
    await done(move(clerk, 'proposal-replies', await done(move(lead, 'proposal-replies', again, 'submit')), 'send'));
    await give('not');
    const open = await fresh(clerk, 'proposals', proposal);
    expect(open).toMatchObject({ state: 'replied', round: 2 });
    expect(await done(move(clerk, 'proposals', open, 'close'))).toMatchObject({ state: 'closed' });
  });

  test('a member who is not satisfied begins another round of every department', async () => {
    const { proposal } = await replied();
    const [asked] = await rows(proposer, `proposal-feedback?proposal=${proposal.id}`);
    await done(move(proposer, 'proposal-feedback', asked, 'give', { conduct: 'satisfied', result: 'not' }));
    expect(await fresh(proposer, 'proposals', proposal)).toMatchObject({ state: 'handling', round: 2 });
    const again: Made[] = await rows(clerk, `proposal-handlings?proposal=${proposal.id}`);
    expect(again).toHaveLength(2);
    for (const { id } of again) {
      expect(await world.office.row('proposal_handling', id)).toMatchObject({ state: 'accepted', round: 2 });
    }
  });

  test('a member who withdraws what is being handled releases every department', async () => {
    const { proposal } = await handled();
    await done(move(proposer, 'proposals', await fresh(proposer, 'proposals', proposal), 'withdraw'));
    const left: Made[] = await rows(clerk, `proposal-handlings?proposal=${proposal.id}`);
    expect(left.map(({ state }) => state)).toEqual(['released', 'released']);
    expect((await lead.get(`/api/proposals/${proposal.id}`)).statusCode).toBe(404);
  });

  test('everybody whose proposal was merged is asked too', async () => {
    const into = await handled();
    const other = await done(
      move(
        clerk,
        'proposals',
        await done(
          send(clerk, 'proposals', {
            ...{ title: '关于同一件事', session, kind: 'sector', proposerName: '教育界', ...text },
          }),
        ),
        'submit',
      ),
    );
    await done(move(clerk, 'proposals', other, 'merge', { mergedInto: into.proposal.id }));
    const reply = await done(
      send(lead, 'proposal-replies', { proposal: into.proposal.id, body: bodies.lead, ...answer }),
    );
    const given = await done(move(co, 'proposal-handlings', into.helping, 'giveOpinion', { text: '好。' }));
    await done(move(co, 'proposal-handlings', given, 'countersign'));
    await done(move(clerk, 'proposal-replies', await done(move(lead, 'proposal-replies', reply, 'submit')), 'send'));
    const names = (await rows(clerk, `proposal-feedback?proposal=${into.proposal.id}`)).map(
      ({ name }: { name: string }) => name,
    );
    expect(names.sort()).toEqual(['教育界', '陈一'].sort());
  });
});

describe('what is made of it', () => {
  test('only what is replied to is nominated or published, and only with consent', async () => {
    const early = await filed();
    const nominate = (proposal: Made) =>
      send(clerk, 'proposal-excellence', { proposal: proposal.id, nominatedOn: '2018-12-01' });
    expect(await codeOf(nominate(early))).toBe('proposals.not-ended');
    const { proposal } = await replied();
    const nominated = await done(nominate(proposal));
    expect(await codeOf(nominate(proposal))).toBe('proposals.nominated-twice');
    const passed = await done(move(clerk, 'proposal-excellence', nominated, 'pass'));
    expect((await proposer.get(`/api/proposal-excellence/${passed.id}`)).statusCode).toBe(404);
    await done(move(clerk, 'proposal-excellence', passed, 'choose', { chosenOn: '2018-12-20' }));
    expect((await proposer.get(`/api/proposal-excellence/${passed.id}`)).statusCode).toBe(200);
    const checked = await done(
      send(clerk, 'proposal-publications', { proposal: proposal.id, checkedBy: '保密员', checkedOn: '2018-12-21' }),
    );
    expect(await done(move(clerk, 'proposal-publications', checked, 'publish'))).toMatchObject({ state: 'published' });
  });

  test('the figures count the sessions of the year', async () => {
    const value = async (id: string) => {
      const answered = (await clerk.get(`/api/figures/values?ids=${id}&during=2018`)).json();
      return answered.figures[0].value;
    };
    const all = (await rows(clerk, 'proposals?size=200&party=05')) as { state: string; id: string }[];
    const counted = await Promise.all(all.map(({ id }) => world.office.row('proposal', id)));
    const here = counted.filter(
      (row) => row.session === session && !['draft', 'returned', 'withdrawn'].includes(String(row.state)),
    );
    expect(here.length).toBeGreaterThan(5);
    expect(await value('proposals.submitted')).toBe(here.length);
    expect(await value('proposals.excellent')).toBe(1);
    expect(await value('proposals.excellent-share')).toBe(100);
    expect(await value('proposals.excellent-supervised-by-leaders')).toBe(0);
    const [chosen] = await rows(clerk, 'proposal-excellence?state=chosen');
    const values = { proposal: chosen.proposal.id, post: 'secretary', leader: '书记', chosenOn: '2018-03-01' };
    await done(send(clerk, 'proposal-supervisions', values));
    expect(await value('proposals.excellent-supervised-by-leaders')).toBe(1);
  });
});
