import { expect, test } from 'vitest';
import { type DeskRow, moveOf } from './desk.ts';

const row = (more: Partial<DeskRow>): DeskRow => ({
  ...{
    id: '1',
    version: 1,
    state: 'accepted',
    role: 'lead',
    assignedOn: null,
    countersignedOn: null,
    body: '区教育局',
  },
  ...{ proposal: '2', number: 1, title: '校门口', proposerName: null, reply: null },
  ...{ helping: 1, opinions: 0, countersigned: 0 },
  ...more,
});
const reply = (state: string, begun = true) => ({ id: '3', state, begun, says: null });

test('a department signs for it first', () => {
  expect(moveOf(row({ state: 'assigned' }))).toBe('toAccept');
  expect(moveOf(row({ state: 'assigned', role: 'co' }))).toBe('toAccept');
  expect(moveOf(row({ state: 'objected' }))).toBe('waiting');
});

test('the lead writes, then waits for every co-handler, then submits', () => {
  expect(moveOf(row({}))).toBe('toReply');
  expect(moveOf(row({ reply: reply('draft') }))).toBe('toReply');
  expect(moveOf(row({ reply: reply('draft'), countersigned: 1 }))).toBe('toSubmit');
  expect(moveOf(row({ state: 'answered', reply: reply('submitted'), countersigned: 1 }))).toBe('waiting');
  expect(moveOf(row({ reply: reply('returned') }))).toBe('toRevise');
});

test('a co-handler gives an opinion, and countersigns what the lead has written', () => {
  expect(moveOf(row({ role: 'co' }))).toBe('toGiveOpinion');
  expect(moveOf(row({ role: 'co', state: 'answered' }))).toBe('waiting');
  expect(moveOf(row({ role: 'co', state: 'answered', reply: reply('draft', false) }))).toBe('waiting');
  expect(moveOf(row({ role: 'co', state: 'answered', reply: reply('draft') }))).toBe('toCountersign');
  expect(moveOf(row({ role: 'co', state: 'answered', reply: reply('draft'), countersignedOn: '2018-05-01' }))).toBe(
    'waiting',
  );
});
