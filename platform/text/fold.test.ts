import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWords } from './fold.ts';

test.each([
  ['性　別', '性别'],
  ['入會時間', '入会时间'],
  ['姓 名', '姓名'],
  ['入党（盟）时间：', '入党(盟)时间:'],
  ['１９９０００００８２６', '19900000826'],
  ['ＭＧ-2017', 'mg-2017'],
  ['廣州理工大學', '广州理工大学'],
  ['民建天河第一支部\u200b', '民建天河第一支部'],
  ['阿依•古丽', '阿依·古丽'],
  ['阿依・古丽', '阿依·古丽'],
])('%s is folded to %s', (written, folded) => {
  expect(fold(written)).toBe(folded);
});

test.each([
  ['餘偉霖', '余伟霖'],
  ['鍾海濤', '钟海涛'],
  ['衞國強', '卫国强'],
  ['衛國強', '卫国强'],
  ['羣', '群'],
  ['峯', '峰'],
  ['啟', '启'],
  ['啓', '启'],
  ['著', '着'],
  ['於', '于'],
  ['乾隆', '干隆'],
  ['臺盟', '台盟'],
])('%s and %s are the same', (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test('folding twice is folding once, for every character up to the last Chinese one', () => {
  const changed: string[] = [];
  for (let point = 0; point <= 0x33fff; point++) {
    const folded = fold(String.fromCodePoint(point));
    if (fold(folded) !== folded) changed.push(point.toString(16));
  }
  expect(changed).toEqual([]);
});

test('folding twice is folding once, for every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 1000 },
  );
});

test('Chinese is folded character by character, so that a part of a text is found inside it', () => {
  const chinese = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point)),
  });
  fc.assert(
    fc.property(chinese, chinese, (one, other) => {
      expect(fold(one + other)).toBe(fold(one) + fold(other));
    }),
  );
});

test('words can be kept apart', () => {
  expect(foldWords('  Roof\n Greening　屋頂綠化 ')).toBe('roof greening 屋顶绿化');
});
