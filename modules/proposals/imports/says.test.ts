import { expect, test } from 'vitest';
import { bodyKey } from './body-key.ts';
import {
  betweenOf,
  dayNamed,
  groundOf,
  leadersOf,
  namesIn,
  numberNamed,
  outcomeOf,
  satisfactionOf,
  screeningOf,
  sessionName,
  sessionNamed,
} from './says.ts';

test.each([
  ['政协广州市天河区第八届委员会第二次会议提案登记表', 8, 2],
  ['政協第十三屆委員會第一次會議提案', 13, 1],
  ['八届二次', 8, 2],
  ['８届２次会议', 8, 2],
  ['第八届政协五次会议', 8, 5],
  ['二十届十二次', 20, 12],
])('%s is session %i of term %i', (text, term, number) => {
  expect(sessionNamed(text)).toEqual({ term, number });
  expect(sessionNamed(sessionName({ term, number }))).toEqual({ term, number });
});

test('what names no session is none', () => {
  for (const text of ['', '2018年提案', '第八届委员会', '第二次会议']) expect(sessionNamed(text)).toBeNull();
});

test.each([
  ['23', 23],
  ['023', 23],
  ['第23号', 23],
  ['第２３号提案', 23],
  ['20180023', 23],
  ['2018023', 23],
  ['天政提〔2018〕23号', 23],
  ['8-2-023', 23],
  ['无', null],
  ['0', null],
])('%s is number %s', (text, number) => expect(numberNamed(text)).toBe(number));

test.each([
  ['2018年1月', '2018-01-01'],
  ['（2018年1月15日召开）', '2018-01-15'],
  ['2018年', '2018-01-01'],
  ['八届二次', null],
])('%s gives the day %s', (text, day) => expect(dayNamed(text)).toBe(day));

test.each([
  ['立案', 'filed'],
  ['同意立案，交区教育局办理', 'filed'],
  ['是', 'filed'],
  ['不予立案', 'rejected'],
  ['不立案', 'rejected'],
  ['與第12號並案', 'merged'],
  ['转社情民意', 'passed'],
  ['退回修改', 'returned'],
  ['待审查', 'submitted'],
  ['已撤案', 'withdrawn'],
  ['再议', null],
])('%s is screened as %s', (text, state) => expect(screeningOf(text)).toBe(state));

test.each([
  ['A', 'A'],
  ['b类', 'B'],
  ['Ａ类（已解决）', 'A'],
  ['C 留作参考或暂不可行', 'C'],
  ['满意', null],
])('%s is class %s', (text, outcome) => expect(outcomeOf(text)).toBe(outcome));

test.each([
  ['满意', 'satisfied'],
  ['非常满意，感谢', 'satisfied'],
  ['比较满意', 'basically'],
  ['基本滿意', 'basically'],
  ['不满意：没有落实', 'not'],
  ['已阅', null],
])('%s is rated %s', (text, rating) => expect(satisfactionOf(text)).toBe(rating));

test('the fixed grounds are known, also with more around them', () => {
  expect(groundOf('涉及国家秘密的')).toBe('secret');
  expect(groundOf('指名举报')).toBe('accusation');
  expect(groundOf('内容不合适')).toBeNull();
});

test('in session or between', () => {
  expect(['大会', '平时', '闭会期间', '是', '否', '二月'].map(betweenOf)).toEqual([
    false,
    true,
    true,
    true,
    false,
    null,
  ]);
});

test('names that stand in one cell', () => {
  expect(namesIn('陈大文、李小明，王 三等3人')).toEqual(['陈大文', '李小明', '王三']);
  expect(namesIn('陈大文 李小明（执笔）')).toEqual(['陈大文', '李小明']);
  expect(namesIn('民盟天河区总支')).toEqual(['民盟天河区总支']);
});

test.each([
  ['', '区委书记张三', [['secretary', '张三']]],
  ['', '张三（区政协党组书记、主席）', [['chair', '张三']]],
  ['', '区委常委、副区长王五', [['deputy-head', '王五']]],
  [
    '',
    '区委书记张三、区政协主席李四',
    [
      ['secretary', '张三'],
      ['chair', '李四'],
    ],
  ],
  ['', '区委副书记、区长赵六', [['head', '赵六']]],
  ['', '区政协副主席甲乙、区政协副主席丙丁', [['vice-chair', '甲乙、丙丁']]],
  ['', '街道党工委书记钱七', [['other', '钱七']]],
  ['主席督办', '', [['chair', null]]],
  ['是', '', [['other', null]]],
  ['否', '', []],
])('key %s, leader %s', (key, leader, expected) => {
  expect(leadersOf(key, leader, '').map((one) => [one.post, one.leader])).toEqual(expected);
});

test('the post may stand in a column of its own', () => {
  expect(leadersOf('', '张三', '区委书记')).toEqual([{ post: 'secretary', leader: '张三' }]);
});

test.each([
  ['区教育局', '广州市天河区教育局'],
  ['區教育局', '天河区教育局'],
  ['区发改局', '区发展和改革局'],
  ['区府办', '区政府办公室'],
  ['石牌街', '天河区石牌街道办事处'],
  ['市教育局', '广州市教育局'],
])('%s is %s', (one, other) => expect(bodyKey(one)).toBe(bodyKey(other)));

test('the city’s and the district’s are two', () => expect(bodyKey('市教育局')).not.toBe(bodyKey('区教育局')));
