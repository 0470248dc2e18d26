import { expect, test } from 'vitest';
import { partyByCell, partyOfTable } from './party-of.ts';

test.each([
  ['民建会员', '06'],
  ['广州市民建会员', '06'],
  ['九三学社天河区基层委员会', '10'],
  ['人民建设局', null],
  ['农民进修学校', null],
])('the party in %s is %s', (text, party) => {
  expect(partyByCell(text)).toBe(party);
});

test('who joins a society is no member of 九三学社 for that', () => {
  const context = { fileName: '名册.xlsx', party: null, titles: {} };
  const row = { table: 'roster', sheet: '名册', row: 2, cells: {}, answers: {} };
  expect(partyOfTable([row], { ...context, headers: { 名册: ['姓名', '加入社团时间'] } })).toBeNull();
  expect(partyOfTable([row], { ...context, headers: { 名册: ['姓名', '入社时间'] } })).toBe('10');
});
