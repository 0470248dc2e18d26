import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, digestOf, type Json } from './canonical.ts';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('the examples of RFC 8785', () => {
  test('values (section 3.2.2)', () => {
    const text = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    expect(canonical(JSON.parse(text))).toBe(expected);
  });

  test('keys in the order of their UTF-16 code units (section 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const object = Object.fromEntries(keys.map((key) => [key, null]));
    expect(canonical(object)).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:null`).join(',')}}`);
  });

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [1.0000000000000001e23, '1.0000000000000001e+23'],
    [999999999999999900000, '999999999999999900000'],
    [1e21, '1e+21'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
    [333333333.3333332, '333333333.3333332'],
  ])('the number %d (appendix B)', (number, expected) => {
    expect(canonical(number)).toBe(expected);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is refused', (number) => {
    expect(() => canonical({ deep: [number] })).toThrow(TypeError);
  });
});

test('keys that are numbers stand in the order of their digits', () => {
  expect(canonical({ 10: 1, 9: 2, a: 3, 1: 4 })).toBe('{"1":4,"10":1,"9":2,"a":3}');
});

test('half a surrogate pair is refused, in a value and in a key', () => {
  expect(() => canonical('\ud83d')).toThrow(TypeError);
  expect(() => canonical({ '\ude00': 1 })).toThrow(TypeError);
});

test('what JSON cannot say is refused', () => {
  expect(() => canonical({ missing: undefined } as unknown as Json)).toThrow(TypeError);
  expect(() => canonical([() => 1] as unknown as Json)).toThrow(TypeError);
});

test('it says the same value, in the same words however it is built', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value);
      expect(JSON.stringify(sorted(JSON.parse(text)))).toBe(JSON.stringify(sorted(value)));
      expect(canonical(reversed(value))).toBe(text);
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
  );
});

test('a digest is the SHA-256 of the canonical form in UTF-8', () => {
  const hex = createHash('sha256').update('{"a":"同舟","b":[1,2]}').digest('hex');
  expect(digestOf({ b: [1, 2], a: '同舟' })).toBe(`sha-256:${hex}`);
});

function sorted(value: Json): Json {
  return rebuilt(value, (entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reversed(value: Json): Json {
  return rebuilt(value, (entries) => entries.reverse());
}

type Entries = [key: string, value: Json][];

function rebuilt(value: Json, order: (entries: Entries) => Entries): Json {
  if (Array.isArray(value)) return value.map((inner) => rebuilt(inner, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): Entries[number] => [key, rebuilt(inner as Json, order)]);
  return Object.fromEntries(order(entries));
}
