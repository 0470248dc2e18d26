import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody, officeOf, refusal } from '../../tests/support/office.ts';

const { database } = await testDatabase();
const HERE = 440106;
const office = officeOf(database, HERE);
const outsider = officeOf(database, HERE, { actor: nobody });

const party = '05';
let committee: string;
let first: string;
let second: string;
let foreign: string;

beforeAll(async () => {
  committee = await office.create('organisation', { name: '民盟区委', party, level: 'committee', founded: '1990' });
  first = await office.create('organisation', { name: '民盟一支部', party, level: 'branch', parent: committee });
  second = await office.create('organisation', { name: '民盟二支部', party, level: 'branch', parent: committee });
  foreign = await office.create('organisation', { name: '民革一支部', party: '04', level: 'branch' });
});

let count = 0;
function person(values: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  return office.create('person', { name: `测试${count}`, ...values });
}

async function member(at = first, values: Record<string, unknown> = {}): Promise<string> {
  const stay = { person: await person(), party, organisation: at, joined: '2010-05', ...values };
  const id = await office.create('membership', stay);
  await office.move('membership', id, 'review');
  await office.move('membership', id, 'admit', { joined: stay.joined });
  return id;
}

describe('an outsider', () => {
  test('may neither create, edit nor move anything', async () => {
    const stay = await member();
    expect(await refusal(outsider.create('person', { name: '测试' }))).toBe('record.may-not-create');
    expect(await refusal(outsider.edit('membership', stay, { number: '1' }))).toBe('record.may-not-edit');
    expect(await refusal(outsider.move('membership', stay, 'resign', { ends: '2018-01-01' }))).toBe('record.may-not');
  });
});

describe('a membership', () => {
  const endings = { resign: 'resigned', remove: 'removed', expel: 'expelled', recordDeath: 'deceased' };

  test('goes from applicant over review to active, and only in this order', async () => {
    const id = await office.create('membership', { person: await person(), party, organisation: first });
    expect(await refusal(office.move('membership', id, 'admit', { joined: '2010' }))).toBe('record.may-not');
    await office.move('membership', id, 'review');
    expect(await refusal(office.move('membership', id, 'review'))).toBe('record.may-not');
    expect(await refusal(office.move('membership', id, 'admit', {}))).toBe('record.required');
    await office.move('membership', id, 'admit', { joined: '2010-05' });
    expect(await office.row('membership', id)).toMatchObject({ state: 'active', joined: '2010-05' });
  });

  test('is declined with a reason, and is then at its end', async () => {
    const id = await office.create('membership', { person: await person(), party, organisation: first });
    expect(await refusal(office.move('membership', id, 'decline', {}, ''))).toBe('record.reason-needed');
    await office.move('membership', id, 'decline');
    expect(await refusal(office.move('membership', id, 'review'))).toBe('record.may-not');
    expect(await refusal(office.edit('membership', id, { number: '1' }))).toBe('record.may-not-edit');
  });

  test.each(Object.entries(endings))(
    'ends by %s, with a last day and a reason, and is corrected',
    async (by, state) => {
      const id = await member();
      expect(await refusal(office.move('membership', id, by, { ends: '2017-12' }, ''))).toBe('record.reason-needed');
      expect(await refusal(office.move('membership', id, by, { ends: '2009' }))).toBe('directory.ends-before-begins');
      expect(await refusal(office.move('membership', id, by, { ends: '2019-01-01' }))).toBe('directory.end-in-future');
      await office.move('membership', id, by, { ends: '2017-12' });
      expect(await office.row('membership', id)).toMatchObject({ state, ends: '2017-12' });
      await office.move('membership', id, 'reinstate');
      expect(await office.row('membership', id)).toMatchObject({ state: 'active', ends: null });
    },
  );

  test('is of the party of its organisation', async () => {
    const stay = { person: await person(), party, organisation: foreign };
    expect(await refusal(office.create('membership', stay))).toBe('directory.organisation-mismatch');
  });

  test('is the only one of its person in the party, also when an old one is corrected to active', async () => {
    const who = await person();
    const old = await member(first, { person: who });
    await office.move('membership', old, 'resign', { ends: '2012' });
    await member(second, { person: who, joined: '2015' });
    expect(await refusal(office.move('membership', old, 'reinstate'))).toBe('membership_active');
    expect(await refusal(member(first, { person: who }))).toBe('membership_active');
  });

  test('takes no transfer by an edit', async () => {
    const id = await member();
    expect(await refusal(office.edit('membership', id, { transferTo: second }))).toBe('record.unknown-field');
  });
});

describe('a transfer', () => {
  test('is asked for, refused to the same place, another party or before the first day, and can be cancelled', async () => {
    const id = await member();
    const ask = (transferTo: string, transferOn = '2018-03-01') =>
      refusal(office.move('membership', id, 'requestTransfer', { transferTo, transferOn }));
    expect(await ask(first)).toBe('directory.transfer-to-same');
    expect(await ask(foreign)).toBe('directory.transfer-other-party');
    expect(await ask(second, '2010-05-01')).toBe('directory.transfer-before-begin');
    expect(await refusal(office.move('membership', id, 'approveTransfer'))).toBe('record.may-not');
    expect(await ask(second)).toBe('done');
    await office.move('membership', id, 'cancelTransfer');
    expect(await office.row('membership', id)).toMatchObject({ state: 'active', transferTo: null, transferOn: null });
  });

  test('however often, leaves no day without an organisation and none with two', async () => {
    const days = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const who = await person();
        let stay = await member(first, { person: who, joined: '2010-05-01' });
        let day = '2010-05-01';
        for (const [index, step] of steps.entries()) {
          day = dayAfter(day, step);
          const to = index % 2 === 0 ? second : first;
          await office.move('membership', stay, 'requestTransfer', { transferTo: to, transferOn: day });
          await office.move('membership', stay, 'approveTransfer');
          const [next] = await office.rows<{ id: string }>(
            'select id from membership where person = $1 and state = $2',
            [who, 'active'],
          );
          stay = next?.id ?? '';
        }
        const stays = await office.rows<{ begins: string; ends: string | null }>(
          'select begins, ends from membership where person = $1 order by begins_day',
          [who],
        );
        expect(stays).toHaveLength(steps.length + 1);
        expect(stays.slice(1).map(({ begins }) => begins)).toEqual(
          stays.slice(0, -1).map(({ ends }) => dayAfter(ends ?? '', 1)),
        );
        expect(stays.at(-1)?.ends).toBeNull();
      }),
      { numRuns: 8 },
    );
  });
});

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('an organisation', () => {
  test('rises a level, never falls, and its history says so', async () => {
    const id = await office.create('organisation', {
      name: '民盟总支',
      party,
      level: 'general-branch',
      founded: '2001',
    });
    const raise = (level: string) =>
      refusal(office.move('organisation', id, 'upgrade', { level, on: '2017-06-16', document: '1号' }));
    expect(await raise('branch')).toBe('directory.level-must-rise');
    expect(await raise('committee')).toBe('done');
    const history = await office.rows(
      'select kind, happened, from_level, to_level, document from organisation_change where organisation = $1 order by happened_day',
      [id],
    );
    expect(history).toEqual([
      { kind: 'founded', happened: '2001', from_level: null, to_level: 'general-branch', document: null },
      {
        kind: 'upgraded',
        happened: '2017-06-16',
        from_level: 'general-branch',
        to_level: 'committee',
        document: '1号',
      },
    ]);
  });

  test('keeps its former name', async () => {
    const id = await office.create('organisation', { name: '旧名支部', party, level: 'branch' });
    await office.move('organisation', id, 'rename', { name: '新名支部', on: '2016-01-01' });
    expect(await office.row('organisation', id)).toMatchObject({ name: '新名支部' });
    const [change] = await office.rows('select from_name from organisation_change where organisation = $1', [id]);
    expect(change).toEqual({ from_name: '旧名支部' });
  });

  test('has a parent of its own party that is not below it', async () => {
    const low = await office.create('organisation', { name: '民盟小组', party, level: 'group', parent: first });
    expect(await refusal(office.edit('organisation', first, { parent: low }))).toBe('directory.own-parent');
    expect(await refusal(office.edit('organisation', low, { parent: foreign }))).toBe('directory.parent-other-party');
  });

  test('is not dissolved while it has members, and takes none afterwards', async () => {
    const id = await office.create('organisation', { name: '将撤支部', party, level: 'branch' });
    const stay = await member(id);
    expect(await refusal(office.move('organisation', id, 'dissolve', { on: '2018-01-01' }))).toBe(
      'directory.still-has-members',
    );
    await office.move('membership', stay, 'resign', { ends: '2017-12-31' });
    await office.move('organisation', id, 'dissolve', { on: '2018-01-01' });
    expect(await office.row('organisation', id)).toMatchObject({ state: 'dissolved', dissolved: '2018-01-01' });
    expect(await refusal(office.move('organisation', id, 'upgrade', { level: 'committee', on: '2018-02-01' }))).toBe(
      'record.may-not',
    );
  });

  test('merged into another hands its members over on the day, without a gap', async () => {
    const from = await office.create('organisation', { name: '并出支部', party, level: 'branch' });
    const stay = await member(from);
    expect(await refusal(office.move('organisation', from, 'mergeInto', { into: foreign, on: '2018-01-01' }))).toBe(
      'directory.parent-other-party',
    );
    await office.move('organisation', from, 'mergeInto', { into: second, on: '2018-01-01' });
    const old = await office.row('membership', stay);
    expect(old).toMatchObject({ state: 'transferred', ends: '2017-12-31' });
    const [next] = await office.rows('select organisation, begins, state from membership where transferred_from = $1', [
      stay,
    ]);
    expect(next).toEqual({ organisation: second, begins: '2018-01-01', state: 'active' });
  });

  test('splits into a new one that begins on the day', async () => {
    const id = await office.create('organisation', { name: '大支部', party, level: 'branch', parent: committee });
    await office.move('organisation', id, 'split', { newName: '新分支部', on: '2017-03-01' });
    const [made] = await office.rows('select party, level, parent, founded from organisation where name = $1', [
      '新分支部',
    ]);
    expect(made).toEqual({ party, level: 'branch', parent: committee, founded: '2017-03-01' });
  });
});

describe('a person', () => {
  test('is merged into another and parted again, never into itself or into one that is merged', async () => {
    const [one, other, third] = [await person(), await person(), await person()];
    const merge = (who: string, mergedInto: string) => refusal(office.move('person', who, 'merge', { mergedInto }));
    expect(await merge(one, one)).toBe('directory.merge-into-itself');
    expect(await merge(one, other)).toBe('done');
    expect(await merge(third, one)).toBe('directory.merge-into-merged');
    expect(await merge(other, third)).toBe('directory.merge-has-merged');
    expect(await refusal(office.edit('person', one, { employer: '某局' }))).toBe('record.may-not-edit');
    await office.move('person', one, 'part');
    expect(await office.row('person', one)).toMatchObject({ state: 'kept', mergedInto: null });
  });

  test('is the only one with an ID number', async () => {
    await person({ idNumber: '11010519491231002X' });
    expect(await refusal(person({ idNumber: '11010519491231002x' }))).toBe('person_id_number');
  });
});

describe('a tenure', () => {
  test('ends after it began, and is corrected with a reason', async () => {
    const body = await office.create('body', { name: '区测试局', kind: 'department' });
    const post = await office.create('post', { name: '副局长', body, role: 'deputy' });
    const id = await office.create('tenure', { person: await person(), post, begins: '2015-03' });
    expect(await refusal(office.move('tenure', id, 'end', { ends: '2014' }))).toBe('directory.ends-before-begins');
    await office.move('tenure', id, 'end', { ends: '2017-05-01' });
    expect(await refusal(office.move('tenure', id, 'end', { ends: '2017-05-01' }))).toBe('record.may-not');
    expect(await refusal(office.move('tenure', id, 'reopen', {}, ''))).toBe('record.reason-needed');
    await office.move('tenure', id, 'reopen');
    expect(await office.row('tenure', id)).toMatchObject({ state: 'serving' });
  });

  test('needs a post in a body or an organisation', async () => {
    expect(await refusal(office.create('post', { name: '局长' }))).toBe('directory.post-without-place');
  });
});
