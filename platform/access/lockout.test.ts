import { expect, test } from 'vitest';
import { networkOf, secondsToWait } from './lockout.ts';

const last = new Date('2026-03-02T01:00:00.000Z');
const later = (seconds: number) => new Date(last.getTime() + seconds * 1_000);

test('the first failures cost nothing, then each doubles the wait up to a quarter of an hour', () => {
  const waits = [0, 1, 4, 5, 6, 7, 8, 12, 13, 100, 1e9].map((failures) => secondsToWait('name', failures, last, last));
  expect(waits).toEqual([0, 0, 0, 5, 10, 20, 40, 640, 900, 900, 900]);
});

test('the wait runs from the last failure and ends', () => {
  const waits = [0, 1, 4.2, 5, 6, -10].map((seconds) => secondsToWait('name', 5, last, later(seconds)));
  expect(waits).toEqual([5, 4, 1, 0, 0, 15]);
});

test('an address, which may be a whole office, is given more', () => {
  expect([20, 21, 22].map((failures) => secondsToWait('address', failures, last, last))).toEqual([0, 5, 10]);
});

test.each([
  ['192.168.1.7', '192.168.1.7'],
  ['::ffff:192.168.1.7', '192.168.1.7'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
  ['2001:DB8::1:0:0:0:1', '2001:db8:0:1::/64'],
  ['2001:0db8:0000:0001::9', '2001:db8:0:1::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::', 'fe80:0:0:0::/64'],
])('the address %s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
