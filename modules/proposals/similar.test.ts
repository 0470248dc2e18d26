import { describe, expect, test } from 'vitest';
import { matterOf, mostAlike } from './similar.ts';

const titled = (...titles: string[]) => titles.map((title) => ({ title }));

describe('titles that are alike', () => {
  test('are told by what they are about, not by what every title says', () => {
    const others = titled(
      '关于完善校门口交通秩序的提案',
      '关于完善老旧小区加装电梯的提案',
      '关于校门口交通拥堵问题的建议',
    );
    expect(mostAlike('关于加强校门口交通管理的建议', others, 5).map(({ title }) => title)).toEqual([
      '关于完善校门口交通秩序的提案',
      '关于校门口交通拥堵问题的建议',
    ]);
  });

  test('are no more than asked, the most alike first', () => {
    const others = titled('校门口停车', '校门口交通', '校门口');
    expect(mostAlike('校门口交通', others, 1)).toEqual(titled('校门口交通'));
  });

  test('a title that says nothing yet is like none', () => {
    expect(matterOf('关于进一步加强').trim()).toBe('');
    expect(mostAlike('关于', titled('关于的提案', '关于校门口'), 5)).toEqual([]);
  });
});
