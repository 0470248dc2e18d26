import { expect, test } from 'vitest';
import { sessionCache } from './session-cache.ts';
import type { SignedIn } from './sessions.ts';

const signedIn = { account: 'a', name: '王芳', session: 's' } as SignedIn;
const start = Date.parse('2026-03-02T01:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);
const until = at(3_600);

/** A cache whose look-ups are counted. */
function counted() {
  const cache = sessionCache();
  let looks = 0;
  const ask = (seconds: number, found: { signedIn: SignedIn; until: Date } | null = { signedIn, until }) =>
    cache.signedIn('token', at(seconds), async () => {
      looks += 1;
      return found;
    });
  return { cache, ask, looks: () => looks };
}

test('who is signed in is remembered for fifteen seconds, and nobody is not', async () => {
  const { ask, looks } = counted();
  expect(await ask(0, null)).toBeNull();
  expect([await ask(0), await ask(14.9)]).toEqual([signedIn, signedIn]);
  expect(looks()).toBe(2);
  expect(await ask(15)).toEqual(signedIn);
  expect(looks()).toBe(3);
});

test('nobody is remembered beyond the end of the session', async () => {
  const { ask } = counted();
  await ask(0, { signedIn, until: at(5) });
  expect(await ask(4.9, null)).toEqual(signedIn);
  expect(await ask(5, null)).toBeNull();
});

test('who is forgotten is looked up at once, also where the look-up had begun before', async () => {
  const { cache, ask } = counted();
  await ask(0);
  cache.forget('b');
  expect(await ask(1, null)).toEqual(signedIn);
  cache.forget('a');
  expect(await ask(1, null)).toBeNull();
  let ended = (): void => {};
  const looking = cache.signedIn(
    'token',
    at(2),
    () =>
      new Promise((found) => {
        ended = () => found({ signedIn, until });
      }),
  );
  cache.forget();
  ended();
  await looking;
  expect(await ask(2, null)).toBeNull();
});
