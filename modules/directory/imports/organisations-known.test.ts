import { expect, test } from 'vitest';
import { branchIn, nameKey, organisationIn } from './organisations-known.ts';

test.each([
  ['第一支部', '第一支部'],
  ['第二支部(12人)', '第二支部'],
  ['民革天河第一支部名册', '民革天河第一支部'],
  ['三、九三天河第三支社（35人）', '九三天河第三支社'],
  ['2017年民建天河第一支部会员名单', '民建天河第一支部'],
  ['附件2：民建天河总支部名册', '民建天河总支部'],
  ['第一支部 (2)', '第一支部'],
  ['各支部人数', null],
  ['本支部名册', null],
  ['说明：第一支部未报', null],
  ['名册', null],
])('the organisation in %s is %s', (text, name) => {
  expect(organisationIn(text)).toBe(name);
});

test('a committee whose list it is is no branch', () => {
  expect(organisationIn('民革天河区委员会')).toBe('民革天河区委员会');
  expect(branchIn('民革天河区委员会党员花名册')).toBeNull();
});

test('the number of a branch is one however it is written', () => {
  const written = ['第一支部', '第1支部', '第１支部', '一支部', '1支部'];
  expect(new Set(written.map(nameKey))).toEqual(new Set(['第一支部']));
  expect(nameKey('民建天河12支部')).toBe(nameKey('民建天河第十二支部'));
  expect(nameKey('第十一支部')).not.toContain(nameKey('第一支部'));
});
