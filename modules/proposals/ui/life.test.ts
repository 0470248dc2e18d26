import { expect, test } from 'vitest';
import type { Row } from '../../../platform/ui/format.ts';
import { proposal as definition } from '../proposal.ts';
import { lifeOf } from './life.ts';
import type { Whole } from './whole.ts';

const row = (more: object): Row => ({ id: '1', version: 1, state: null, title: '', allowed: [], ...more });
const life = (proposal: object, rows: Whole['rows'] = {}) =>
  lifeOf({ proposal: row(proposal), merged: [], rows }, definition.states ?? {}).map(
    ({ label, day, is }) => `${label.zh} ${is}${day ? ` ${day}` : ''}`,
  );

test('what is behind it has its day, and what it waits for is now', () => {
  const rows = { proposal_handling: [row({ assignedOn: '2018-03-05' }), row({ assignedOn: '2018-03-02' })] };
  expect(life({ state: 'handling', submittedOn: '2018-01-10', filedOn: '2018-02-01' }, rows)).toEqual([
    ...['起草 done', '提交 done 2018-01-10', '立案 done 2018-02-01', '交办 done 2018-03-05'],
    ...['答复 now', '反馈 ahead', '办结 ahead'],
  ]);
});

test('where it left its way the line ends with how', () => {
  expect(life({ state: 'rejected', submittedOn: '2018-01-10' })).toEqual([
    ...['起草 done', '提交 done 2018-01-10', '不予立案 now'],
  ]);
  expect(life({ state: 'merged', submittedOn: '2018-01-10', filedOn: '2018-02-01' }).at(-1)).toBe('已并案 now');
});

test('closed, everything is behind it', () => {
  expect(life({ state: 'closed', closedOn: '2018-06-01' }).every((step) => step.includes('done'))).toBe(true);
});
