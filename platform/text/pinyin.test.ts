import { expect, test } from 'vitest';
import { initialsOf, pinyinOf, readingsOf } from './pinyin.ts';

test.each([
  ['陈雅文', 'chenyawen', 'cyw'],
  ['陳雅文', 'chenyawen', 'cyw'],
  ['曾国强', 'zengguoqiang', 'zgq'],
  ['单志明', 'shanzhiming', 'szm'],
  ['單志明', 'shanzhiming', 'szm'],
  ['仇英', 'qiuying', 'qy'],
  ['区志强', 'ouzhiqiang', 'ozq'],
  ['解缙', 'xiejin', 'xj'],
  ['查良镛', 'zhaliangyong', 'zly'],
  ['朴树', 'piaoshu', 'ps'],
  ['任重', 'renzhong', 'rz'],
  ['乐嘉', 'yuejia', 'yj'],
  ['覃海', 'qinhai', 'qh'],
  ['吕丽', 'lvli', 'll'],
  ['欧阳修', 'ouyangxiu', 'oyx'],
  ['尉迟恭', 'yuchigong', 'ycg'],
  ['司徒美堂', 'situmeitang', 'stmt'],
  ['歐陽乾', 'ouyangqian', 'oyq'],
  ['陈乾', 'chenqian', 'cq'],
])('%s is read %s', (name, pinyin, initials) => {
  expect(pinyinOf(name)).toBe(pinyin);
  expect(initialsOf(name)).toBe(initials);
});

test('an organisation is read by its words, not as a surname', () => {
  expect(pinyinOf('单位行政执法局')).toBe('danweixingzhengzhifaju');
  expect(pinyinOf('重庆市渝中区委员会')).toBe('chongqingshiyuzhongquweiyuanhui');
  expect(initialsOf('民革天河第一支部')).toBe('mgthdyzb');
});

test('letters and digits stay, signs are skipped', () => {
  expect(pinyinOf('阿依·古丽')).toBe('ayiguli');
  expect(pinyinOf('John 陈')).toBe('johnchen');
  expect(initialsOf('John 陈')).toBe('jc');
  expect(pinyinOf('第3支部')).toBe('di3zhibu');
  expect(pinyinOf('——')).toBe('');
});

test('other living readings follow the likeliest', () => {
  expect(readingsOf('仇英').map((reading) => reading.join(''))).toEqual(['qiuying', 'chouying']);
  expect(readingsOf('陈乐').map((reading) => reading.join(''))).toEqual(['chenle', 'chenyue']);
  expect(readingsOf('吕丽').map((reading) => reading.join(''))).toEqual(['lvli', 'lüli', 'luli', 'lyuli']);
  expect(readingsOf('陈雅文')).toEqual([['chen', 'ya', 'wen']]);
});

test('a name of many readings keeps a few', () => {
  expect(readingsOf('乐长行乐').length).toBeLessThanOrEqual(4);
  expect(readingsOf('')).toEqual([]);
});
