import { afterEach, expect, test } from 'vitest';
import { inLanguage, say, setTraditional } from './say.ts';
import { traditional } from './traditional.ts';

afterEach(() => setTraditional((simplified) => simplified));

const label = { zh: '党派', en: 'Party' };

test('a label is shown in each language, Traditional derived from Simplified', () => {
  setTraditional(traditional);
  expect(inLanguage(label, 'zh-Hans')).toBe('党派');
  expect(inLanguage(label, 'zh-Hant')).toBe('黨派');
  expect(inLanguage(label, 'en')).toBe('Party');
});

test('without a dictionary Traditional readers see Simplified', () => {
  expect(inLanguage(label, 'zh-Hant')).toBe('党派');
});

test('parameters are filled in and never converted', () => {
  setTraditional(traditional);
  const sentence = { zh: '{name}已经是党员', en: '{name} is already a member' };
  expect(say(sentence, { name: '范于后' }, 'zh-Hant')).toBe('范于后已經是黨員');
  expect(say(sentence, { name: '范于后' }, 'en')).toBe('范于后 is already a member');
});

test('numbers choose the form of the sentence', () => {
  const sentence = { zh: '{count} 行有误', en: '{count, plural, one {# row is} other {# rows are}} wrong' };
  expect([1, 2].map((count) => say(sentence, { count }, 'en'))).toEqual(['1 row is wrong', '2 rows are wrong']);
  expect(say(sentence, { count: 1057 }, 'zh-Hans')).toBe('1057 行有误');
});

test('signs of markup and apostrophes are only characters', () => {
  const sentence = { zh: '<b>“{what}”</b>', en: "It's <b>{what}</b>" };
  expect(say(sentence, { what: '<i>' }, 'zh-Hans')).toBe('<b>“<i>”</b>');
  expect(say(sentence, { what: '{x}' }, 'en')).toBe("It's <b>{x}</b>");
});

test('a sentence whose parameter is missing is a mistake of the program', () => {
  expect(() => say({ zh: '{name}', en: '{name}' }, {}, 'en')).toThrow();
});

test('a sentence already said is said in Traditional once there is a dictionary', () => {
  expect(say(label, {}, 'zh-Hant')).toBe('党派');
  setTraditional(traditional);
  expect(say(label, {}, 'zh-Hant')).toBe('黨派');
});
