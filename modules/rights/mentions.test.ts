import { expect, test } from 'vitest';
import { withoutName, withoutNameAlone } from './mentions.ts';

const wang = { names: ['王安'], pseudonym: '某' };

test('where a row is the person’s, the name goes wherever it stands', () => {
  expect(withoutName('王安执笔，李四参与', wang)).toBe('某执笔，李四参与');
  expect(withoutName('王 安、李四', wang)).toBe('某、李四');
});

test('where nothing but the name says who is meant, it goes only where it stands alone', () => {
  expect(withoutNameAlone('王安、李四', wang)).toBe('某、李四');
  expect(withoutNameAlone('李四、王安（执笔）', wang)).toBe('李四、某（执笔）');
  expect(withoutNameAlone('王安等3人', wang)).toBe('某等3人');
  expect(withoutNameAlone('王安石、小王安、王安', wang)).toBe('王安石、小王安、某');
});
