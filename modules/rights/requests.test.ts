import { describe, expect, test } from 'vitest';
import type { Moves } from '../../platform/clock/my-move.ts';
import type { ToldClocks } from '../../platform/clock/told.ts';
import { newId } from '../../platform/record/ids.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody, officeOf, refusal } from '../../tests/support/office.ts';
import { keepDistrict, keepRows } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const tested = await testDatabase();
const { branch } = await keepDistrict(tested.database, HERE);
const office = officeOf(tested.database, HERE);
const me = await office.create('person', { name: '张甲', sex: '1', phone: '13900001000' });
const other = await office.create('person', { name: '张乙', sex: '1' });
const stays = [me, other].map((person) => ({ id: newId('2018-01-05T02:00:00.000Z'), person }));
const joining = { party: '05', organisation: branch, joined: '2010-05', begins: '2010-05' };
await keepRows(tested.database, HERE, [
  ['membership', stays.map(({ id, person }) => ({ id, state: 'active', values: { person, ...joining } }))],
]);
const stranger = officeOf(tested.database, HERE, { actor: nobody });
const as = (person: string) => served(tested, HERE, { as: { name: '成员', person, grants: [{ role: 'member' }] } });
const member = await as(me);
const neighbour = await as(other);
const clerk = await served(tested, HERE);
const byConsent = await office.create('purpose', {
  ...{ name: '示例：联谊联络', covers: 'overseas', description: '节日联络', basis: 'consent' },
});
const byDuty = await office.create('purpose', {
  ...{ name: '示例：名册', covers: 'identity', description: '成员名册', basis: 'statutory-duty' },
});

interface Made {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly due?: string;
}

const send = (who: typeof member, plural: string, values: object) => who.post(`/api/${plural}`, { values });
const move = (who: typeof member, plural: string, { id, version }: Made, transition: string, input = {}) =>
  who.post(`/api/${plural}/${id}/${transition}`, { version, input });
const ask = async (values: object): Promise<Made> =>
  (await send(member, 'corrections', { person: me, reason: '写错了', ...values })).json();

describe('consent', () => {
  test('is given by oneself for what rests on it, once, and withdrawn by oneself alone', async () => {
    const given = { person: me, purpose: byConsent, givenOn: '2018-01-01' };
    expect((await send(neighbour, 'consents', given)).statusCode).toBe(422);
    expect((await send(member, 'consents', { ...given, purpose: byDuty })).json().code).toBe('rights.needs-no-consent');
    const made = (await send(member, 'consents', given)).json() as Made;
    expect((await send(member, 'consents', given)).json().code).toBe('rights.consent-twice');
    expect((await move(neighbour, 'consents', made, 'withdraw')).statusCode).toBe(404);
    expect((await move(member, 'consents', made, 'withdraw')).json()).toMatchObject({ state: 'withdrawn' });
    expect(await office.row('consent', made.id)).toMatchObject({ withdrawnOn: expect.stringMatching(/^\d{4}-/) });
  });
});

describe('a correction', () => {
  test('is asked for one’s own rows alone, with another value that the field can hold', async () => {
    const code = async (values: object) => {
      const answer = await send(member, 'corrections', { person: me, reason: '写错了', ...values });
      return answer.json().code ?? answer.json().state;
    };
    expect(await code({ person: other, what: 'person.school', valueWanted: '中山大学' })).toBe('record.not-reference');
    expect(await code({ what: 'person.sex', valueWanted: '男' })).toBe('record.not-in-table');
    expect(await code({ what: 'person.sex', valueWanted: '1' })).toBe('rights.same-value');
    expect(await code({ what: 'membership.joined', valueWanted: '2011' })).toBe('rights.row-needed');
    expect(await code({ what: 'membership.joined', rowId: stays[1]?.id, valueWanted: '2011' })).toBe(
      'rights.not-of-person',
    );
    expect(await code({ what: 'membership.joined', rowId: stays[0]?.id, valueWanted: '2010-06' })).toBe('asked');
  });

  test('has a day due, keeps both values encrypted, and changes the record when the office accepts', async () => {
    const made = await ask({ what: 'person.phone', valueWanted: '139 0000 8888' });
    expect(made.due).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const [kept] = await office.rows<{ now: string }>('select value_now as now from correction where id = $1', [
      made.id,
    ]);
    expect(kept?.now).toMatch(/^aes-256-gcm:/);
    expect((await move(member, 'corrections', made, 'accept')).statusCode).toBe(422);
    expect(await refusal(stranger.move('correction', made.id, 'accept'))).toBe('record.may-not');
    expect((await move(clerk, 'corrections', made, 'accept')).json()).toMatchObject({ state: 'accepted' });
    expect(await office.row('person', me)).toMatchObject({ phone: '13900008888' });
    const told = (await clerk.get(`/api/people/${me}/timeline`)).json().entries[0];
    expect(told).toMatchObject({ action: 'edit', changes: [{ field: 'phone' }] });
  });

  test('is not accepted where the value has changed since, nor where the field refuses it', async () => {
    const made = await ask({ what: 'person.school', valueWanted: '中山大学' });
    await office.edit('person', me, { school: '暨南大学' });
    expect((await move(clerk, 'corrections', made, 'accept')).json().code).toBe('rights.changed-since');
    const born = await ask({ what: 'person.born', valueWanted: '2099' });
    expect((await move(clerk, 'corrections', born, 'accept')).statusCode).toBe(422);
    expect(await office.row('correction', born.id)).toMatchObject({ state: 'asked' });
  });

  test('is declined with an answer by the office, and withdrawn by the person', async () => {
    const made = await ask({ what: 'person.employer', valueWanted: '第一中学' });
    expect((await move(member, 'corrections', made, 'decline', { answer: '不' })).statusCode).toBe(422);
    expect((await move(clerk, 'corrections', made, 'decline')).statusCode).toBe(422);
    const declined = await move(clerk, 'corrections', made, 'decline', { answer: '与人事档案不符' });
    expect(declined.json()).toMatchObject({ state: 'declined', answer: '与人事档案不符' });
    const second = await ask({ what: 'person.employer', valueWanted: '第一中学' });
    expect((await move(neighbour, 'corrections', second, 'withdraw')).statusCode).toBe(404);
    expect((await move(member, 'corrections', second, 'withdraw')).json()).toMatchObject({ state: 'withdrawn' });
  });
});

describe('the time to answer', () => {
  const clocks = async (plural: string, id: string): Promise<ToldClocks> =>
    (await member.get(`/api/${plural}/${id}/clocks`)).json();
  const standing = async (plural: string, { id }: Made) => (await clocks(plural, id)).clocks.map((one) => one.standing);

  test('is counted over the National Day and the weekends worked for it', async () => {
    const autumn = officeOf(tested.database, HERE, { today: '2025-09-26' });
    const id = await autumn.create('correction', {
      person: me,
      reason: '写错了',
      what: 'person.note',
      valueWanted: '甲',
    });
    // 28 to 30 September, 9 to 11, 13 to 17 and 20 to 23 October.
    expect(await autumn.row('correction', id)).toMatchObject({ due: '2025-10-23' });
    const [told] = (await clocks('corrections', id)).clocks;
    expect(told).toMatchObject({ due: '2025-10-23', mover: { kind: 'office', id: null } });
    expect(told?.exceptions.map(({ from, to, works, label }) => [from, to, works, label.zh])).toEqual([
      ['2025-09-28', '2025-09-28', true, '国庆节'],
      ['2025-10-01', '2025-10-05', false, '国庆节'],
      ['2025-10-06', '2025-10-06', false, '中秋'],
      ['2025-10-07', '2025-10-08', false, '国庆节'],
      ['2025-10-11', '2025-10-11', true, '国庆节'],
    ]);
    const waits = ((await clerk.get('/api/my-move')).json() as Moves).mine.find(({ row }) => row === id);
    expect(waits).toMatchObject({ record: 'correction', title: '张甲', name: 'answer', standing: 'longOverdue' });
  });

  test('is over when it is answered, and counts for nothing when it is withdrawn', async () => {
    const made = await ask({ what: 'person.degree', valueWanted: '3' });
    expect(await standing('corrections', made)).toEqual(['running']);
    await move(member, 'corrections', made, 'withdraw');
    expect(await standing('corrections', made)).toEqual(['withdrawn']);
    const again = await ask({ what: 'person.degree', valueWanted: '3' });
    await move(clerk, 'corrections', again, 'accept');
    expect(await standing('corrections', again)).toEqual(['endedInTime']);
    const erasure = (await send(member, 'erasures', { person: me })).json() as Made;
    expect(await standing('erasures', erasure)).toEqual(['running']);
    await move(member, 'erasures', erasure, 'withdraw');
    expect(await standing('erasures', erasure)).toEqual(['withdrawn']);
  });

  test('is told to the person and to nobody else', async () => {
    const made = await ask({ what: 'person.otherPosts', valueWanted: '示例' });
    expect((await neighbour.get(`/api/corrections/${made.id}/clocks`)).statusCode).toBe(404);
    const moves = (await neighbour.get('/api/my-move')).json() as Moves;
    expect([...moves.mine, ...moves.others]).toEqual([]);
  });
});

test('erasure is asked for once, and refused by the office with its basis', async () => {
  const made = (await send(member, 'erasures', { person: me, reason: '不再参加' })).json() as Made;
  expect((await send(member, 'erasures', { person: me })).json().code).toBe('rights.erasure-twice');
  expect((await send(neighbour, 'erasures', { person: me })).statusCode).toBe(422);
  expect((await move(member, 'erasures', made, 'refuse', { answer: '不' })).statusCode).toBe(422);
  expect((await move(clerk, 'erasures', made, 'refuse')).statusCode).toBe(422);
  const refused = await move(clerk, 'erasures', made, 'refuse', { answer: '仍在册' });
  expect(refused.json()).toMatchObject({ state: 'refused', answer: '仍在册' });
});

test('purposes are written by the office alone and read by all', async () => {
  const values = { name: '示例：任职', covers: 'posts', description: '任职情况', basis: 'statutory-duty' };
  expect((await send(member, 'purposes', values)).statusCode).toBe(403);
  expect((await member.get('/api/purposes')).json().total).toBe(2);
  expect(await refusal(stranger.move('purpose', byDuty, 'withdraw'))).toBe('record.may-not');
  await office.move('purpose', byDuty, 'withdraw');
  await office.move('purpose', byDuty, 'restore');
});
