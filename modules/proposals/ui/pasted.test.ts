import { expect, test } from 'vitest';
import { cleaned } from './pasted.ts';

test('what is pasted from a word processor becomes plain lines', () => {
  expect(cleaned('\u3000\u3000一、现状\r\n\u00a0\uf0b7\u00a0校门口\u200b拥堵\r\n\r\n\r\n二、建议\t如下')).toBe(
    '一、现状\n· 校门口拥堵\n\n二、建议 如下',
  );
});

test('a plain text stays as it is', () => {
  expect(cleaned('设置即停即走车位二十个。')).toBe('设置即停即走车位二十个。');
});
