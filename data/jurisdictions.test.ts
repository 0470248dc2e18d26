import { expect, test } from 'vitest';
import { isTenant, jurisdictions, scope } from './jurisdictions.ts';

test('the tree leads from the subdistrict to the nation', () => {
  const path: string[] = [];
  for (let at = jurisdictions.get('440106001'); at; at = jurisdictions.get(at.parent ?? '')) {
    path.push(`${at.level} ${at.zh} ${at.en}`);
  }
  expect(path).toEqual([
    'township 五山街道 Wushan Subdistrict',
    'county 天河区 Tianhe District',
    'prefecture 广州市 Guangzhou',
    'province 广东省 Guangdong',
    "nation 中华人民共和国 People's Republic of China",
  ]);
});

test('every place but the nation is part of a place in the table, and lies in its scope', () => {
  for (const { code, parent } of jurisdictions.values()) {
    if (parent === null) continue;
    expect(jurisdictions.has(parent), code).toBe(true);
    const { lo, hi } = scope(parent);
    const digits = Number(code.slice(0, 6));
    expect(lo <= digits && digits <= hi, code).toBe(true);
  }
});

test('the table is whole: 34 provinces, 333 prefectures and the counties', () => {
  const count = (level: string) => [...jurisdictions.values()].filter((place) => place.level === level).length;
  expect([count('province'), count('prefecture'), count('township')]).toEqual([34, 333, 21]);
  expect(count('county')).toBeGreaterThan(2800);
});

test('a county without a prefecture is part of its province or municipality', () => {
  expect(jurisdictions.get('429004')?.parent).toBe('420000');
  expect(jurisdictions.get('110101')?.parent).toBe('110000');
});

test('rows belong to counties, and to prefectures that have none', () => {
  expect(['440106', '441900', '442000', '620200'].map(isTenant)).toEqual([true, true, true, true]);
  expect(['440100', '440000', '100000', '440106001', '999999'].some(isTenant)).toBe(false);
});

test('a scope is a range of codes', () => {
  expect(scope('440106')).toEqual({ lo: 440_106, hi: 440_106 });
  expect(scope(440_100)).toEqual({ lo: 440_100, hi: 440_199 });
  expect(scope('441900')).toEqual({ lo: 441_900, hi: 441_999 });
  expect(scope('440000')).toEqual({ lo: 440_000, hi: 449_999 });
  expect(scope('100000')).toEqual({ lo: 0, hi: 999_999 });
  expect(scope(0)).toEqual({ lo: 0, hi: 999_999 });
});
