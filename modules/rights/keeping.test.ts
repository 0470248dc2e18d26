import { describe, expect, test } from 'vitest';
import { retentionCommand } from '../../apps/cli/retention.ts';
import { newId } from '../../platform/record/ids.ts';
import { commandLine } from '../../tests/support/commands.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { deskOf } from '../../tests/support/desk.ts';
import { officeOf, refusal } from '../../tests/support/office.ts';
import { keepDistrict, keepRows } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const tested = await testDatabase();
const { branch } = await keepDistrict(tested.database, HERE);
const office = officeOf(tested.database, HERE);
const clerk = await served(tested, HERE);

const purpose = (covers: string, more: object) =>
  office.create('purpose', { name: `示例${covers}`, covers, description: '示例', basis: 'statutory-duty', ...more });
await purpose('identity', { event: 'left', months: 600, statutory: true, source: '示例规定第一条' });
await purpose('party', { event: 'left', months: 12 });
await purpose('contact', { event: 'left', months: 6 });
const ties = await purpose('overseas', { basis: 'consent' });

interface Stay {
  readonly state: string;
  readonly ends?: string;
  readonly party?: string;
}

async function someone(name: string, values: object, stay: Stay): Promise<string> {
  const id = await office.create('person', { name, ...values });
  const row = {
    person: id,
    party: '05',
    organisation: branch,
    begins: '2010',
    number: `证${name}001`,
    ends: stay.ends,
  };
  await keepRows(tested.database, HERE, [
    ['membership', [{ id: newId('2018-01-05T02:00:00.000Z'), state: stay.state, values: row }]],
  ]);
  return id;
}

describe('an erasure that is asked for', () => {
  test('leaves what the law keeps, says by which basis, and takes the rest', async () => {
    const id = await someone(
      '钱留存',
      { phone: '13711112222', employer: '某校' },
      { state: 'resigned', ends: '2017-05' },
    );
    const request = await office.create('erasure', { person: id });
    const preview = (await clerk.get(`/api/erasures/${request}/preview`)).json();
    expect(preview.whole).toBe(false);
    const verdict = (category: string) =>
      preview.verdicts.find((one: { category: string }) => one.category === category);
    expect(verdict('identity')).toMatchObject({ stays: true, why: expect.stringContaining('示例规定第一条') });
    expect(verdict('contact')).toMatchObject({ stays: false });
    expect(await office.row('person', id)).toMatchObject({ phone: '13711112222' });

    await office.move('erasure', request, 'carryOut');
    expect(await office.row('person', id)).toMatchObject({
      name: '钱留存',
      state: 'kept',
      phone: null,
      employer: null,
    });
    expect(await office.row('erasure', request)).toMatchObject({ answer: expect.stringContaining('示例规定第一条') });
    expect(await office.rows('select 1 from subject_key where subject = $1', [id])).toEqual([]);
  });

  test('is looked at by the office alone, and not done twice', async () => {
    const id = await someone('孙申请', {}, { state: 'active' });
    const request = await office.create('erasure', { person: id });
    const grants = [{ role: 'member' }];
    const member = await served(tested, HERE, { as: { name: '成员', person: id, grants } });
    expect((await member.get(`/api/erasures/${request}/preview`)).statusCode).toBe(403);
    expect((await member.get('/api/retention')).statusCode).toBe(403);
    expect((await member.post('/api/retention/carry-out', { people: [id] })).statusCode).toBe(403);
  });
});

test('withdrawn consent takes what was kept for it alone', async () => {
  const values = { politicalStatus: '09', overseasTies: '姐姐在加拿大', overseasConsent: '2017-01-01' };
  const id = await office.create('person', { name: '李侨眷', ...values });
  const given = await office.create('consent', { person: id, purpose: ties, givenOn: '2017-01-01' });
  await office.move('consent', given, 'withdraw');
  expect(await office.row('person', id)).toMatchObject({ overseasTies: null, overseasConsent: null, name: '李侨眷' });
});

describe('a run over what is kept too long', () => {
  const { run } = commandLine(tested);

  test('lists who is due and why, does nothing unless told, and then leaves a record of each', async () => {
    const gone = await someone('周期满', { email: 'zhou@example.cn' }, { state: 'resigned', ends: '2016-01' });
    const lately = await someone('吴刚走', { email: 'wu@example.cn' }, { state: 'resigned', ends: '2018-05' });
    const before = { before: '2018-07-19' };
    const listed = (await run(retentionCommand, [], before)).answer as {
      due: { person: string; categories: string[] }[];
    };
    const due = new Map(listed.due.map(({ person, categories }) => [person, categories]));
    expect(due.get(gone)).toEqual(['contact', 'party']);
    expect(due.has(lately)).toBe(false);
    expect(await office.row('person', gone)).toMatchObject({ email: 'zhou@example.cn' });

    const done = await run(retentionCommand, [], { ...before, 'carry-out': true });
    expect(done.answer).toMatchObject({ erased: listed.due.length });
    expect(await office.row('person', gone)).toMatchObject({ name: '周期满', email: null });
    const [told] = await office.rows<{ state: string; answer: string }>(
      'select state, answer from erasure where person = $1',
      [gone],
    );
    expect(told).toMatchObject({ state: 'carriedOut', answer: expect.stringContaining('保存期满') });
    expect((await run(retentionCommand, [], before)).answer).toEqual({ due: [] });
  });

  test('is refused for a day that has not come, and on the page as on the command line', async () => {
    const listed = (await clerk.get('/api/retention?before=2099-01-01')).json();
    const [first] = listed.due;
    expect(first.labels.length).toBeGreaterThan(0);
    const early = await clerk.post('/api/retention/carry-out', { people: [first.person], before: '2099-01-01' });
    expect(early.json().code).toBe('rights.before-in-future');
    const now = await clerk.post('/api/retention/carry-out', { people: [first.person] });
    expect(now.statusCode).toBe(200);
  });
});

test('of two of one name only what is linked is renamed, and an import that made the erased is not undone', async () => {
  const desk = deskOf(tested.database, HERE);
  const { id: file } = await desk.bring({
    rows: [
      ['姓名', '性别', '出生年月', '入盟时间', '所在支部'],
      ['郑同名', '男', '1980.01', '2010.05', '民盟区委'],
    ],
  });
  const [made] = await office.rows<{ id: string }>(`select id from person where name = '郑同名'`);
  const id = made?.id ?? '';
  await office.create('person', { name: '郑同名' });
  const award = await office.create('award', { year: 2016, name: '同名奖', level: 'municipal', winners: '郑同名' });
  const [stay] = await office.rows<{ id: string }>('select id from membership where person = $1', [id]);
  await office.move('membership', stay?.id ?? '', 'resign', { ends: '2011-01' });
  await office.move(
    'purpose',
    (await office.rows<{ id: string }>(`select id from purpose where covers = 'identity'`))[0]?.id ?? '',
    'withdraw',
  );
  const request = await office.create('erasure', { person: id });
  await office.move('erasure', request, 'carryOut');
  expect(await office.row('person', id)).toMatchObject({ state: 'erased' });
  expect(await office.row('award', award)).toMatchObject({ winners: '郑同名' });
  expect(await refusal(desk.undo(file))).toBe('imports.later-changes');
});
