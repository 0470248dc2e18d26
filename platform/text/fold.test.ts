import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWords } from './fold.ts';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'陳陈雅文衞衛卫著着裏里臺台ＡaÀİß　 \t\u200b·•１2Ⅳ㈠ﬁ豈𠮷'),
    fc.integer({ min: 0x3400, max: 0x9fff }).map((point) => String.fromCodePoint(point)),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

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

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(fold(fold(written))).toBe(fold(written));
    }),
    { numRuns: 2000 },
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
