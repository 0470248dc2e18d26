import { describe, expect, test } from 'vitest';
import { wholly } from '../../platform/db/database.ts';
import { ask } from '../../platform/figures/ask.ts';
import { evidenceOf } from '../../platform/figures/evidence.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf, refusal } from '../../tests/support/office.ts';
import { application } from '../index.ts';

const { database } = await testDatabase();
const HERE = 440106;
const office = officeOf(database, HERE);
const ground = { database, definitions: application.definitions, scope: wholly({ lo: HERE, hi: HERE }) };
const named = (id: string) => application.figures.filter((figure) => figure.id === id);

/** What a figure says on the day of the office, and by party. */
async function figure(id: string, by?: string) {
  const [answer] = await ask(ground, named(id), { at: '2018-07-19' }, by);
  return by
    ? Object.fromEntries((answer?.by?.[by] ?? []).filter((p) => p.value).map((p) => [p.key, p.value]))
    : answer?.value;
}

const branch = await office.create('organisation', {
  name: '民革一支部',
  party: '04',
  level: 'branch',
  founded: '2000',
});
const congress = await office.create('body', { name: '天河区人民代表大会', kind: 'congress' });
const seat = await office.create('post', { name: '代表', body: congress, role: 'delegate' });

async function active(who: string, organisation = branch, joined = '2010-05'): Promise<string> {
  const id = await office.create('membership', { person: who, party: '04', organisation, joined });
  await office.move('membership', id, 'review');
  await office.move('membership', id, 'admit', { joined });
  return id;
}

describe('two rows found to be one person', () => {
  test('are one in every figure and list after the merger, and two again after they are parted', async () => {
    const one = await office.create('person', { name: '欧阳示例', sex: '2', born: '1970' });
    const stay = await active(one);
    const two = await office.create('person', { name: '欧阳示', sex: '1', born: '1970-05', employer: '某校' });
    const again = await active(two);
    const held = await office.create('tenure', { person: two, post: seat, begins: '2016-10' });
    const before = [await figure('directory.members', 'sex'), await figure('directory.deputies-not-cpc')];
    expect(before).toEqual([{ 1: 1, 2: 1 }, 1]);

    await office.move('person', two, 'merge', { mergedInto: one });
    expect([await figure('directory.members'), await figure('directory.members', 'sex')]).toEqual([1, { 2: 1 }]);
    expect(await figure('directory.deputies-not-cpc', 'party')).toEqual({ '04': 1 });
    expect(await office.row('tenure', held)).toMatchObject({ person: one });
    expect(await office.row('person', one)).toMatchObject({ name: '欧阳示例', born: '1970-05', employer: '某校' });
    expect(await office.row('membership', again)).toMatchObject({ person: one, state: 'withdrawn' });

    await office.edit('person', one, { employer: '另一校' });
    await office.move('person', two, 'part');
    expect([await figure('directory.members', 'sex'), await figure('directory.deputies-not-cpc')]).toEqual(before);
    expect(await office.row('tenure', held)).toMatchObject({ person: two });
    expect(await office.row('membership', again)).toMatchObject({ person: two, state: 'active' });
    expect(await office.row('membership', stay)).toMatchObject({ person: one, state: 'active' });
    // What somebody wrote since is theirs.
    expect(await office.row('person', one)).toMatchObject({ born: '1970', employer: '另一校' });
  });
});

describe('a day of a membership', () => {
  test('counts once: no stay overlaps another of the same person in the party', async () => {
    const who = await office.create('person', { name: '甲' });
    const stay = await active(who);
    await office.move('membership', stay, 'resign', { ends: '2015-12-31' });
    const next = { person: who, party: '04', organisation: branch };
    const late = await office.create('membership', { ...next, joined: '2016-01-01' });
    await office.move('membership', late, 'review');
    expect(await refusal(office.move('membership', late, 'admit', { joined: '2012-01-01' }))).toBe(
      'directory.overlaps',
    );
    expect(await refusal(office.move('membership', late, 'admit', { joined: '2016-01-01' }))).toBe('done');
  });

  test('is not moved away from the transfer that made it', async () => {
    const other = await office.create('organisation', { name: '民革二支部', party: '04', level: 'branch' });
    const stay = await active(await office.create('person', { name: '乙' }));
    await office.move('membership', stay, 'requestTransfer', { transferTo: other, transferOn: '2016-01-01' });
    await office.move('membership', stay, 'approveTransfer');
    const [next] = await office.rows<{ id: string }>('select id from membership where transferred_from = $1', [stay]);
    const id = next?.id as string;
    for (const begins of ['2017-06-01', '2014-06-01']) {
      expect(await refusal(office.edit('membership', id, { begins }))).toBe('directory.begins-by-transfer');
    }
    expect(await refusal(office.move('membership', id, 'withdraw'))).toBe('directory.part-of-transfer');
  });

  test('ends where a member moves away from here, and says where to', async () => {
    const stay = await active(await office.create('person', { name: '丙' }));
    expect(await refusal(office.move('membership', stay, 'moveAway', { ends: '2018-01-31' }))).toBe('record.required');
    await office.move('membership', stay, 'moveAway', { movedAway: '民革越秀区支部', ends: '2018-01-31' });
    expect(await office.row('membership', stay)).toMatchObject({ state: 'transferred', movedAway: '民革越秀区支部' });
  });
});

test('what was entered by mistake is withdrawn with a reason, counts no more, and can be restored', async () => {
  const award = await office.create('award', { year: 2017, name: '误录', level: 'municipal', party: '04' });
  const count = async () =>
    (await ask(ground, named('honours.awards-municipal-up'), { during: '2017' })).map(({ value }) => value);
  expect(await count()).toEqual([1]);
  expect(await refusal(office.move('award', award, 'withdraw', {}, ''))).toBe('record.reason-needed');
  await office.move('award', award, 'withdraw');
  expect(await count()).toEqual([0]);
  expect(await refusal(office.edit('award', award, { year: 2016 }))).toBe('record.may-not-edit');
  await office.move('award', award, 'restore');
  expect(await count()).toEqual([1]);
});

test('an organisation is withdrawn only while nothing belongs to it', async () => {
  const mistaken = await office.create('organisation', { name: '误录支部', party: '04', level: 'branch' });
  await office.move('organisation', mistaken, 'withdraw');
  await office.move('organisation', mistaken, 'restore');
  const stay = await active(await office.create('person', { name: '丁' }), mistaken);
  expect(await refusal(office.move('organisation', mistaken, 'withdraw'))).toBe('directory.organisation-in-use');
  await office.move('membership', stay, 'withdraw');
  expect(await refusal(office.move('organisation', mistaken, 'withdraw'))).toBe('done');
});

test('overseas ties are kept of members of Zhigong and Taimeng alone, by consent', async () => {
  const ties = (values: object) => refusal(office.create('person', { name: '戊', overseasTies: '兄在港', ...values }));
  expect(await ties({ politicalStatus: '04', overseasConsent: '2018-01-01' })).toBe('directory.ties-of-others');
  expect(await ties({ politicalStatus: '09' })).toBe('directory.ties-without-consent');
  expect(await ties({ politicalStatus: '09', overseasConsent: '2018-01-01' })).toBe('done');
});

describe('who holds a post', () => {
  async function holder(values: object, tenure: object = {}, post = seat): Promise<string> {
    const who = await office.create('person', { name: '己', ...values });
    return office.create('tenure', { person: who, post, begins: '2016-10', ...tenure });
  }

  test('is known not to be of the CPC by either status, or by membership; on probation is of it', async () => {
    const before = (await figure('directory.deputies-not-cpc')) as number;
    const { [branch]: here = 0 } = (await figure('directory.deputies-not-cpc', 'organisation')) as Record<
      string,
      number
    >;
    await holder({ politicalStatus: '02' });
    await holder({ politicalStatus: '05', otherStatus: '01' });
    await holder({});
    expect(await figure('directory.deputies-not-cpc')).toBe(before);
    const member = await office.create('person', { name: '庚' });
    await active(member);
    await office.create('tenure', { person: member, post: seat, begins: '2016-10' });
    expect(await figure('directory.deputies-not-cpc')).toBe(before + 1);
    expect(await figure('directory.deputies-not-cpc', 'organisation')).toMatchObject({ [branch]: here + 1 });
  });

  test('counts as the district’s only in a body of the district', async () => {
    const before = await figure('directory.deputies-not-cpc');
    const city = await office.create('body', { name: '广州市人民代表大会', kind: 'congress', level: 'municipal' });
    const there = await office.create('post', { name: '代表', body: city, role: 'delegate' });
    await holder({ politicalStatus: '05' }, {}, there);
    expect(await figure('directory.deputies-not-cpc')).toBe(before);
  });

  test('is warned about before the term ends, as long before as the office has set', async () => {
    const ending = await holder({ politicalStatus: '05' }, { termEnds: '2018-08-01' });
    await holder({ politicalStatus: '05' }, { termEnds: '2018-12-01' });
    const rows = async () =>
      (await evidenceOf(ground, named('directory.terms-ending')[0] as never, { when: { at: '2018-07-19' } })).rows;
    expect((await rows()).map(({ id }) => id)).toEqual([ending]);
    const set = await office.create('setting', { name: 'term-window', value: 200 });
    expect(await rows()).toHaveLength(2);
    await office.move('setting', set, 'withdraw');
    expect(await rows()).toHaveLength(1);
  });
});

test('an organisation with fewer members than its level needs is named, by what is set for its party', async () => {
  const small = await office.create('organisation', { name: '致公一支部', party: '09', level: 'branch' });
  const shown = async () => Object.keys((await figure('directory.below-threshold', 'organisation')) as object);
  expect(await shown()).toContain(small);
  await office.create('setting', { name: 'members-of-branch', party: '09', value: 0 });
  await office.create('setting', { name: 'members-of-branch', value: 100 });
  expect(await shown()).not.toContain(small);
  expect(await shown()).toContain(branch);
  expect(await refusal(office.create('setting', { name: 'members-of-branch', value: 5 }))).toBe('setting_name');
});
